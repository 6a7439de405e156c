import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { buildPages } from '../../server/commands/build.ts'
import { Secret } from '../../server/settings.ts'
import { StartError } from '../../server/start-error.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { markStore } from '../../server/store/mark.ts'
import { serverFor } from '../journeys/harness/server.ts'
import { freePort } from '../support/port.ts'
import { startPostgres } from '../support/postgres.ts'
import { freshDatabase, onPostgres } from '../support/services.ts'

const failed = (): void => undefined
const open = (url: string) => openPostgres({ url: new Secret(url), pool: 3, failed })

/** The address with parts of it replaced. */
const other = (url: string, parts: Partial<Pick<URL, 'password' | 'username' | 'hostname' | 'port' | 'pathname'>>) =>
  Object.assign(new URL(url), parts).href

/** Fails unless the store is refused as a fault of the start, in these words, and says nothing of the password. */
const expectRefused = async (url: string, words: RegExp): Promise<void> => {
  const error: unknown = await open(url).then(
    async (store) => store[Symbol.asyncDispose](),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(StartError)
  const { message } = error as StartError
  expect(message).toMatch(words)
  expect(message).not.toContain(new URL(url).password)
}

onPostgres('a PostgreSQL that cannot be used is refused in words', () => {
  test('with a wrong password, or no such user', async () => {
    const url = await freshDatabase()
    await expectRefused(other(url, { password: 'sesame-open' }), /refuses the password in DATABASE_URL/)
    await expectRefused(other(url, { username: 'nobody' }), /DATABASE_URL/)
  })

  test('at a port where nothing answers, by whatever name of this machine', async () => {
    const port = String(await freePort())
    const url = await freshDatabase()
    await expectRefused(other(url, { port }), /does not answer at the address in DATABASE_URL/)
    await expectRefused(other(url, { port, hostname: 'localhost' }), /does not answer at the address in DATABASE_URL/)
  })

  test('at a host that nobody knows', async () => {
    const url = await freshDatabase()
    await expectRefused(other(url, { hostname: 'no-such-host.invalid' }), /The host named in DATABASE_URL/)
  })

  test('at a host that takes the connection and says nothing, within seconds', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await vi.waitFor(() => expect(silent.listening).toBe(true))
    const { port } = silent.address() as AddressInfo
    await expectRefused(
      `postgres://headrow:sesame@127.0.0.1:${port}/headrow`,
      /does not answer in time at the address in DATABASE_URL/,
    )
    silent.close()
  })

  test('at a host that speaks something else', async () => {
    const web = createServer((socket) => socket.on('error', failed).end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    web.listen(0, '127.0.0.1')
    await vi.waitFor(() => expect(web.listening).toBe(true))
    const { port } = web.address() as AddressInfo
    await expectRefused(`postgres://headrow:sesame@127.0.0.1:${port}/headrow`, /DATABASE_URL/)
    web.close()
  })

  test('whose database does not exist', async () => {
    await expectRefused(
      other(await freshDatabase(), { pathname: '/nothing_here' }),
      /database named in DATABASE_URL does not/,
    )
  })

  test('whose database is not in UTF8', async () => {
    const url = await freshDatabase(`template template0 encoding 'LATIN1' locale_provider libc locale 'C'`)
    await expectRefused(url, /database of DATABASE_URL is not in UTF8/)
  })

  test('whose user may not make tables', async () => {
    const url = await freshDatabase()
    {
      await using store = await open(url)
      await sql`create role guest login password 'sesame-open'`.execute(store.db)
    }
    const empty = new URL(await freshDatabase())
    await expectRefused(
      other(empty.href, { username: 'guest', password: 'sesame-open' }),
      /user in DATABASE_URL may not do this/,
    )
  })

  test('that a newer version of Headrow has written', async () => {
    const url = await freshDatabase()
    {
      await using store = await open(url)
      await sql`insert into kysely_migration (name, timestamp) values ('999-future', '2030-01-01')`.execute(store.db)
    }
    await expectRefused(url, /written by a newer version of Headrow.*DATABASE_URL/)
  })

  test('that does not sync what it commits', async () => {
    await using server = await startPostgres({ fsync: 'off' })
    await expectRefused(await server.fresh(), /DATABASE_URL runs with fsync off/)
  })

  test('that has no connection left', async () => {
    await using server = await startPostgres({ max_connections: '4', superuser_reserved_connections: '0' })
    const url = await server.fresh()
    const clients = [1, 2, 3, 4].map(() => new pg.Client({ connectionString: url }))
    for (const client of clients) await client.connect()
    await expectRefused(url, /no connection left.*DATABASE_POOL/)
    for (const client of clients) await client.end()
  })
})

onPostgres('the store in PostgreSQL', () => {
  test('of a rehearsal is never opened for the real thing', async () => {
    await using store = await open(await freshDatabase())
    await markStore(store.db, true)
    await expect(markStore(store.db, false)).rejects.toThrow('holds a rehearsal')
  })

  test('is brought to this version by one of many that start at once', async () => {
    const url = await freshDatabase()
    const stores = await Promise.all([open(url), open(url), open(url)])
    for (const { db } of stores) expect(await db.selectFrom('message').selectAll().execute()).toEqual([])
    for (const store of stores) await store[Symbol.asyncDispose]()
  })

  test('is searched by its index', async () => {
    const url = await freshDatabase()
    {
      await using first = await open(url)
      await sql`alter database ${sql.id(new URL(url).pathname.slice(1))} set enable_seqscan to off`.execute(first.db)
    }
    await using store = await open(url)
    const scans = async (): Promise<number> => {
      expect(await store.search('lantern aire', 5)).toEqual([])
      const { rows } = await sql<{ n: number }>`
        select idx_scan as n from pg_stat_user_indexes where indexrelname = 'message_words'`.execute(store.db)
      return rows[0]?.n ?? 0
    }
    // What was counted is told about once a second.
    await vi.waitFor(async () => expect(await scans()).toBeGreaterThan(0), { timeout: 8_000, interval: 300 })
  })

  test('syncs each commit, whatever the database is set to', async () => {
    const url = await freshDatabase()
    await using first = await open(url)
    const name = new URL(url).pathname.slice(1)
    await sql`alter database ${sql.id(name)} set synchronous_commit to off`.execute(first.db)
    await using store = await open(url)
    const { rows } = await sql`show synchronous_commit`.execute(store.db)
    expect(rows).toEqual([{ synchronous_commit: 'on' }])
  })
})

onPostgres('a server that cannot use its PostgreSQL', () => {
  test.each([
    ['with a wrong password', (url: string) => other(url, { password: 'sesame-open' }), 'refuses the password'],
    ['where nothing answers', (url: string) => other(url, { port: '1' }), 'PostgreSQL does not answer at the address'],
  ])('%s ends within seconds, says why, and never the password', async (_what, change, words) => {
    await buildPages()
    const url = change(await freshDatabase())
    await using server = serverFor({ env: { DATABASE_URL: url } })
    const from = performance.now()
    await expect(server.start()).rejects.toThrow(/ended with 1/)
    expect(performance.now() - from).toBeLessThan(6_000)
    expect(server.output()).toContain(
      `Headrow did not start. ${words === 'refuses the password' ? 'PostgreSQL ' : ''}${words}`,
    )
    expect(server.output()).not.toContain(new URL(url).password)
  })
})
