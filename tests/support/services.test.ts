import { Redis } from 'ioredis'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'
import { freshDatabase, onPostgres, onRedis, redisUrl } from './services.ts'

const rows = async (url: string, query: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

onPostgres('the PostgreSQL of a test run', () => {
  test('gives each who asks an empty database of its own', async () => {
    const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
    expect(one).not.toBe(two)
    await rows(one, 'create table lantern (id int)')
    expect(await rows(two, `select to_regclass('lantern') as found`)).toEqual([{ found: null }])
  })

  test('asks for its password and keeps its promises as in earnest', async () => {
    const url = await freshDatabase()
    const wrong = new URL(url)
    wrong.password = 'wrong'
    await expect(rows(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
    expect(await rows(url, 'show fsync')).toEqual([{ fsync: 'on' }])
    expect(await rows(url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }])
  })

  test('one of its own can be cut off and started again with what it kept', async () => {
    await using server = await startPostgres()
    const url = await server.fresh()
    await rows(url, 'create table lantern (id int)')
    await server.kill9()
    await expect(rows(url, 'select 1')).rejects.toThrow('ECONNREFUSED')
    await server.start()
    expect(await rows(url, 'select * from lantern')).toEqual([])
  })
})

onRedis('the Redis of a test run', () => {
  test('answers, and keeps nothing', async () => {
    const redis = new Redis(redisUrl())
    expect(await redis.config('GET', 'save')).toEqual(['save', ''])
    redis.disconnect()
  })

  test('one of its own can be stopped and comes back empty at the same port', async () => {
    await using server = await startRedis()
    const redis = new Redis(server.url)
    redis.on('error', () => undefined)
    await redis.set('lantern', 'lit')
    await server.stop()
    await server.start()
    expect(await redis.get('lantern')).toBeNull()
    redis.disconnect()
  })
})
