import {
  type FeedEntries,
  type FeedEntry,
  type FeedKind,
  type FeedSnapshot,
  feedPageSize,
  replayLimit,
} from '../../shared/feed.ts'
import { publicMessage, recentPublic } from '../moderation/public.ts'
import type { MessageRow } from '../moderation/view.ts'
import type { FeedTable } from '../store/schema.ts'
import type { Db } from '../store/store.ts'

export const lastSeq = async (db: Db, name: 'feed' | 'desk_feed'): Promise<number> => {
  const row = await db.selectFrom('counter').select('n').where('name', '=', name).executeTakeFirstOrThrow()
  return Number(row.n)
}

/** An entry, and the columns of its message as they are now; without one they are null. */
type Joined = FeedTable & (MessageRow | { [Column in keyof MessageRow]: null })

/** Words are joined when an entry is read, never kept with it: erasing a message empties it in every entry. */
const entryOf = (row: Joined): FeedEntry => {
  const message = row.id === null ? undefined : publicMessage(row)
  return {
    seq: Number(row.seq),
    kind: row.kind as FeedKind,
    at: Number(row.at),
    ...(row.message_id !== null && { id: row.message_id }),
    ...(message && { message }),
    ...(row.flag !== null && { on: row.flag === 1 }),
  }
}

/** The entries after `after`, at most one page, each with its message's current public version. */
export const entriesAfter = async (db: Db, after: number): Promise<FeedEntry[]> => {
  const rows = await db
    .selectFrom('feed')
    .leftJoin('message', 'message.id', 'feed.message_id')
    .selectAll('feed')
    .selectAll('message')
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(feedPageSize)
    .execute()
  // A joined row is there as a whole or not at all.
  return (rows as Joined[]).map(entryOf)
}

export const isCalm = async (db: Db): Promise<boolean> => {
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'calm').executeTakeFirst()
  return row !== undefined && row.value !== ''
}

/** Everything now public with the seq that it at least contains: read before the rows, for what comes meanwhile is given again. */
export const readSnapshot = async (db: Db): Promise<FeedSnapshot> => {
  const last = await lastSeq(db, 'feed')
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('state', 'in', ['approved', 'shown'])
    .orderBy('approved_at')
    .execute()
  return { snapshot: rows.flatMap((row) => publicMessage(row) ?? []), last, calm: await isCalm(db) }
}

/** The newest public messages, newest first, with the seq they at least contain: what a page begins with. */
export const recentPage = async (db: Db, limit: number): Promise<FeedSnapshot> => {
  const last = await lastSeq(db, 'feed')
  return { snapshot: await recentPublic(db, limit), last, calm: await isCalm(db) }
}

/** One rule for a blip, a restart and a cold start: the difference, or, where that is too long or makes no sense, the lowest seq that a snapshot must have. */
export const feedPage = async (db: Db, after: number): Promise<FeedEntries | { snapshotFrom: number }> => {
  const last = await lastSeq(db, 'feed')
  if (after > last || last - after > replayLimit) return { snapshotFrom: last - replayLimit }
  const entries = after === last ? [] : await entriesAfter(db, after)
  return { entries, last: Math.max(last, entries.at(-1)?.seq ?? 0) } satisfies FeedEntries
}
