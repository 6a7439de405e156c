import { appendDesk } from '../store/entries.ts'
import type { Db, Trx } from '../store/store.ts'
import { transact } from '../store/transact.ts'

/** A claim lasts this long, in ms; a desk that still has the message open says so again before it ends. */
export const claimFor = 25_000

export interface Claims {
  /**
   * This person has the message open, and no other any more; null: none. Every desk is told. Another's claim that still
   * stands is not taken: a claim keeps two people from reading the same message, it keeps nobody from deciding.
   */
  claim: (accountId: string, messageId: string | null) => Promise<void>
}

export const openClaims = ({ db, now, changed }: { db: Db; now: () => number; changed: () => void }): Claims => ({
  claim: async (accountId, messageId) => {
    const told = await transact(db, async (trx) => {
      const at = now()
      const given = await giveBack(trx, accountId, messageId)
      const taken = messageId === null ? [] : await take(trx, accountId, messageId, at)
      const ids = [...given, ...taken]
      await appendDesk(trx, ids, at)
      return ids.length
    })
    if (told > 0) changed()
  },
})

const giveBack = async (trx: Trx, accountId: string, but: string | null): Promise<string[]> => {
  const rows = await trx
    .deleteFrom('claim')
    .where('account_id', '=', accountId)
    .where('message_id', '!=', but ?? '')
    .returning('message_id')
    .execute()
  return rows.map((row) => row.message_id)
}

const take = async (trx: Trx, accountId: string, messageId: string, at: number): Promise<string[]> => {
  const there = await trx
    .selectFrom('message')
    .select('id')
    .where('id', '=', messageId)
    .where('state', 'not in', ['received', 'erased'])
    .executeTakeFirst()
  if (!there) return []
  const until = at + claimFor
  const rows = await trx
    .insertInto('claim')
    .values({ message_id: messageId, account_id: accountId, until })
    .onConflict((c) =>
      c
        .column('message_id')
        .doUpdateSet({ account_id: accountId, until })
        .where((e) => e.or([e('claim.account_id', '=', accountId), e('claim.until', '<=', at)])),
    )
    .returning('message_id')
    .execute()
  return rows.map((row) => row.message_id)
}
