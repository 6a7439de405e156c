import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Pages that stand alone are HTML entries; the public pages are written by the server and improved by scripts from the manifest. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: {
        wall: here('wall/wall.html'),
        desk: here('desk/desk.html'),
        join: here('public/join.ts'),
        receipt: here('public/receipt.ts'),
        listen: here('public/listen.ts'),
        worker: here('worker/worker.ts'),
      },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
