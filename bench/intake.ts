import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import autocannon from 'autocannon'
import { serverFor, startServer } from '../tests/journeys/harness/server.ts'
import { freePort } from '../tests/support/port.ts'
import { type Bar, bar, quantile } from './bar.ts'
import { child } from './parts/child.ts'

const connections = 64
const unlimited = { LIMIT_PER_DEVICE: '1000000', LIMIT_PER_ADDRESS: '10000000', LOG_LEVEL: 'fatal' }
const words = 'A place to sit on the way to the surgery, and somebody who asks how it went.'
const newBody = (): string =>
  JSON.stringify({ text: words, consent: true, key: crypto.randomUUID(), area: 'ward/Armley' })

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

/** The durable route against the same route without a store, turn about in one run. */
const durable = async (): Promise<Bar> => {
  await using server = await startServer({ env: unlimited })
  const port = await freePort()
  await using bare = child([process.execPath, 'bench/parts/storeless.ts'], {
    ...unlimited,
    HOST: '127.0.0.1',
    PORT: String(port),
  })
  await bare.firstLine
  const ratios: number[] = []
  const rates: number[] = []
  let total = 0
  await load(server.url, 1)
  await load(`http://127.0.0.1:${port}`, 1)
  for (let run = 0; run < runs; run++) {
    const kept = await load(server.url, 3)
    const free = await load(`http://127.0.0.1:${port}`, 3)
    ratios.push(kept.rate / free.rate)
    rates.push(free.rate)
    total += kept.total
  }
  return bar('intake-durable-ratio', {
    value: quantile(ratios, 0.5),
    unit: 'of the storeless rate',
    limit: '>= 0.5',
    n: total,
    runs,
    alternative: { name: 'the same route without a store', value: quantile(rates, 0.5), unit: 'messages/s' },
  })
}

/** Posts without pause until the server is gone; every id that was acknowledged goes into `acknowledged`. */
const flood = async (url: string, acknowledged: string[], isOver: () => boolean): Promise<void> => {
  while (!isOver()) {
    try {
      const reply = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: newBody(),
      })
      if (reply.status === 201) acknowledged.push(((await reply.json()) as { id: string }).id)
    } catch {
      return
    }
  }
}

const kills = 50

/** Fifty kill -9 under load: how many acknowledged messages the store does not hold afterwards. */
const lost = async (): Promise<Bar> => {
  await using server = serverFor({ env: unlimited })
  const acknowledged: string[] = []
  for (let kill = 0; kill < kills; kill++) {
    await server.start()
    let over = false
    const floods = Array.from({ length: 16 }, () => flood(server.url, acknowledged, () => over))
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 300))
    await server.kill9()
    over = true
    await Promise.all(floods)
  }
  await server.start()
  const store = new DatabaseSync(join(server.directory, 'headrow.db'), { readOnly: true })
  const held = new Set(
    store
      .prepare('select id from message')
      .all()
      .map((row) => row['id']),
  )
  store.close()
  const missing = acknowledged.filter((id) => !held.has(id)).length
  if (acknowledged.length < kills) throw new Error('too little was acknowledged to tell')
  return bar('intake-acknowledged-lost', {
    value: missing,
    unit: 'messages',
    limit: '== 0',
    n: acknowledged.length,
    runs: kills,
  })
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

export const intake = async (): Promise<Bar[]> => [await durable(), await lost(), await fsyncs()]
