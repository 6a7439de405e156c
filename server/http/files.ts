import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), css: z.array(z.string()).optional(), imports: z.array(z.string()).optional() }),
)
type Manifest = z.infer<typeof Manifest>

export interface PageAssets {
  scripts: string[]
  styles: string[]
  /** every file of JavaScript that the page loads: its scripts and all that they import */
  chunks: string[]
}

/** What a public page needs of the build: its script and the styles of it and of all that it imports. */
const assetsOf = (manifest: Manifest, key: string): PageAssets => {
  const entry = manifest[key]
  if (!entry) return { scripts: [], styles: [], chunks: [] }
  const seen = new Set<string>()
  const styles: string[] = []
  const walk = (name: string): void => {
    const chunk = manifest[name]
    if (!chunk || seen.has(name)) return
    seen.add(name)
    for (const next of chunk.imports ?? []) walk(next)
    styles.push(...(chunk.css ?? []).map((file) => `/${file}`))
  }
  walk(key)
  const chunks = [...seen].flatMap((name) => manifest[name]?.file ?? [])
  return { scripts: [`/${entry.file}`], styles: [...new Set(styles)], chunks: chunks.map((file) => `/${file}`) }
}

/** Reads the build's manifest. Throws when the pages were not built. */
export const readAssets = (dist: string): ((entry: string) => PageAssets) => {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')))
  return (entry) => assetsOf(manifest, `public/${entry}.ts`)
}

/** The pages that stand alone, the built files (their names change with their content) and the wall's service worker. */
export const fileRoutes = async (app: FastifyInstance, dist: string): Promise<void> => {
  await app.register(fastifyStatic, {
    root: join(dist, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
  })
  for (const page of ['wall', 'desk']) {
    app.get(`/${page}`, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(`${page}.html`, join(dist, page), { cacheControl: false }),
    )
  }
  app.get('/worker.js', (_request, reply) =>
    reply
      .header('cache-control', 'no-cache')
      .header('service-worker-allowed', '/')
      .sendFile('worker.js', dist, { cacheControl: false }),
  )
}
