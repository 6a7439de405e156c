import { describe, inject } from 'vitest'
import { freshDatabase as freshOn } from './postgres.ts'

/** `describe` for tests that need PostgreSQL: skipped, and counted, where there is none. */
export const onPostgres = (title: string, tests: () => void): void => {
  describe.skipIf(inject('postgres') === undefined)(title, tests)
}

/** `describe` for tests that need Redis: skipped, and counted, where there is none. */
export const onRedis = (title: string, tests: () => void): void => {
  describe.skipIf(inject('redis') === undefined)(title, tests)
}

/** The url of a new, empty database on the PostgreSQL of this test run; `more` is said to CREATE DATABASE. */
export const freshDatabase = async (more = ''): Promise<string> => {
  const server = inject('postgres')
  if (server === undefined) throw new Error('there is no postgres here')
  return freshOn(server, more)
}

/** The url of the Redis of this test run, which all tests share: each takes a namespace of its own. */
export const redisUrl = (): string => {
  const url = inject('redis')
  if (url === undefined) throw new Error('there is no redis-server here')
  return url
}
