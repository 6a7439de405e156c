import type { LaneCounts } from '../../shared/desk.ts'
import { type Lane, laneOf, lanes } from '../../shared/message.ts'
import type { Db } from '../store/store.ts'

/** How many messages stand in each lane, and since when the oldest does. */
export const laneCounts = async (db: Db): Promise<LaneCounts> => {
  const rows = await db
    .selectFrom('message')
    .select(['state', (e) => e.fn.countAll().as('n'), (e) => e.fn.min('since').as('oldest')])
    .groupBy('state')
    .execute()
  const counts = Object.fromEntries(lanes.map((lane) => [lane, { count: 0 }])) as Record<
    Lane,
    { count: number; oldest?: number }
  >
  for (const row of rows) {
    const lane = laneOf[row.state]
    if (lane === null) continue
    const so = counts[lane]
    const oldest = Math.min(so.oldest ?? Number.POSITIVE_INFINITY, Number(row.oldest))
    counts[lane] = { count: so.count + Number(row.n), oldest }
  }
  return counts
}
