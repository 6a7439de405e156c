import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { send } from '../tests/journeys/harness/desk.ts'
import { type Server, serverFor, startServer } from '../tests/journeys/harness/server.ts'
import { type Bar, bar, quantile } from './bar.ts'
import { newBody } from './parts/messages.ts'
import { startNodes, unlimited } from './parts/nodes.ts'

const kills = 50

/** Posts without pause until it is over, and after a refused connection again; every id that was acknowledged goes into `acknowledged`. */
const flood = async (server: Server, acknowledged: string[], isOver: () => boolean): Promise<void> => {
  while (!isOver()) {
    try {
      const reply = await fetch(`${server.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: newBody(),
      })
      if (reply.status === 201) acknowledged.push(((await reply.json()) as { id: string }).id)
    } catch {
      await pause(20)
    }
  }
}

/** Floods the servers, kills them one after the other by `victim`, and gives every id that was acknowledged. */
const killed = async (servers: readonly Server[], victim: (kill: number) => Server): Promise<string[]> => {
  const acknowledged: string[] = []
  let over = false
  const floods = servers.flatMap((server) => Array.from({ length: 16 }, () => flood(server, acknowledged, () => over)))
  for (let kill = 0; kill < kills; kill++) {
    await pause(100 + Math.random() * 300)
    await victim(kill).kill9()
    await victim(kill).start()
  }
  over = true
  await Promise.all(floods)
  if (acknowledged.length < kills) throw new Error('too little was acknowledged to tell')
  return acknowledged
}

const lostOf = (name: string, acknowledged: readonly string[], held: ReadonlySet<unknown>): Bar =>
  bar(name, {
    value: acknowledged.filter((id) => !held.has(id)).length,
    unit: 'messages',
    limit: '== 0',
    n: acknowledged.length,
    runs: kills,
  })

/** Fifty kill -9 under load: how many acknowledged messages the store does not hold afterwards. */
const fromSqlite = async (): Promise<Bar> => {
  await using server = await startServer({ env: unlimited })
  const acknowledged = await killed([server], () => server)
  const store = new DatabaseSync(join(server.directory, 'headrow.db'), { readOnly: true })
  const rows = store.prepare('select id from message').all()
  store.close()
  return lostOf('intake-acknowledged-lost', acknowledged, new Set(rows.map((row) => row['id'])))
}

/** The same of two nodes on one PostgreSQL, killed in turn: the other goes on meanwhile. */
const fromPostgres = async (): Promise<Bar> => {
  await using city = await startNodes(2, () => ({}))
  const [one, two] = city.nodes
  if (!one || !two) throw new Error('two nodes were to be started')
  const acknowledged = await killed(city.nodes, (kill) => (kill % 2 ? one : two))
  const client = new pg.Client({ connectionString: city.database })
  await client.connect()
  const { rows } = await client.query<{ id: string }>('select id from message')
  await client.end()
  return lostOf('intake-acknowledged-lost-postgres', acknowledged, new Set(rows.map(({ id }) => id)))
}

const seconds = 5

/** A second server on the data of one that runs: how long it takes to end with a word about it, the first being unharmed. */
const second = async (): Promise<Bar> => {
  await using first = await startServer({ env: unlimited })
  const took: number[] = []
  for (let run = 0; run < seconds; run++) {
    await using late = serverFor({ env: { ...unlimited, DATA_DIR: first.directory } })
    const from = performance.now()
    const ended = late.start().then(
      () => 'it started',
      (error: unknown) => String(error),
    )
    await send(first.url, `While a second server knocks, ${run}`)
    const words = await ended
    took.push(performance.now() - from)
    if (!/the server ended with [1-9]/.test(words) || !words.includes(first.directory))
      throw new Error(`the second server did not end with the name of the directory: ${words}`)
    await send(first.url, `After it, ${run}`)
  }
  return bar('intake-second-server-exit', { value: quantile(took, 1), unit: 'ms', limit: '<= 2000', n: seconds })
}

export const lost = async (): Promise<Bar[]> => [await second(), await fromSqlite(), await fromPostgres()]
