import type { TakeDown } from '../../shared/desk.ts'
import type { Db } from '../store/store.ts'
import { isTakeDownRow } from './acknowledge.ts'

/** A take-down stays on the desk's list for this long, in ms. */
const takeDownsFor = 3_600_000

/**
 * The newest take-downs, newest first, and which screens have acknowledged each. A screen counts when it was opened at some
 * time and adopted before the take-down: one that is cut off is among the missing, one that is new has nothing to take down.
 */
export const takeDowns = async (db: Db, limit: number, now: number): Promise<TakeDown[]> => {
  const entries = await db
    .selectFrom('feed')
    .selectAll()
    .where('at', '>', now - takeDownsFor)
    .where(isTakeDownRow)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  if (entries.length === 0) return []
  const screens = await db.selectFrom('screen').selectAll().where('seen_at', 'is not', null).execute()
  const seqs = entries.map((entry) => Number(entry.seq))
  const rows = await db.selectFrom('acknowledgement').selectAll().where('seq', 'in', seqs).execute()
  const bySeq = Map.groupBy(rows, (row) => Number(row.seq))
  return entries.map((entry) => {
    const at = Number(entry.at)
    const due = screens.filter((screen) => Number(screen.created_at) <= at)
    const told = new Map((bySeq.get(Number(entry.seq)) ?? []).map((row) => [row.screen_id, Number(row.at)]))
    const done = due.flatMap((screen) => told.get(screen.id) ?? [])
    return {
      seq: Number(entry.seq),
      ...(entry.message_id !== null && { id: entry.message_id }),
      done: done.length,
      of: due.length,
      ms: (done.length < due.length || done.length === 0 ? now : Math.max(...done)) - at,
      missing: due.filter((screen) => !told.has(screen.id)).map((screen) => screen.name),
    }
  })
}
