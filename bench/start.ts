import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildPages, builtPages } from '../server/commands/build.ts'
import { readAssets } from '../server/http/files.ts'
import { send } from '../tests/journeys/harness/desk.ts'
import { serverFor } from '../tests/journeys/harness/server.ts'
import { type Bar, bar, quantile } from './bar.ts'

const runs = 9

/** From the launch of the process to the first answer of /health/ready, with a store that holds messages. */
const ready = async (): Promise<Bar> => {
  await using server = serverFor()
  await server.start()
  for (let i = 0; i < 50; i++) await send(server.url, `A message from yesterday, number ${i}`)
  await server.stop()
  const took: number[] = []
  for (let run = 0; run < runs; run++) {
    const begin = performance.now()
    await server.start()
    took.push(performance.now() - begin)
    await server.stop()
  }
  return bar('start-ready', { value: quantile(took, 0.5), unit: 'ms', limit: '<= 1000', n: runs })
}

/** All the JavaScript that the join page loads, gzipped as a server would send it. */
const joinPage = async (): Promise<Bar> => {
  await buildPages()
  const { dist } = builtPages()
  const { chunks } = readAssets(dist)('join')
  const bytes = chunks.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
  return bar('join-js-gzipped', { value: bytes / 1_000, unit: 'kB', limit: '<= 25', n: chunks.length })
}

export const start = async (): Promise<Bar[]> => [await ready(), await joinPage()]
