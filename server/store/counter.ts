import { sql } from 'kysely'
import type { Trx } from './store.ts'

/**
 * Takes `count` numbers of a gapless sequence inside a transaction and returns the first. The counter is a row, so
 * numbers follow the order of the commits and a rolled-back transaction gives its numbers back.
 */
export const takeNumbers = async (
  trx: Trx,
  name: 'feed' | 'desk_feed' | 'decision' | 'lease',
  count = 1,
): Promise<number> => {
  const row = await trx
    .updateTable('counter')
    .set({ n: sql<number>`n + ${count}` })
    .where('name', '=', name)
    .returning('n')
    .executeTakeFirstOrThrow()
  return Number(row.n) - count + 1
}

/**
 * The next number of the desk's feed and of the public one, in one step. Only for a transaction that has taken a number
 * of the log: of those that take several counters one goes at a time, so none waits for the other in a circle.
 */
export const takeBoth = async (trx: Trx): Promise<{ desk: number; feed: number }> => {
  const rows = await trx
    .updateTable('counter')
    .set({ n: sql<number>`n + 1` })
    .where('name', 'in', ['desk_feed', 'feed'])
    .returning(['name', 'n'])
    .execute()
  const of = (name: string): number => Number(rows.find((row) => row.name === name)?.n)
  return { desk: of('desk_feed'), feed: of('feed') }
}
