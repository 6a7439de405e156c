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
