import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { until } from '../tests/journeys/harness/until.ts'
import { type Bar, bar, quantile } from './bar.ts'
import { startNodes } from './parts/nodes.ts'
import { type Readers, startReaders } from './parts/readers.ts'

const kills = 12
const cuts = 6
/** No hand-over is waited for longer, in ms. */
const most = 15_000

/** The node that reads, once there is one. */
const readerOf = async (readers: Readers): Promise<number> => {
  await until('one node reads', () => readers.now().length === 1)
  return readers.now()[0] ?? -1
}

/** Three nodes and a network that knows who reads it: the reader is killed, or cut off from the store, again and again. */
export const lease = async (): Promise<Bar[]> => {
  await using readers = await startReaders()
  await using city = await startNodes(3, (node) => ({ BLUESKY_JETSTREAM_URL: readers.urlFor(node) }))
  const took: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    const reader = await readerOf(readers)
    await pause(500 + Math.random() * 500)
    const next = readers.next(most)
    const from = performance.now()
    const node = city.nodes[reader]
    await node?.kill9()
    took.push((await next).at - from)
    await node?.start()
  }
  const client = new pg.Client({ connectionString: city.database })
  await client.connect()
  for (let cut = 0; cut < cuts; cut++) {
    await readerOf(readers)
    await pause(300)
    const next = readers.next(most)
    await client.query(`select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and granted and pid <> pg_backend_pid()`)
    await next
  }
  await client.end()
  await readerOf(readers)
  console.log(`fail-over in ms: ${took.map((ms) => Math.round(ms)).join(' ')}`)
  return [
    bar('feed-lease-failover-median', { value: quantile(took, 0.5), unit: 'ms', limit: '<= 1000', n: kills }),
    bar('feed-lease-two-readers', { value: readers.crowded(), unit: 'times', limit: '<= 0', n: kills + cuts }),
  ]
}
