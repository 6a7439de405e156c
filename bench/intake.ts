import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { type Desk, signIn } from '../tests/journeys/harness/desk.ts'
import { type Server, startServer } from '../tests/journeys/harness/server.ts'
import { until } from '../tests/journeys/harness/until.ts'
import { freePort } from '../tests/support/port.ts'
import { type Bar, type Limit, bar, quantile } from './bar.ts'
import { child } from './parts/child.ts'
import { newBody } from './parts/messages.ts'
import { startNodes, unlimited } from './parts/nodes.ts'

const connections = 64
/** Answers a second of POST /api/messages over 64 connections, each request a message of its own. */
const load = async (url: string, seconds: number): Promise<{ rate: number; total: number }> => {
  const result = await autocannon({
    url: `${url}/api/messages`,
    connections,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: [{ setupRequest: (request) => ({ ...request, body: newBody() }) }],
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals, ${result.errors} errors`)
  return { rate: result['2xx'] / result.duration, total: result['2xx'] }
}

const runs = 5

/** Waits until everything that was taken in is screened: what is measured next has the machine to itself. */
const settled = async (desk: Desk): Promise<void> => {
  await until(
    'all is screened',
    async () => {
      const { counts, tally } = await desk.status()
      return Object.values(counts).reduce((sum, lane) => sum + lane.count, 0) === tally.received
    },
    120_000,
  )
}

/** The durable route against the same route without a store, turn about in one run. */
const durable = async (name: string, limit: Limit, server: Server): Promise<Bar> => {
  const desk = await signIn(server.url, server.password)
  const port = await freePort()
  const free = `http://127.0.0.1:${port}`
  const env = { ...unlimited, HOST: '127.0.0.1', PORT: String(port) }
  await using bare = child([process.execPath, 'bench/parts/storeless.ts'], env)
  await bare.firstLine
  const ratios: number[] = []
  const rates: number[] = []
  let total = 0
  await load(server.url, 1)
  await load(free, 1)
  for (let run = 0; run < runs; run++) {
    await settled(desk)
    const { rate } = await load(free, 3)
    const kept = await load(server.url, 3)
    ratios.push(kept.rate / rate)
    rates.push(rate)
    total += kept.total
  }
  console.log(`${name}, each run: ${ratios.map((ratio) => ratio.toFixed(3)).join(' ')}`)
  return bar(name, {
    value: quantile(ratios, 0.5),
    unit: 'of the storeless rate',
    limit,
    n: total,
    runs,
    alternative: { name: 'the same route without a store', value: quantile(rates, 0.5), unit: 'messages/s' },
  })
}

const onSqlite = async (): Promise<Bar> => {
  await using server = await startServer({ env: unlimited })
  return await durable('intake-durable-ratio', '>= 0.6', server)
}

const onPostgres = async (): Promise<Bar> => {
  await using city = await startNodes(1, () => ({}))
  const [server] = city.nodes
  if (!server) throw new Error('a node was to be started')
  return await durable('intake-durable-postgres-ratio', '>= 0.4', server)
}

const commits = 200

/** fsyncs that the system saw for each commit; counted by strace, where it is installed. */
const fsyncs = async (): Promise<Bar> => {
  const folder = await mkdtemp(join(tmpdir(), 'headrow-bench-'))
  try {
    const counted = join(folder, 'counted.txt')
    const trace = ['strace', '-f', '-c', '-e', 'trace=fsync,fdatasync', '-o', counted]
    await using run = child([...trace, process.execPath, 'bench/parts/commits.ts', folder, String(commits)])
    if ((await run.ended) !== 0) throw new Error('strace is needed to count fsyncs (Debian: apt-get install strace)')
    const lines = (await readFile(counted, 'utf8')).split('\n').filter((line) => /\b(fsync|fdatasync)$/.test(line))
    const total = lines.reduce((sum, line) => sum + Number(line.trim().split(/\s+/)[3]), 0)
    return bar('intake-fsyncs-per-commit', { value: total / commits, unit: 'fsyncs', limit: '>= 1', n: commits })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const intake = async (): Promise<Bar[]> => [await onSqlite(), await onPostgres(), await fsyncs()]
