import { setTimeout as pause } from 'node:timers/promises'
import type { FeedPage } from '../shared/feed.ts'
import type { DeskMessage } from '../shared/desk.ts'
import { type Desk, send, signIn } from '../tests/journeys/harness/desk.ts'
import { until } from '../tests/journeys/harness/until.ts'
import { type Bar, bar, quantile } from './bar.ts'
import { type Arrivals, openArrivals } from './parts/arrivals.ts'
import { child } from './parts/child.ts'
import { startCity } from './parts/nodes.ts'

const quiet = 300
const withoutRedis = 60
const words = (n: number): string => `A place to sit on the way to the surgery, and somebody who asks how it went, ${n}`

/** So many messages that wait at the desk. */
const waiting = async (url: string, desk: Desk, n: number): Promise<DeskMessage[]> => {
  for (let i = 0; i < n; i++) await send(url, words(i))
  return until(`${n} messages wait`, async () => {
    const messages = await desk.messages('new', 500)
    return messages.length >= n && messages
  })
}

/** From the sending of the decision to the entry at the client, in ms. */
const hop = async (desk: Desk, message: DeskMessage, there: Arrivals): Promise<number> => {
  const from = performance.now()
  const [{ at }] = await Promise.all([there.of(message.id), desk.decide(message, 'approve')])
  return at - from
}

interface Bare extends AsyncDisposable {
  /** from the posting to one node, and from its emitting, to the entry at a client of the other, in ms */
  hop: (n: number) => Promise<{ posted: number; emitted: number }>
}

/** Two bare servers with the adapter on the same Redis. */
const openBare = async (redis: string): Promise<Bare> => {
  await using stack = new AsyncDisposableStack()
  const start = () => stack.use(child([process.execPath, 'bench/parts/adapter.ts', redis]))
  const [here, there] = [start(), start()]
  const url = `http://127.0.0.1:${await here.firstLine}`
  const client = stack.use(await openArrivals(`http://127.0.0.1:${await there.firstLine}`))
  const held = stack.move()
  return {
    hop: async (n) => {
      const id = `bare-${n}`
      const from = performance.now()
      const body = JSON.stringify({ seq: n, kind: 'show', id, message: { id, text: words(n), source: 'web' } })
      const [{ at, entry }] = await Promise.all([client.of(id), fetch(url, { method: 'POST', body })])
      return { posted: at - from, emitted: performance.timeOrigin + at - Number(entry['emitted']) }
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}

/** Approved at one node, seen at another: turn about with the bare adapter, far enough apart that nothing waits for another. */
const twoNodes = async (): Promise<Bar[]> => {
  await using city = await startCity(2)
  const [one, two] = city.nodes
  if (!one || !two) throw new Error('two nodes were to be started')
  const desk = await signIn(one.url, one.password)
  const warm = 20
  const messages = await waiting(one.url, desk, quiet + warm + withoutRedis)
  using there = await openArrivals(`${two.url}/wall`)
  const ours: number[] = []
  const posted: number[] = []
  const emitted: number[] = []
  {
    await using bare = await openBare(city.redis.url)
    for (const [n, message] of messages.slice(0, quiet + warm).entries()) {
      await pause(30 + Math.random() * 30)
      const took = await hop(desk, message, there)
      await pause(30 + Math.random() * 30)
      const beside = await bare.hop(n)
      if (n < warm) continue
      ours.push(took)
      posted.push(beside.posted)
      emitted.push(beside.emitted)
    }
  }
  console.log(
    `approve to the other node: p50 ${quantile(ours, 0.5)}, p99 ${quantile(ours, 0.99)}, worst ${quantile(ours, 1)} ms; ` +
      `the adapter from the request: p50 ${quantile(posted, 0.5)} ms; from emit: p50 ${quantile(emitted, 0.5)} ms`,
  )
  await city.redis.stop()
  const alone: number[] = []
  for (const message of messages.slice(quiet + warm)) {
    await pause(Math.random() * 300)
    alone.push(await hop(desk, message, there))
  }
  const beside = quantile(posted, 0.5)
  return [
    bar('feed-two-nodes-p50-ratio', {
      value: quantile(ours, 0.5) / beside,
      unit: 'times the adapter',
      limit: '<= 3',
      n: quiet,
      alternative: { name: 'request to client by @socket.io/redis-adapter', value: beside, unit: 'ms' },
    }),
    bar('feed-two-nodes-p99', { value: quantile(ours, 0.99), unit: 'ms', limit: '<= 20', n: quiet }),
    bar('feed-without-redis-max', { value: quantile(alone, 1), unit: 'ms', limit: '<= 1200', n: withoutRedis }),
  ]
}

const contested = 200

/** A second account, by an admin's invitation. */
const invite = async (url: string, admin: Desk, name: string): Promise<Desk> => {
  const { status, body } = await admin.ask('POST', '/api/desk/people', { name, roles: ['moderator'] })
  if (status >= 300) throw new Error(`the invitation was answered ${status}`)
  const password = 'another lantern over the Aire'
  const token = new URLSearchParams((body as { path: string }).path.split('#')[1]).get('setup')
  const made = await admin.ask('POST', '/api/set-up', { token, password })
  if (made.status >= 300) throw new Error(`the account was answered ${made.status}`)
  return signIn(url, password, name)
}

/** Two people approve the same 200 messages, each at a node of their own, all 400 at once. */
const concurrent = async (): Promise<Bar> => {
  await using city = await startCity(2)
  const [one, two] = city.nodes
  if (!one || !two) throw new Error('two nodes were to be started')
  const admin = await signIn(one.url, one.password)
  const ada = await invite(two.url, admin, 'Ada')
  const messages = await waiting(one.url, admin, contested)
  const approve = async (desk: Desk, { id, version }: DeskMessage): Promise<number> =>
    (await desk.ask('POST', `/api/desk/messages/${id}/decisions`, { action: 'approve', version })).status
  const statuses = await Promise.all(
    messages.flatMap((message, i) => (i % 2 ? [admin, ada] : [ada, admin]).map((desk) => approve(desk, message))),
  )
  const won = statuses.filter((status) => status === 200).length
  const stale = statuses.filter((status) => status === 409).length
  const feeds = await Promise.all(
    [one, two].map(async ({ url }) => (await (await fetch(`${url}/api/feed?after=0`)).json()) as FeedPage),
  )
  for (const feed of feeds) {
    const entries = 'entries' in feed ? feed.entries : []
    const isWhole = entries.length === contested && entries.every(({ seq }, i) => seq === i + 1)
    if (!isWhole || new Set(entries.map(({ id }) => id)).size !== contested)
      throw new Error('the feed is not 1 to 200, each message once')
  }
  if (stale !== contested) throw new Error(`${stale} were told that it is stale`)
  return bar('feed-concurrent-approvals', { value: won, unit: 'winners', limit: `== ${contested}`, n: statuses.length })
}

export const feed = async (): Promise<Bar[]> => [...(await twoNodes()), await concurrent()]
