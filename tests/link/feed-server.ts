import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import fastify from 'fastify'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import { WallApplied, protocolVersion } from '../../shared/feed.ts'
import type { FeedEntry, FeedPage, WallHello } from '../../shared/feed.ts'
import type { PublicMessage } from '../../shared/message.ts'

/** What outlives a restart of the server: the feed, and what is public now. */
export interface FeedStore {
  entries: FeedEntry[]
  messages: Map<string, PublicMessage>
  build: string
  protocol: number
  screenToken: string
}

export interface FeedServer {
  port: number
  /** what sockets said when they joined, and what screens reported */
  joins: Record<string, unknown>[]
  reports: WallApplied[]
  /** Sends to everybody what is no part of the feed. */
  say: (entries: unknown[]) => void
  close: () => Promise<void>
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

const current = (store: FeedStore, entry: FeedEntry): FeedEntry => {
  const message = entry.id === undefined ? undefined : store.messages.get(entry.id)
  return { ...entry, ...(message && { message }) }
}

const page = (store: FeedStore, after: number): FeedPage & { entries: FeedEntry[] } => ({
  entries: store.entries.slice(after).map((entry) => current(store, entry)),
  last: store.entries.length,
})

const hello = (store: FeedStore, paired: boolean): WallHello => ({
  protocol: store.protocol,
  build: store.build,
  now: Date.now(),
  calm: false,
  settings: {
    question: 'What would help you?',
    hashtag: '#leeds',
    joinUrl: '/join',
    rehearsal: false,
    timeZone: 'UTC',
  },
  ...(paired && { screen: { id: 's1', name: 'Hall' } }),
})

/** A server with the wall's page, its feed over http and its socket, over a store that a test changes. */
export const serveFeed = async (store: FeedStore, pages: string, port = 0): Promise<FeedServer> => {
  const app = fastify({ forceCloseConnections: true })
  const send = async (path: string) => ({
    body: await readFile(join(pages, path)),
    type: types[extname(path)] ?? 'font/woff2',
  })
  app.get('/wall', async (_, reply) => {
    const { body, type } = await send('wall.html')
    return reply
      .type(type)
      .send(body.toString().replace('name="build" content=""', `name="build" content="${store.build}"`))
  })
  app.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
    const { body, type } = await send(request.params['*'])
    return reply.type(type).send(body)
  })
  app.get<{ Querystring: { after: string } }>('/api/feed', async (request) => page(store, Number(request.query.after)))
  const io = new Server(app.server, { transports: ['websocket'] })
  app.addHook('preClose', () => io.close())
  const wall = io.of('/wall')
  const served: FeedServer = {
    port: 0,
    joins: [],
    reports: [],
    say: (entries) => void wall.emit('feed', entries),
    close: () => app.close(),
  }
  wall.on('connection', (socket: Socket) => {
    const auth: Record<string, unknown> = socket.handshake.auth
    served.joins.push(auth)
    socket.on('applied', (report: unknown) => served.reports.push(WallApplied.parse(report)))
    socket.emit('hello', hello(store, auth['screen'] === store.screenToken))
    socket.emit('feed', page(store, Number(auth['after'])).entries)
  })
  const origin = await app.listen({ host: '127.0.0.1', port })
  return { ...served, port: Number(new URL(origin).port) }
}

export const openStore = (): FeedStore => ({
  entries: [],
  messages: new Map(),
  build: 'a',
  protocol: protocolVersion,
  screenToken: 'hall-token',
})

/** Makes a message public, or changes it; returns the entry as a wall gets it. */
export const approve = (store: FeedStore, id: string, text: string): FeedEntry => {
  const at = Date.now()
  store.messages.set(id, { id, version: 1, text, source: 'web', at, sentAt: at, edited: false, pinned: false })
  return add(store, { kind: 'show', at, id })
}

export const withdraw = (store: FeedStore, id: string): FeedEntry => {
  store.messages.delete(id)
  return add(store, { kind: 'withdraw', at: Date.now(), id })
}

const add = (store: FeedStore, entry: Omit<FeedEntry, 'seq'>): FeedEntry => {
  store.entries.push({ ...entry, seq: store.entries.length + 1 })
  return current(store, { ...entry, seq: store.entries.length })
}
