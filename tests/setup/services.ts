import type { TestProject } from 'vitest/node'
import { startPostgres } from '../support/postgres.ts'
import { startRedis } from '../support/redis.ts'
import { programOf } from './needs.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** a PostgreSQL that all tests of this run share, as its superuser; undefined where there is none */
    postgres: string | undefined
    /** a Redis that all tests of this run share; undefined where there is none */
    redis: string | undefined
  }
}

/** One PostgreSQL and one Redis for a whole test run. Where a program is missing, what needs it is skipped, and counted. */
export const setup = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  await using stack = new AsyncDisposableStack()
  const [postgres, redis] = await Promise.all([
    programOf('POSTGRES') === undefined ? undefined : startPostgres(),
    programOf('REDIS_SERVER') === undefined ? undefined : startRedis(),
  ])
  stack.use(postgres)
  stack.use(redis)
  provide('postgres', postgres?.url)
  provide('redis', redis?.url)
  const running = stack.move()
  return () => running.disposeAsync()
}
