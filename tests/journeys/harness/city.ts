import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { compose } from '../../deploy/files.ts'
import { freePort } from '../../support/port.ts'
import { type RedisServer, startRedis } from '../../support/redis.ts'
import { freshDatabase } from '../../support/services.ts'
import { chromiumPath } from './browser.ts'
import { type Proxy, startProxy } from './proxy.ts'
import { type Server, serverFor } from './server.ts'

/** The product as people meet it: `desk` and `wall` are servers of one store, the same one or two nodes. */
export interface Town extends AsyncDisposable {
  desk: Server
  wall: Server
}

/** What docker-compose.yml runs: two nodes, a PostgreSQL database of their own, a Redis and a proxy in front. */
export interface City extends Town {
  redis: RedisServer
  proxy: Proxy
}

/**
 * The environment that docker-compose.yml gives a node, with the hosts, ports and paths of a test in the place of its
 * own. What it only passes on from .env is left to the harness.
 */
const environmentOf = (given: Record<string, string>): Record<string, string | undefined> => {
  const ofNode = compose().services['app1']?.environment ?? {}
  const missing = Object.keys(given).filter((name) => typeof ofNode[name] !== 'string')
  if (missing.length > 0) throw new Error(`docker-compose.yml gives a node no ${missing.join(', ')}`)
  const kept = Object.entries(ofNode).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]))
  return { ADMIN_PASSWORD: undefined, ...Object.fromEntries(kept), ...given }
}

const withSecrets = async (secrets: Record<string, string>) => {
  const folder = await mkdtemp(join(tmpdir(), 'headrow-secrets-'))
  const named: Record<string, string> = {}
  for (const [name, words] of Object.entries(secrets)) {
    named[`${name}_FILE`] = join(folder, name)
    await writeFile(join(folder, name), `${words}\n`)
  }
  return { named, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

export const startCity = async (): Promise<City> => {
  await using stack = new AsyncDisposableStack()
  const [database, redis, port] = await Promise.all([freshDatabase(), startRedis(), freePort()])
  stack.use(redis)
  const env: Record<string, string | undefined> = {}
  const [desk, wall] = [stack.use(serverFor({ env })), stack.use(serverFor({ env }))]
  const secrets = stack.use(await withSecrets({ ADMIN_PASSWORD: desk.password, DATABASE_URL: database }))
  const proxyUrl = `http://127.0.0.1:${port}`
  Object.assign(env, environmentOf({ ...secrets.named, REDIS_URL: redis.url, PUBLIC_URL: proxyUrl }))
  // Both at once, as Compose does: one of them finds the tables being made.
  await Promise.all([desk.start(), wall.start()])
  const proxy = stack.use(await startProxy(port, [desk.port, wall.port]))
  const held = stack.move()
  return { desk, wall, redis, proxy, [Symbol.asyncDispose]: () => held.disposeAsync() }
}

const startAlone = async (): Promise<Town> => {
  const server = serverFor()
  await server.start()
  return { desk: server, wall: server, [Symbol.asyncDispose]: server[Symbol.asyncDispose] }
}

/** One of its kind for the tests of a `describe`: there from before them until after them. */
const during = <T extends AsyncDisposable>(start: () => Promise<T>): (() => T) => {
  let running: T | undefined
  beforeAll(async () => {
    running = await start()
  })
  afterAll(async () => running?.[Symbol.asyncDispose]())
  return () => {
    if (running === undefined) throw new Error('it runs in tests only')
    return running
  }
}

const hasStores = inject('postgres') !== undefined && inject('redis') !== undefined

/** `describe` for tests of two nodes: skipped, and counted, without PostgreSQL, Redis or, where it `needsBrowser`, Chromium. */
export const inCity = (title: string, needsBrowser: boolean, tests: (city: () => City) => void): void => {
  describe.skipIf(!hasStores || (needsBrowser && chromiumPath === undefined))(title, () => tests(during(startCity)))
}

/** The same tests in a browser over both shapes of the product. */
export const inEachTown = (title: string, tests: (town: () => Town) => void): void => {
  describe.skipIf(chromiumPath === undefined)(`${title}, with SQLite alone`, () => tests(during(startAlone)))
  inCity(`${title}, with PostgreSQL, Redis and two nodes`, true, tests)
}
