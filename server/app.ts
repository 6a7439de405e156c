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
import { type Screens, openScreens } from './screens/screens.ts'
import type { Settings } from './settings.ts'
import { type Readers, startReaders } from './source/readers.ts'
import type { Source } from './source/source.ts'
import { newId } from './ids.ts'
import { keptOr } from './store/kept.ts'
import { cursorsOf } from './store/cursors.ts'
import { markStore } from './store/mark.ts'
import { openSqlite } from './store/sqlite.ts'
import { StartError } from './start-error.ts'
import { type Db } from './store/store.ts'
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
  const { db, scrub } = stack.use(await openSqlite(settings.data.directory))
  await markStore(db, settings.rehearse)
  const http = await openHttp(settings)
  const bus = stack.use(memoryBus())
  const metrics = openMetrics()
  const screener = stack.use(openScreener({ failed: (words) => http.log.error(words) }))
  const rooms = stack.use(
    await openRooms({
      db,
      bus,
      screener,
      now,
      log: http.log,
      received: (n) => metrics.received.inc(n),
      scrub,
    }),
  )
  const statusChanged = (): void => bus.wake('status')
  const failed = (error: unknown): void => http.log.error({ err: error }, 'something live failed')
  const screens = openScreens({ db, now, changed: statusChanged, deskChanged: () => bus.wake('desk'), failed })
  const panic = await openPanic({
    db,
    now,
    failed,
    show: () => {
      live.walls.helloAgain()
      statusChanged()
    },
    changed: () => bus.wake('feed'),
  })
  const wallSettings = wallSettingsOf(settings, http)
  const readers = startReaders(options.sources, {
    ...cursorsOf(db),
    take: rooms.takeEvents,
    now,
    log: { info: (words) => http.log.info(words), warn: (words) => http.log.warn(words) },
    changed: statusChanged,
  })
  const status = statusOf(db, {
    panic,
    screening: () => screener.trouble(),
    screens,
    readers,
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
    feedName: await keptOr(db, 'feed_name', () => newId(now())),
    now,
    settings: wallSettings,
    calm: () => panic.on(),
    status,
    person: async (cookie) => {
      const token = tokenIn(http, cookie)
      const person = await rooms.accounts.bySession(token)
      return person && token !== undefined ? { person, token } : undefined
    },
    bySession: rooms.accounts.bySession,
    statusChanged,
    failed,
  })
  if (!settings.rehearse) rooms.hearDesk(() => live.desk.isOpen())
  metrics.watch({ intakeWaiting: rooms.intake.waiting, viewers: live.viewers, feedSeq: rooms.feed.sent })
  stack.defer(bus.onWake('status', live.desk.statusChanged))
  stack.use(readers)
  if (settings.rehearse) stack.use(await startRehearsalModerator(db, rooms, failed))
  await setRoutes(http, {
    settings,
    db,
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

const wallSettingsOf = (settings: Settings, http: FastifyInstance) => (): WallSettings => {
  const port = (http.server.address() as AddressInfo | null)?.port ?? settings.listen.port
  return {
    question: settings.event.question,
    hashtag: `#${settings.event.hashtag}`,
    joinUrl: `${settings.listen.publicUrl ?? reachableUrl(settings.listen.host, port)}/join`,
    rehearsal: settings.rehearse,
    timeZone: settings.event.timeZone,
  }
}

interface StatusRooms {
  panic: Panic
  screening: () => string | undefined
  screens: Screens
  readers: Readers
  viewers: () => number
  moderators: () => string[]
}

const statusOf = (db: Db, live: StatusRooms) => async (): Promise<DeskStatus> => {
  const [counts, screens, takeDowns, calm, tally] = await Promise.all([
    laneCounts(db),
    live.screens.list(),
    live.screens.takeDowns(10),
    live.panic.state(),
    tallyOf(db),
  ])
  const notShown = Object.values(tally.notShown).reduce((sum, n) => sum + n, tally.takenDown)
  const trouble = live.screening()
  return {
    counts,
    sources: [
      ...live.readers.states(),
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
  if (adminPassword && (await rooms.accounts.isEmpty())) {
    await rooms.accounts.create('admin', adminPassword.reveal(), ['admin'])
  }
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
