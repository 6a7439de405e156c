import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Decision } from '../../shared/desk.ts'
import type { FeedEntry } from '../../shared/feed.ts'
import { memoryBus } from '../../server/bus/memory.ts'
import { entriesAfter } from '../../server/feed/read.ts'
import { newId } from '../../server/ids.ts'
import type { Arrival } from '../../server/intake/admit.ts'
import type { Actor, Decided } from '../../server/moderation/terms.ts'
import type { MessageRow } from '../../server/moderation/view.ts'
import { type Rooms, openRooms } from '../../server/rooms.ts'
import { type Screener, openScreener } from '../../server/screener/screener.ts'
import { Secret } from '../../server/settings.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Db, Store } from '../../server/store/store.ts'
import { type House, openHouse, until } from './house.ts'
import { freshDatabase } from './services.ts'

/** A server without its doors: its rooms on a store, woken by nobody but itself. */
export interface Server extends AsyncDisposable {
  store: Store
  db: Db
  node: string
  rooms: Rooms
  /** what went wrong inside, to be looked at */
  faults: unknown[]
  /** takes words in and gives the id; `more` is the rest of the arrival */
  take: (text: string, more?: Partial<Arrival>) => Promise<string>
  /** the row once screening has brought it to a lane */
  screened: (id: string) => Promise<MessageRow>
  /** takes words in, waits for screening */
  arrived: (text: string, more?: Partial<Arrival>) => Promise<MessageRow>
  /** decides on the version that is there now, or on the one that is named */
  decide: (id: string, action: Decision['action'], more?: Partial<Decision>, actor?: Actor) => Promise<Decided>
  /** arrived and approved; its id */
  approved: (text: string, more?: Partial<Arrival>) => Promise<string>
  /** all entries of the feed as they read now */
  feed: () => Promise<FeedEntry[]>
}

/** One store, empty, and the servers that stand on it. */
export interface Site extends AsyncDisposable {
  /** another view of the store; where one server alone may hold it, only after the one before was closed */
  store: () => Promise<Store>
  server: () => Promise<Server>
  /** the whole product on it, with its doors */
  house: (env?: Record<string, string>) => Promise<House>
}

const lead: Actor = { id: 'lead', roles: ['lead'] }

const serverOn = async (store: Store, screener: Screener): Promise<Server> => {
  const { db } = store
  const faults: unknown[] = []
  const node = newId(Date.now())
  const bus = memoryBus()
  const rooms = await openRooms({
    store,
    bus,
    screener,
    node: store.isShared ? node : undefined,
    now: Date.now,
    failed: (error) => faults.push(error),
    received: () => undefined,
  })
  const take: Server['take'] = async (text, more = {}) => {
    const arrival = { source: 'web', externalId: crypto.randomUUID(), author: 'somebody', sentAt: Date.now() } as const
    const taken = await rooms.intake.take({ ...arrival, text, ...more })
    if (!taken.ok) throw new Error(`the message was not taken: ${taken.why}`)
    return taken.id
  }
  const row = (id: string) => db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const screened: Server['screened'] = (id) =>
    until(async () => {
      const found = await row(id)
      return found.state !== 'received' && found
    }, 'screening')
  const arrived: Server['arrived'] = async (text, more) => screened(await take(text, more))
  const decide: Server['decide'] = async (id, action, more = {}, actor = lead) =>
    rooms.decide(id, { action, version: more.version ?? (await row(id)).version, ...more }, actor)
  return {
    store,
    db,
    node,
    rooms,
    faults,
    take,
    screened,
    arrived,
    decide,
    approved: async (text, more) => {
      const { id } = await arrived(text, more)
      const decided = await decide(id, 'approve')
      if (!decided.ok) throw new Error(`not approved: ${decided.why}`)
      return id
    },
    feed: async () => {
      const all: FeedEntry[] = []
      for (let page = await entriesAfter(db, 0); page.length > 0;) {
        all.push(...page)
        page = await entriesAfter(db, page.at(-1)?.seq ?? 0)
      }
      return all
    },
    [Symbol.asyncDispose]: async () => {
      await rooms[Symbol.asyncDispose]()
      await bus[Symbol.asyncDispose]()
      await store[Symbol.asyncDispose]()
    },
  }
}

/** Sites for the tests of a describe, which share one thread of screening: loading the rules takes longer than most tests. */
export const useSites = () => {
  let held: Screener | undefined
  afterAll(() => held?.[Symbol.asyncDispose]())
  const screener = (): Screener => (held ??= openScreener())
  const on =
    (store: Site['store']): Site['server'] =>
    async () =>
      serverOn(await store(), screener())

  const sqlite = async (): Promise<Site & { directory: string }> => {
    const directory = await mkdtemp(join(tmpdir(), 'headrow-'))
    const store = () => openSqlite(directory)
    return {
      directory,
      store,
      server: on(store),
      house: (env = {}) => openHouse({ directory, env }),
      [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
    }
  }
  /** `more` is said to CREATE DATABASE. */
  const postgres = async (more = ''): Promise<Site & { url: string }> => {
    const url = await freshDatabase(more)
    const store = () => openPostgres({ url: new Secret(url), pool: 5, failed: () => undefined })
    return {
      url,
      store,
      server: on(store),
      house: (env = {}) => openHouse({ env: { DATABASE_URL: url, ...env } }),
      [Symbol.asyncDispose]: async () => undefined,
    }
  }
  return { sqlite, postgres }
}
