import { sql } from 'kysely'
import type { FeedKind } from '../../shared/feed.ts'
import { takeBoth, takeNumbers } from './counter.ts'
import type { Trx } from './store.ts'
import type { Write } from './transact.ts'

/** Messages that screening has seen; written out, for the indexes that hold only these are used by no parameter. */
export const isScreened = sql<boolean>`state <> 'received'`
export const isUnscreened = sql<boolean>`state = 'received'`
/** Messages whose words are gone; written out for the same reason. */
export const isErased = sql<boolean>`text = ''`

/** Adds a public change to the feed, in the transaction that makes it. `flag` is what panic or pin was set to. Returns its seq. */
export const appendFeed = async (
  trx: Trx,
  entry: { kind: FeedKind; messageId: string | null; at: number; flag?: boolean },
): Promise<number> => {
  const seq = await takeNumbers(trx, 'feed')
  const flag = entry.flag === undefined ? null : Number(entry.flag)
  await trx
    .insertInto('feed')
    .values({ seq, kind: entry.kind, message_id: entry.messageId, flag, at: entry.at })
    .execute()
  return seq
}

/** Tells the desk that these messages changed, in the transaction that changes them. */
export const appendDesk = async (trx: Trx, messageIds: readonly string[], at: number): Promise<void> => {
  if (messageIds.length === 0) return
  const first = await takeNumbers(trx, 'desk_feed', messageIds.length)
  await trx
    .insertInto('desk_feed')
    .values(messageIds.map((message_id, i) => ({ seq: first + i, message_id, at })))
    .execute()
}

/**
 * A public change of one message, of which the desk hears, too: the rows to be written, and the change's seq in the feed.
 * Only after a line in the log: see takeBoth.
 */
export const entriesOf = async (
  trx: Trx,
  { kind, messageId, at }: { kind: FeedKind; messageId: string; at: number },
): Promise<{ seq: number; rows: Write[] }> => {
  const { desk, feed } = await takeBoth(trx)
  return {
    seq: feed,
    rows: [
      trx.insertInto('desk_feed').values({ seq: desk, message_id: messageId, at }),
      trx.insertInto('feed').values({ seq: feed, kind, message_id: messageId, flag: null, at }),
    ],
  }
}
