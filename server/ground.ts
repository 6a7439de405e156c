import type { FastifyInstance } from 'fastify'
import type { Bus } from './bus/bus.ts'
import { memoryBus } from './bus/memory.ts'
import { openRedis } from './bus/redis.ts'
import { openHttp } from './http/server.ts'
import { newId, newToken } from './ids.ts'
import type { Settings } from './settings.ts'
import { keptOr } from './store/kept.ts'
import { markStore } from './store/mark.ts'
import { openPostgres } from './store/postgres.ts'
import { openSqlite } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import { type Troubles, openTroubles } from './watch/troubles.ts'

/** What the rooms stand on. */
export interface Ground extends AsyncDisposable {
  http: FastifyInstance
  store: Store
  bus: Bus
  /** this server's name among those on the same store, new at each start */
  node: string
  /** names this store's feed: another name, and a client's seq means nothing here */
  feedName: string
  troubles: Troubles
  /** takes note of a fault that nobody waits for */
  failed: (error: unknown, words?: string) => void
}

/** Opens the adapters that the settings name. Throws StartError with advice. */
export const openGround = async (settings: Settings, now: () => number): Promise<Ground> => {
  await using stack = new AsyncDisposableStack()
  const http = await openHttp(settings)
  let changed = (): void => undefined
  const troubles = openTroubles(now, () => changed())
  const failed = (error: unknown, words = 'something live failed'): void => {
    // A store that is away is met many times a second: it is told once.
    if (troubles.met(error)) http.log.error({ err: error }, words)
  }
  http.addHook('onError', async (_request, _reply, error) => void troubles.met(error))
  const store = stack.use(await openStore(settings, failed))
  const { db } = store
  await markStore(db, settings.rehearse)
  const feedName = await keptOr(db, 'feed_name', () => newId(now()))
  const node = newId(now())
  const key = await keptOr(db, 'limits_key', newToken)
  const bus = stack.use(openBus(settings, { namespace: feedName, node, key, log: http.log }))
  changed = () => bus.wake('status')
  const held = stack.move()
  return { http, store, bus, node, feedName, troubles, failed, [Symbol.asyncDispose]: () => held.disposeAsync() }
}

const openStore = ({ database, data }: Settings, failed: (error: unknown) => void): Promise<Store> =>
  database ? openPostgres({ ...database, failed }) : openSqlite(data.directory)

const openBus = (
  { redis }: Settings,
  { log, ...names }: { namespace: string; node: string; key: string; log: FastifyInstance['log'] },
): Bus =>
  redis
    ? openRedis({
        ...names,
        url: redis.url.reveal(),
        log: { info: (words) => log.info(words), warn: (words) => log.warn(words) },
      })
    : memoryBus()
