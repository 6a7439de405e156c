import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { DeskStatus } from '../shared/desk.ts'
import type { WallSettings } from '../shared/feed.ts'
import type { Bus } from './bus/bus.ts'
import { recentPage } from './feed/read.ts'
import { accountRoutes } from './http/accounts.ts'
import { deskRoutes } from './http/desk.ts'
import { feedRoutes } from './http/feed.ts'
import { fileRoutes, readAssets } from './http/files.ts'
import { refuse } from './http/errors.ts'
import { type Ready, healthRoutes } from './http/health.ts'
import { limitsOf } from './http/limits.ts'
import { type Submit, messageRoutes, submitter } from './http/messages.ts'
import { type PublicRooms, publicPages, sendMissing } from './http/public.ts'
import { nameDevice } from './http/session.ts'
import { knownMessage } from './intake/known.ts'
import type { Live } from './live/live.ts'
import { receiptOf, tallyOf } from './moderation/public.ts'
import { replyTo } from './moderation/reply.ts'
import { lanePage, viewOne, viewSome } from './moderation/view.ts'
import type { Rooms } from './rooms.ts'
import type { Panic } from './screens/calm.ts'
import type { Screens } from './screens/screens.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store/store.ts'
import type { Metrics } from './watch/metrics.ts'
import type { Troubles } from './watch/troubles.ts'

export interface RouteRooms {
  settings: Settings
  store: Store
  bus: Bus
  rooms: Rooms
  screens: Screens
  panic: Panic
  live: Live
  status: () => Promise<DeskStatus>
  wallSettings: () => WallSettings
  metrics: Metrics
  troubles: Troubles
  dist: string
  now: () => number
}

/** Every address of the server, and the room behind it. */
export const setRoutes = async (http: FastifyInstance, all: RouteRooms): Promise<void> => {
  const { rooms, live, now } = all
  const { db } = all.store
  const limit = limitsOf(all.bus, all.settings.limits)
  const known = (key: string) => knownMessage(db, rooms.eventKey, 'web', key)
  const submit = submitter(rooms.intake, known, limit, () => http.isUnderPressure(), now)
  const pages = publicRooms(all, submit)
  messageRoutes(http, { submit, receipt: pages.receipt })
  await http.register(async (app) => {
    // Only what a page of ours posts is read as a form.
    await app.register(formbody, { bodyLimit: 65_536 })
    await app.register(publicPages(pages))
  })
  http.setNotFoundHandler((request, reply) =>
    wantsPage(request) ? sendMissing(request, reply, pages) : refuse(reply, 'not-found'),
  )
  await http.register(async (app) => {
    accountRoutes(app, rooms.accounts, all.bus, (token) => {
      live.desk.signedOut(token)
      all.bus.wake('people')
    })
  })
  await http.register(async (app) => deskRoutes(app, deskRooms(all)))
  feedRoutes(http, rooms.feedJson)
  healthRoutes(http, { ready: atMostEvery(1_000, now, () => readyOf(all)), metrics: all.metrics.registry })
  await fileRoutes(http, all.dist)
}

const publicRooms = (
  { store: { db }, rooms, panic, wallSettings, dist, now }: RouteRooms,
  submit: Submit,
): PublicRooms => ({
  wall: wallSettings,
  nameDevice,
  submit,
  receipt: (code) => receiptOf(db, code),
  takeDown: (code) => rooms.upstream.takenBack(code.toUpperCase()),
  recent: async (limit) => ({ ...(await recentPage(db, limit)), calm: panic.on() }),
  tally: atMostEvery(1_000, now, () => tallyOf(db)),
  assets: readAssets(dist),
})

/** A person who followed a wrong link reads a page; a program reads a problem. */
const wantsPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')

const deskRooms = ({
  store: { db, search },
  live,
  bus,
  rooms,
  screens,
  panic,
  status,
  metrics,
  now,
}: RouteRooms): Parameters<typeof deskRoutes>[1] => ({
  accounts: rooms.accounts,
  atTheDesk: live.desk.here,
  page: (lane, limit, after) => lanePage(db, lane, limit, after),
  one: (id) => viewOne(db, id),
  search: async (words, limit) => viewSome(db, await search(words, limit)),
  decide: async (id, decision, actor) => {
    const decided = await rooms.decide(id, decision, actor)
    if (decided.ok) metrics.decided.inc()
    return decided
  },
  reply: async (id, text, actor) => {
    const done = await replyTo({ db, eventKey: rooms.eventKey }, id, text, actor, now())
    if (done) bus.wake('desk')
    return done
  },
  calm: async (on, actor) => {
    await (on ? panic.raise(actor.id) : panic.lift(actor.id))
  },
  status,
  screens: screens.list,
  adopt: screens.adopt,
})

const readyOf = async ({ store: { db }, bus, settings, troubles }: RouteRooms): Promise<Ready> => {
  const away = bus.trouble() !== undefined
  const used = away ? 'away' : 'ok'
  const redis = settings.redis === undefined ? 'not used' : used
  try {
    // Reading would succeed on a full disk: only a write tells. It is to the row that nothing else waits for.
    await db
      .updateTable('counter')
      .set({ n: sql`n` })
      .where('name', '=', 'lease')
      .execute()
    troubles.over()
    return { ready: true, degraded: away, store: 'ok', redis }
  } catch (error) {
    troubles.met(error)
    return { ready: false, degraded: away, store: 'failing', redis }
  }
}

/** The same answer to everybody who asks within `ms`. */
const atMostEvery = <T>(ms: number, now: () => number, read: () => Promise<T>): (() => Promise<T>) => {
  let held: { at: number; value: Promise<T> } | undefined
  return () => {
    const at = now()
    if (!held || at - held.at >= ms || at < held.at) held = { at, value: read() }
    return held.value
  }
}
