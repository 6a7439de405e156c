import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { WallSettings } from '../shared/feed.ts'
import { reachableUrl } from './addresses.ts'
import { openGround } from './ground.ts'
import { tokenIn } from './http/session.ts'
import { openScreener } from './screener/screener.ts'
import type { Desk } from './live/desk.ts'
import { openLive } from './live/live.ts'
import { readingOf } from './reading.ts'
import { startRehearsalModerator } from './rehearse.ts'
import { type Rooms, openRooms } from './rooms.ts'
import { setRoutes } from './routes.ts'
import type { EventRoom } from './screens/event.ts'
import { openShowing } from './showing.ts'
import type { Settings } from './settings.ts'
import type { Source } from './source/source.ts'
import { StartError } from './start-error.ts'
import type { Db } from './store/store.ts'
import { statusOf } from './status.ts'
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
  const ground = stack.use(await openGround(settings, now))
  const { http, store, bus, node, feedName, troubles, failed } = ground
  const { db } = store
  const statusChanged = (): void => bus.wake('status')
  const metrics = openMetrics()
  const screener = stack.use(openScreener({ failed: (words) => http.log.error(words) }))
  const received = (count: number): void => metrics.received.inc(count)
  const rooms = stack.use(
    await openRooms({ store, bus, screener, node: store.isShared ? node : undefined, now, failed, received }),
  )
  const { screens, panic, event } = stack.use(
    await openShowing({ ...ground, rooms, given: settings.event, now, helloAgain: () => live.walls.helloAgain() }),
  )
  const wallSettings = wallSettingsOf(settings, http, event)
  const status = statusOf(db, {
    failed,
    now,
    panic,
    troubles: () => ({ store: troubles.words(), redis: bus.trouble(), screening: screener.trouble() }),
    screens,
    sources: options.sources.map(({ name }) => name),
    present: bus.present,
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
    hereChanged: () => bus.here({ moderators: live.desk.moderators(), viewers: live.viewers() }),
    failed,
  })
  if (!settings.rehearse) rooms.hearDesk(() => live.desk.isOpen())
  metrics.watch({ intakeWaiting: rooms.intake.waiting, viewers: live.viewers, feedSeq: rooms.feed.sent })
  stack.defer(bus.onWake('status', live.desk.statusChanged))
  stack.defer(bus.onWake('people', rooms.accounts.changed))
  stack.defer(bus.onWake('people', () => void live.desk.recheck().catch(failed)))
  stack.use(
    store.lease(
      'sources',
      readingOf(options.sources, {
        db,
        take: rooms.takeEvents,
        log: http.log,
        now,
        changed: () => statusChanged(),
        failed,
      }),
    ),
  )
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
    troubles,
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
