import type { DeskEntry } from '../../shared/desk.ts'
import { feedPageSize } from '../../shared/feed.ts'
import { viewOf } from '../moderation/view.ts'
import type { Db } from '../store/store.ts'

/** The desk's entries after `after`, at most one page, each with the message as it is now. */
export const deskEntriesAfter = async (db: Db, after: number): Promise<DeskEntry[]> => {
  const rows = await db
    .selectFrom('desk_feed')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(feedPageSize)
    .execute()
  const ids = [...new Set(rows.map((row) => row.message_id))]
  const messages = ids.length === 0 ? [] : await db.selectFrom('message').selectAll().where('id', 'in', ids).execute()
  const views = new Map((await viewOf(db, messages)).map((view) => [view.id, view]))
  return rows.map((row) => {
    const message = views.get(row.message_id)
    return { seq: Number(row.seq), id: row.message_id, at: Number(row.at), ...(message && { message }) }
  })
}
