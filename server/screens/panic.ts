import { appendFeed } from '../store/entries.ts'
import type { Db } from '../store/store.ts'
import { log } from '../moderation/log.ts'

export interface Calm {
  on: boolean
  by?: string
  at?: number
}

/** Whether the calm card is up, and whose key it was. */
export const calmState = async (db: Db): Promise<Calm> => {
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'calm').executeTakeFirst()
  const match = /^(\d+) (.+)$/.exec(row?.value ?? '')
  if (!match) return { on: false }
  const person = await db
    .selectFrom('account')
    .select('name')
    .where('id', '=', match[2] ?? '')
    .executeTakeFirst()
  return { on: true, by: person?.name ?? 'unknown', at: Number(match[1]) }
}

/** Puts the calm card on every screen, or takes it down. Again what it is already changes nothing. True when it changed. */
export const setCalm = (db: Db, on: boolean, actor: string, at: number): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom('setting').select('value').where('key', '=', 'calm').executeTakeFirst()
    if ((before !== undefined && before.value !== '') === on) return false
    const value = on ? `${at} ${actor}` : ''
    await trx
      .insertInto('setting')
      .values({ key: 'calm', value })
      .onConflict((c) => c.column('key').doUpdateSet({ value }))
      .execute()
    await appendFeed(trx, { kind: 'panic', messageId: null, at, flag: on })
    await log(trx, {
      at,
      actor,
      action: on ? 'panic' : 'lift',
      message_id: null,
      version: null,
      from_state: null,
      to_state: null,
      reason: null,
      digest: null,
    })
    return true
  })
