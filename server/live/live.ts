import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { protocolVersion } from '../../shared/feed.ts'
import type { FeedEntry, FeedPage, WallHello, WallSettings } from '../../shared/feed.ts'
import type { DeskEntry, DeskStatus } from '../../shared/desk.ts'
import { deskEntriesAfter } from '../feed/desk.ts'
import { isOurs } from '../people/origin.ts'
import type { Person } from '../people/accounts.ts'
import type { Stream } from '../feed/stream.ts'
import type { Screens } from '../screens/screens.ts'
import type { Db } from '../store/store.ts'
import { type Desk, type DeskNamespace, serveDesk } from './desk.ts'
import { type WallNamespace, type Walls, serveWall } from './wall.ts'

export interface Live extends AsyncDisposable {
  desk: Desk
  walls: Walls
  viewers: () => number
}

/** A screen that fell silent is noticed within 18 s; the figures are socket.io's ping, in ms. */
const ping = { pingInterval: 10_000, pingTimeout: 8_000 }

/** Opens the two socket namespaces on the http server. Closing lets clients see `transport close`: they come back by themselves. */
export const openLive = (options: {
  server: HttpServer
  publicUrl: string | undefined
  db: Db
  rooms: {
    feed: Stream<FeedEntry>
    deskFeed: Stream<DeskEntry>
    feedPage: (after: number) => Promise<FeedPage>
  }
  screens: Screens
  build: string
  /** names this store's feed: another name, and a client's seq means nothing here */
  feedName: string
  now: () => number
  settings: () => WallSettings
  calm: () => boolean
  status: () => Promise<DeskStatus>
  person: (cookie: string | undefined) => Promise<{ person: Person; token: string } | undefined>
  bySessions: (tokens: readonly string[]) => Promise<Map<string, Person>>
  claim: (person: Person, messageId: string | null) => Promise<void>
  /** a wall or a desk came or went */
  hereChanged: () => void
  failed: (error: unknown) => void
}): Live => {
  const { rooms, build, now, settings, failed } = options
  const io = new Server(options.server, {
    ...ping,
    serveClient: false,
    transports: ['websocket'],
    perMessageDeflate: false,
    maxHttpBufferSize: 20_000,
    allowRequest: ({ headers }, done) =>
      done(null, isOurs({ origin: headers.origin, host: headers.host }, options.publicUrl) !== false),
  })
  const wallSpace: WallNamespace = io.of('/wall')
  const desks = io.of('/desk') as unknown as DeskNamespace

  const hello = (): WallHello => ({
    protocol: protocolVersion,
    build,
    feed: options.feedName,
    now: now(),
    settings: settings(),
    calm: options.calm(),
  })
  const walls = serveWall(wallSpace, {
    stream: rooms.feed,
    page: rooms.feedPage,
    hello,
    screens: options.screens,
    viewersChanged: options.hereChanged,
    failed,
  })
  const desk = serveDesk(desks, {
    stream: rooms.deskFeed,
    entries: (after) => deskEntriesAfter(options.db, after),
    hello: (me) => ({
      protocol: protocolVersion,
      build,
      now: now(),
      me,
      question: settings().question,
      rehearsal: settings().rehearsal,
      last: rooms.deskFeed.sent(),
    }),
    status: options.status,
    person: options.person,
    bySessions: options.bySessions,
    claim: options.claim,
    hereChanged: options.hereChanged,
    failed,
  })
  return {
    desk,
    walls,
    viewers: () => wallSpace.sockets.size,
    [Symbol.asyncDispose]: async () => {
      walls.stop()
      desk.stop()
      await io.close()
    },
  }
}
