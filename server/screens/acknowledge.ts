import { sql } from 'kysely'
import { after } from '../moderation/life.ts'
import { appendDesk } from '../store/entries.ts'
import type { Db } from '../store/store.ts'

/** Kinds of entry that take words away; they are what screens acknowledge. */
export const isTakeDownRow = sql<boolean>`(feed.kind = 'withdraw' or (feed.kind = 'panic' and feed.flag = 1))`

/** Notes how far a screen has come, and when it acknowledged each take-down on the way. It cannot have come further than the feed. */
export const acknowledge = async (db: Db, id: string, claimed: number, at: number): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    const screen = await trx.selectFrom('screen').select('applied_seq').where('id', '=', id).executeTakeFirst()
    if (!screen) return
    const last = await trx.selectFrom('counter').select('n').where('name', '=', 'feed').executeTakeFirstOrThrow()
    const seq = Math.min(claimed, Number(last.n))
    await trx.updateTable('screen').set({ applied_seq: seq, seen_at: at }).where('id', '=', id).execute()
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
}

/** The first time that a card of an approved message stood on a paired screen. True when there was one. */
export const markShown = async (db: Db, ids: string[], at: number): Promise<boolean> => {
  const state = after('approved', 'displayed')
  if (ids.length === 0 || !state) return false
  return db.transaction().execute(async (trx) => {
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
