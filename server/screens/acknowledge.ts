import { sql } from 'kysely'
import { after } from '../moderation/life.ts'
import { appendDesk } from '../store/entries.ts'
import type { Db, Trx } from '../store/store.ts'
import { transact } from '../store/transact.ts'
import { openWalls } from './walls.ts'

/** Kinds of entry that take words away; they are what screens acknowledge. */
export const isTakeDownRow = sql<boolean>`(feed.kind = 'withdraw' or (feed.kind = 'panic' and feed.flag = 1))`

/**
 * Notes how far a screen has come, and when it acknowledged each take-down on the way: as far as the open wall of it that
 * is furthest behind, on whichever server, and no further than the feed. `change` is what the walls themselves do first.
 */
export const acknowledge = (
  db: Db,
  id: string,
  at: number,
  change: (trx: Trx) => Promise<void> = async () => undefined,
): Promise<void> =>
  transact(db, async (trx) => {
    // First, for it holds the row: two servers that do this for one screen come one after the other.
    const screen = await trx
      .updateTable('screen')
      .set({ seen_at: at })
      .where('id', '=', id)
      .returning('applied_seq')
      .executeTakeFirst()
    await change(trx)
    if (!screen) return
    const claimed = await openWalls(trx, at)
      .where('screen_id', '=', id)
      .select((e) => e.fn.min('seq').as('seq'))
      .executeTakeFirst()
    if (!claimed || claimed.seq === null) return
    const last = await trx.selectFrom('counter').select('n').where('name', '=', 'feed').executeTakeFirstOrThrow()
    const seq = Math.min(Number(claimed.seq), Number(last.n))
    await trx.updateTable('screen').set({ applied_seq: seq }).where('id', '=', id).execute()
    await trx
      .insertInto('acknowledgement')
      .columns(['seq', 'screen_id', 'at'])
      .expression((e) =>
        e
          .selectFrom('feed')
          .select((f) => ['feed.seq', f.val(id).as('screen_id'), f.val(at).as('at')])
          .where('feed.seq', '>', Number(screen.applied_seq))
          .where('feed.seq', '<=', seq)
          .where(isTakeDownRow),
      )
      .onConflict((c) => c.columns(['seq', 'screen_id']).doNothing())
      .execute()
  })

/** The first time that a card of an approved message stood on a paired screen. True when there was one. */
export const markShown = async (db: Db, ids: string[], at: number): Promise<boolean> => {
  const state = after('approved', 'displayed')
  if (ids.length === 0 || !state) return false
  return transact(db, async (trx) => {
    const rows = await trx
      .updateTable('message')
      .set({ state, shown_at: at })
      .where('id', 'in', ids)
      .where('state', '=', 'approved')
      .returning('id')
      .execute()
    await appendDesk(
      trx,
      rows.map((row) => row.id),
      at,
    )
    return rows.length > 0
  })
}
