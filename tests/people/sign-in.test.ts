import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memoryBus } from '../../server/bus/memory.ts'
import { openHttp } from '../../server/http/server.ts'
import { accountRoutes } from '../../server/http/accounts.ts'
import { type Accounts, openAccounts } from '../../server/people/accounts.ts'
import { readSettings } from '../../server/settings.ts'
import { openSqlite } from '../../server/store/sqlite.ts'

const right = 'a right and long password'
const someone = { id: '1', name: 'Ada', roles: ['moderator' as const] }

/** The doors before accounts that take no time to hash: everybody has the same password. */
const accounts: Accounts = {
  isEmpty: async () => false,
  signIn: async (name, password) => (password === right ? { person: { ...someone, name }, token: 't' } : undefined),
  signOut: async () => undefined,
  bySession: async () => undefined,
  bySessions: async () => new Map(),
  changed: () => undefined,
  setUpToken: async () => undefined,
  setUp: async () => undefined,
  create: async () => someone,
  createFirst: async () => undefined,
  invite: async () => undefined,
  list: async () => [],
}

const openDoors = async (env: Record<string, string> = {}) => {
  const http = await openHttp(readSettings({ TRUST_PROXY: 'loopback', LOG_LEVEL: 'error', ...env }, false))
  accountRoutes(http, accounts, memoryBus(), () => undefined)
  const signIn = async (name: string, password: string, from: string, more: Record<string, string> = {}) =>
    http.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { host: 'leeds.lan', origin: 'http://leeds.lan', 'x-forwarded-for': from, ...more },
      payload: { name, password },
    })
  const status = async (name: string, password: string, from: string) => (await signIn(name, password, from)).statusCode
  return { http, signIn, status, [Symbol.asyncDispose]: () => http.close() }
}

describe('signing in', () => {
  it('is refused after ten failures under one name from one address, there and under that name only', async () => {
    await using doors = await openDoors()
    const tries = await Promise.all(Array.from({ length: 12 }, () => doors.status('Ada', 'wrong', '192.0.2.1')))
    expect([401, 429].map((one) => tries.filter((status) => status === one).length)).toEqual([10, 2])
    const refused = await doors.signIn('Ada', right, '192.0.2.1')
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(590)
    expect(await doors.status('Ada', right, '192.0.2.2')).toBe(200)
    expect(await doors.status('Grace', right, '192.0.2.1')).toBe(200)
  })

  it('is not refused for signing in often', async () => {
    await using doors = await openDoors()
    for (let i = 0; i < 120; i++) expect(await doors.status('Ada', right, '192.0.2.1')).toBe(200)
    for (let i = 0; i < 9; i++) await doors.status('Ada', 'wrong', '192.0.2.1')
    expect(await doors.status('Ada', right, '192.0.2.1')).toBe(200)
  })

  it('is refused after a hundred failures from one address under any names, of IPv6 from one /64', async () => {
    await using doors = await openDoors()
    for (let i = 0; i < 100; i++) await doors.status(`name ${i}`, 'wrong', `2001:db8::${i.toString(16)}`)
    expect(await doors.status('one more', 'wrong', '2001:db8::ffff')).toBe(429)
    expect(await doors.status('Ada', right, '2001:db8:1::1')).toBe(200)
  })

  it('goes on at this machine’s own address, which may be a proxy’s', async () => {
    await using doors = await openDoors({ TRUST_PROXY: '' })
    for (let i = 0; i < 110; i++) await doors.status(`name ${i}`, 'wrong', '192.0.2.1')
    expect(await doors.status('Ada', right, '192.0.2.1')).toBe(200)
  })
})

describe('the cookie of a session', () => {
  const secure = async (env: Record<string, string>, headers: Record<string, string>): Promise<boolean> => {
    await using doors = await openDoors(env)
    const reply = await doors.signIn('Ada', right, '192.0.2.1', headers)
    expect(reply.statusCode).toBe(200)
    return /; Secure/i.test(String(reply.headers['set-cookie']))
  }
  const publicUrl = { PUBLIC_URL: 'https://talk.example.org' }

  it('is Secure at the public https address, though a proxy that is not named brings it by http', async () => {
    const untrusted = { ...publicUrl, TRUST_PROXY: '' }
    expect(await secure(untrusted, { host: 'Talk.example.org', origin: 'https://talk.example.org' })).toBe(true)
  })

  it('is Secure when a proxy that is named says https', async () => {
    expect(await secure({}, { 'x-forwarded-proto': 'https' })).toBe(true)
  })

  it('is not Secure at a plain address of the LAN, where a browser would drop it', async () => {
    expect(await secure(publicUrl, {})).toBe(false)
    expect(await secure({ PUBLIC_URL: 'http://leeds.lan' }, {})).toBe(false)
  })
})

describe('the link that sets up the first account', () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'headrow-'))
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  it('used twice at once makes one account, and the second is refused like a wrong one', async () => {
    await using store = await openSqlite(directory)
    const held = openAccounts(store.db, Date.now)
    const token = (await held.setUpToken()) ?? ''
    expect(await held.setUp('made up', right)).toBeUndefined()
    const both = await Promise.all([held.setUp(token, right), held.setUp(token, 'another long password')])
    expect(both.flatMap((session) => session?.person.name ?? [])).toEqual(['admin'])
    expect(await store.db.selectFrom('account').select('name').execute()).toEqual([{ name: 'admin' }])
    expect(await held.setUpToken()).toBeUndefined()
  })
})
