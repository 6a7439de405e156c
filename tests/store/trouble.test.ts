import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { describe, expect, inject, test } from 'vitest'
import { Secret } from '../../server/settings.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { recordDesk, recordWall } from '../journeys/harness/sockets.ts'
import { type House, openHouse, until } from '../support/house.ts'
import { type PostgresServer, startPostgres } from '../support/postgres.ts'
import { freshDatabase, onPostgres } from '../support/services.ts'

const quiet = { LOG_LEVEL: 'silent' }
const houseOn = (url: string): Promise<House> => openHouse({ env: { ...quiet, DATABASE_URL: url } })

const post = (house: House, text: string, key: string = crypto.randomUUID()): Promise<Response> =>
  house.ask('POST', '/api/messages', { text, consent: true, key })

/** What a sender reads while nothing can be kept: it may be sent again soon, under the same key. */
const expectAway = async (reply: Response): Promise<void> => {
  expect([reply.status, await reply.json()]).toMatchObject([503, { type: '/problems/store-away' }])
  expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
}

/** Sends under one key until it is taken; gives the id. */
const untilTaken = async (house: House, text: string, key: string): Promise<string> =>
  until(async () => {
    const reply = await post(house, text, key)
    return reply.status === 201 && ((await reply.json()) as { id: string }).id
  }, 'the message to be taken')

const expectKept = async ({ app }: House, ids: readonly string[]): Promise<void> => {
  const rows = await app.db.selectFrom('message').select('id').where('id', 'in', ids).execute()
  expect(rows).toHaveLength(ids.length)
}

onPostgres('a server whose PostgreSQL', () => {
  test('cuts every connection goes on with the next request', async () => {
    const url = await freshDatabase()
    await using house = await houseOn(url)
    using wall = await recordWall(house.base)
    await house.approved('Before the cut')
    const admin = await openPostgres({ url: new Secret(url), pool: 2, failed: () => undefined })
    for (let cut = 0; cut < 2; cut++) {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(admin.db)
      await untilTaken(house, `After cut ${cut}`, crypto.randomUUID())
      await house.approved(`Seen after cut ${cut}`)
      await wall.waitFor('the entry', (entry) => entry.message?.text === `Seen after cut ${cut}`)
    }
    expect(wall.gaps).toEqual([])
    await admin[Symbol.asyncDispose]()
  }, 20_000)

  test('is away still takes the calm card from an open desk, and from nobody else', async () => {
    await using server: PostgresServer = await startPostgres()
    await using house = await houseOn(await server.fresh())
    using wall = await recordWall(house.base)
    const panic = (on: boolean, cookie: string) => house.ask('POST', '/api/desk/panic', { on }, { cookie })
    {
      using desk = await recordDesk(house.base, house.cookie)
      const { id } = await house.approved('By this the desk is known to be in')
      await desk.waitFor('the message', (entry) => entry.id === id)
      await server.kill9()
      expect(desk.socket.connected).toBe(true)
      expect((await panic(true, 'headrow=made-up')).status).toBe(503)
      expect((await panic(true, house.cookie)).status).toBe(200)
      await until(() => wall.hellos.at(-1)?.calm === true)
    }
    await until(async () => (await panic(true, house.cookie)).status === 503, 'the desk to have closed')
    await server.start()
    await wall.waitFor('the entry', (entry) => entry.kind === 'panic' && entry.on === true)
    await until(async () => (await panic(false, house.cookie)).status === 200)
  }, 20_000)

  test('stops answers that it cannot keep words now, loses none that it kept, and goes on by itself', async () => {
    await using server: PostgresServer = await startPostgres()
    await using house = await houseOn(await server.fresh())
    using wall = await recordWall(house.base)
    const kept = [(await house.approved('Before it stopped')).id]
    for (const end of [server.stop, server.kill9]) {
      await end()
      const key = crypto.randomUUID()
      await expectAway(await post(house, 'Sent while it was away', key))
      const ready = await house.ask('GET', '/health/ready')
      expect([ready.status, await ready.json()]).toMatchObject([503, { ready: false, store: 'failing' }])
      expect((await house.ask('GET', '/health/live')).status).toBe(200)
      await server.start()
      kept.push(await untilTaken(house, 'Sent while it was away', key))
      const { id } = await house.approved('After it came back')
      kept.push(id)
      await wall.waitFor('the entry', (entry) => entry.id === id)
    }
    expect(wall.gaps).toEqual([])
    await expectKept(house, kept)
  }, 30_000)

  test('has its reader frozen gives the duty to another, and the frozen one ends its own when it thaws', async () => {
    const url = await freshDatabase()
    await using store = await openPostgres({ url: new Secret(url), pool: 2, failed: () => undefined })
    const script = fileURLToPath(new URL('holder.ts', import.meta.url))
    const child = spawn(process.execPath, [script, url, 'sources'], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (words: string) => (said += words))
    try {
      await until(() => said === 'holds it\n')
      const got = Promise.withResolvers<number>()
      await using held = store.lease('sources', () => {
        got.resolve(performance.now())
        return { [Symbol.asyncDispose]: async () => undefined }
      })
      const from = performance.now()
      child.kill('SIGSTOP')
      expect((await got.promise) - from).toBeLessThan(5_000)
      child.kill('SIGCONT')
      await until(() => said === 'holds it\nlost it\n')
      expect(held).toBeDefined()
    } finally {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  })
})

/** A disk of a few megabytes may be made here: by root, where mounting is allowed. */
const canMount = (): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'headrow-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A database whose tables stand on a disk of 16 MB of its own, and ways to fill the disk and to make room. */
const onSmallDisk = async (server: PostgresServer) => {
  const disk = await mkdtemp(join(tmpdir(), 'headrow-disk-'))
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=16m,mode=711`, 'tmpfs', disk])
  const folder = join(disk, 'tables')
  execFileSync('mkdir', ['-m', '700', folder])
  await chown(folder, id('-u'), id('-g'))
  const admin = await openPostgres({ url: new Secret(await server.fresh()), pool: 2, failed: () => undefined })
  await sql`create tablespace small location ${sql.lit(folder)}`.execute(admin.db)
  await sql`create database crowded tablespace small`.execute(admin.db)
  await admin[Symbol.asyncDispose]()
  const url = new URL(server.url)
  url.pathname = '/crowded'
  const ballast = join(disk, 'ballast')
  return {
    url: url.href,
    fill: async () => {
      const free = Number(execFileSync('df', ['--output=avail', '-k', disk], { encoding: 'utf8' }).split('\n')[1])
      await writeFile(ballast, Buffer.alloc((free - 64) * 1024))
    },
    makeRoom: () => rm(ballast),
    [Symbol.asyncDispose]: async () => {
      execFileSync('umount', ['-l', disk])
      await rm(disk, { recursive: true, force: true })
    },
  }
}

describe.skipIf(inject('postgres') === undefined || !canMount())('a server whose PostgreSQL has a full disk', () => {
  test('says so, loses nothing that it kept, and goes on when there is room', async () => {
    await using server = await startPostgres()
    await using disk = await onSmallDisk(server)
    await using house = await houseOn(disk.url)
    const before = await house.approved('While there was room')
    await disk.fill()
    const kept = [before.id]
    const full = await until(async () => {
      const reply = await post(house, 'x'.repeat(1_990) + kept.length)
      if (reply.status !== 201) return reply
      kept.push(((await reply.json()) as { id: string }).id)
      return undefined
    }, 'the disk to be full')
    await expectAway(full)
    expect((await house.feed()).map(({ id }) => id)).toEqual([before.id])
    expect(await (await house.ask('GET', '/api/desk/status')).text()).toContain('The disk of PostgreSQL is full')
    await disk.makeRoom()
    kept.push(await untilTaken(house, 'There is room again', crypto.randomUUID()))
    await expectKept(house, kept)
  }, 30_000)
})
