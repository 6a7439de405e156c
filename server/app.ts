import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { DeskStatus } from '../shared/desk.ts'
import type { WallSettings } from '../shared/feed.ts'
import { reachableUrl } from './addresses.ts'
import { memoryBus } from './bus/memory.ts'
import { openHttp } from './http/server.ts'
import { tokenIn } from './http/session.ts'
import { openScreener } from './screener/screener.ts'
import type { Desk } from './live/desk.ts'
import { openLive } from './live/live.ts'
import { laneCounts } from './moderation/counts.ts'
import { tallyOf } from './moderation/public.ts'
import { startRehearsalModerator } from './rehearse.ts'
import { type Rooms, openRooms } from './rooms.ts'
import { setRoutes } from './routes.ts'
import { type Panic, openPanic } from './screens/calm.ts'
import { type EventRoom, openEvent } from './screens/event.ts'
import { type Screens, openScreens } from './screens/screens.ts'
import type { Settings } from './settings.ts'
import { startReaders } from './source/readers.ts'
import type { Source } from './source/source.ts'
import { newId } from './ids.ts'
import { keptOr } from './store/kept.ts'
import { markStore } from './store/mark.ts'
import { openPostgres } from './store/postgres.ts'
import { openSourceRecord, sourceStates } from './store/sources.ts'
import { openSqlite } from './store/sqlite.ts'
import { StartError } from './start-error.ts'
import type { Db, Duty, Store } from './store/store.ts'
import { openMetrics } from './watch/metrics.ts'

export interface App extends AsyncDisposable {
  port: number
  db: Db
  rooms: Rooms
  http: FastifyInstance
  desk: Desk
  /** the token of the one-time link that sets up the first account, while there is none */
  setUpToken: string | undefined
}

export interface AppOptions {
  settings: Settings
  sources: Source[]
  pages: { dist: string; build: string }
  now?: () => number
}

/** The composition root: settings -> adapters -> rooms -> http and live. Throws StartError with advice for whoever starts it. */
export const startApp = async (options: AppOptions): Promise<App> => {
  await using stack = new AsyncDisposableStack()
  const { settings, pages, now = Date.now } = options
  const http = await openHttp(settings)
  const failed = (error: unknown): void => http.log.error({ err: error }, 'something live failed')
  const store = stack.use(await openStore(settings, failed))
  const { db } = store
  await markStore(db, settings.rehearse)
  const feedName = await keptOr(db, 'feed_name', () => newId(now()))
  const node = newId(now())
  const bus = stack.use(memoryBus())
  const metrics = openMetrics()
  const screener = stack.use(openScreener({ failed: (words) => http.log.error(words) }))
  const rooms = stack.use(
    await openRooms({
      store,
      bus,
      screener,
      node: store.isShared ? node : undefined,
      now,
      log: http.log,
      received: (n) => metrics.received.inc(n),
    }),
  )
  const statusChanged = (): void => bus.wake('status')
  const feedChanged = (): void => bus.wake('feed')
  const screens = stack.use(
    await openScreens({
      db,
      node,
      isShared: store.isShared,
      now,
      changed: statusChanged,
      deskChanged: () => bus.wake('desk'),
      failed,
    }),
  )
  const show = (): void => {
    live.walls.helloAgain()
    statusChanged()
  }
  const panic = await openPanic({ db, now, failed, show, tellOthers: () => bus.wake('calm'), changed: feedChanged })
  const event = await openEvent({ db, given: settings.event, now, failed, show, changed: feedChanged })
  stack.defer(rooms.feed.onEntries(panic.heard))
  stack.defer(rooms.feed.onEntries(event.heard))
  stack.defer(bus.onWake('calm', panic.raisedElsewhere))
  const wallSettings = wallSettingsOf(settings, http, event)
  const status = statusOf(db, {
    now,
    panic,
    screening: () => screener.trouble(),
    screens,
    sources: options.sources.map(({ name }) => name),
    viewers: () => live.viewers(),
    moderators: () => live.desk.moderators(),
  })
  const live = openLive({
    server: http.server,
    publicUrl: settings.listen.publicUrl,
    db,
    rooms,
    screens,
    build: pages.build,
    feedName,
    now,
    settings: wallSettings,
    calm: () => panic.on(),
    status,
    person: async (cookie) => {
      const token = tokenIn(http, cookie)
      const person = await rooms.accounts.bySession(token)
      return person && token !== undefined ? { person, token } : undefined
    },
    bySessions: rooms.accounts.bySessions,
    claim: ({ id }, messageId) => rooms.claims.claim(id, messageId),
    statusChanged,
    failed,
  })
  if (!settings.rehearse) rooms.hearDesk(() => live.desk.isOpen())
  metrics.watch({ intakeWaiting: rooms.intake.waiting, viewers: live.viewers, feedSeq: rooms.feed.sent })
  stack.defer(bus.onWake('status', live.desk.statusChanged))
  stack.defer(bus.onWake('people', () => void live.desk.recheck().catch(failed)))
  stack.use(store.lease('sources', readingOf(options.sources, { db, rooms, http, now, statusChanged, failed })))
  if (settings.rehearse) stack.use(await startRehearsalModerator(db, rooms, failed))
  await setRoutes(http, {
    settings,
    store,
    bus,
    rooms,
    screens,
    panic,
    live,
    status,
    wallSettings,
    metrics,
    dist: pages.dist,
    now,
  })
  http.addHook('preClose', async () => live[Symbol.asyncDispose]())
  stack.defer(() => http.close())

  await firstAccount(rooms, settings)
  const port = await listen(http, settings)
  const setUpToken = await rooms.accounts.setUpToken()
  const held = stack.move()
  return { port, db, rooms, http, desk: live.desk, setUpToken, [Symbol.asyncDispose]: () => held.disposeAsync() }
}

const openStore = ({ database, data }: Settings, failed: (error: unknown) => void): Promise<Store> =>
  database ? openPostgres({ ...database, failed }) : openSqlite(data.directory)

interface ReadingRooms {
  db: Db
  rooms: Rooms
  http: FastifyInstance
  now: () => number
  statusChanged: () => void
  failed: (error: unknown) => void
}

/** Reading the networks: the duty of one server at a time. */
const readingOf =
  (sources: readonly Source[], { db, rooms, http, now, statusChanged, failed }: ReadingRooms): Duty =>
  (fence) => {
    const record = openSourceRecord({ db, fence, now, changed: statusChanged, failed })
    const readers = startReaders(sources, {
      ...record,
      take: async (source, events) => {
        if (!fence.isHeld()) throw new Error('another server reads this network now')
        await rooms.takeEvents(source, events)
      },
      now,
      log: { info: (words) => http.log.info(words), warn: (words) => http.log.warn(words) },
    })
    return {
      [Symbol.asyncDispose]: async () => {
        await readers[Symbol.asyncDispose]()
        await record[Symbol.asyncDispose]()
      },
    }
  }

const wallSettingsOf = (settings: Settings, http: FastifyInstance, event: EventRoom) => (): WallSettings => {
  const port = (http.server.address() as AddressInfo | null)?.port ?? settings.listen.port
  const { question, hashtag, timeZone } = event.words()
  return {
    question,
    hashtag: `#${hashtag}`,
    joinUrl: `${settings.listen.publicUrl ?? reachableUrl(settings.listen.host, port)}/join`,
    rehearsal: settings.rehearse,
    timeZone,
  }
}

interface StatusRooms {
  now: () => number
  panic: Panic
  screening: () => string | undefined
  screens: Screens
  sources: readonly string[]
  viewers: () => number
  moderators: () => string[]
}

const statusOf = (db: Db, live: StatusRooms) => async (): Promise<DeskStatus> => {
  const [counts, screens, takeDowns, calm, tally, sources] = await Promise.all([
    laneCounts(db),
    live.screens.list(),
    live.screens.takeDowns(10),
    live.panic.state(),
    tallyOf(db),
    sourceStates(db, live.sources, live.now()),
  ])
  const notShown = Object.values(tally.notShown).reduce((sum, n) => sum + n, tally.takenDown)
  const trouble = live.screening()
  return {
    counts,
    sources: [
      ...sources,
      ...(trouble === undefined ? [] : [{ source: 'screening', state: 'failing' as const, words: trouble }]),
    ],
    screens,
    viewers: live.viewers(),
    calm,
    takeDowns,
    tally: { received: tally.received, shown: tally.shown, edited: tally.edited, waiting: tally.waiting, notShown },
    moderators: live.moderators(),
  }
}

const firstAccount = async (rooms: Rooms, settings: Settings): Promise<void> => {
  const { adminPassword } = settings.secrets
  if (adminPassword) await rooms.accounts.createFirst(adminPassword.reveal())
}

const listen = async (http: FastifyInstance, { listen: { host, port } }: Settings): Promise<number> => {
  try {
    await http.listen({ host, port })
    return (http.server.address() as AddressInfo).port
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE')
      throw new StartError(`PORT ${port} is taken by another program. Stop it, or set PORT to another number.`)
    if (code === 'EACCES')
      throw new StartError(`PORT ${port} may not be used by this account. Set PORT to a number above 1023.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartError(`HOST ${host} is no address of this machine. Set HOST to 0.0.0.0 for all of them.`)
    throw error
  }
}
