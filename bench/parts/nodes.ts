import { type Server, type ServerOptions, serverFor } from '../../tests/journeys/harness/server.ts'
import { type PostgresServer, startPostgres } from '../../tests/support/postgres.ts'
import { type RedisServer, startRedis } from '../../tests/support/redis.ts'

/** No limit and no log stands in the way of a bench. */
export const unlimited = { LIMIT_PER_DEVICE: '1000000', LIMIT_PER_ADDRESS: '10000000', LOG_LEVEL: 'fatal' }

/** Servers on one PostgreSQL, each a process of its own. */
export interface Nodes extends AsyncDisposable {
  nodes: Server[]
  postgres: PostgresServer
  /** of the database that they share */
  database: string
}

/** Starts `count` nodes on an empty database; `env` is what each is given besides. */
export const startNodes = async (count: number, env: (node: number) => ServerOptions['env']): Promise<Nodes> => {
  await using stack = new AsyncDisposableStack()
  const postgres = stack.use(await startPostgres())
  const database = await postgres.fresh()
  const nodes = Array.from({ length: count }, (_, node) =>
    stack.use(serverFor({ env: { ...unlimited, DATABASE_URL: database, ...env(node) } })),
  )
  for (const node of nodes) await node.start()
  const held = stack.move()
  return { nodes, postgres, database, [Symbol.asyncDispose]: () => held.disposeAsync() }
}

/** The same with a Redis to wake one another by. */
export const startCity = async (count: number): Promise<Nodes & { redis: RedisServer }> => {
  await using stack = new AsyncDisposableStack()
  const redis = stack.use(await startRedis())
  const city = stack.use(await startNodes(count, () => ({ REDIS_URL: redis.url })))
  const held = stack.move()
  return { ...city, redis, [Symbol.asyncDispose]: () => held.disposeAsync() }
}
