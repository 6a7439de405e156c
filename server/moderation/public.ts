import type { Receipt } from '../../shared/api.ts'
import { type PublicMessage, type RejectReason, isPublic, rejectReasons } from '../../shared/message.ts'
import { isScreened, isUnscreened } from '../store/entries.ts'
import type { Db, Trx } from '../store/store.ts'
import type { MessageRow } from './view.ts'

/** Of a sender under 16 none of this is public, whatever the row holds. */
const aboutSender = (row: MessageRow) => ({
  ...(row.name !== null && { name: row.name }),
  ...(row.handle !== null && { handle: row.handle }),
  ...(row.area !== null && { area: row.area }),
})

/** The only way from a row to words before the public: undefined unless a person's decision on this version stands. */
export const publicMessage = (row: MessageRow): PublicMessage | undefined => {
  if (!isPublic(row.state) || row.approved_at === null || row.decided_by === null) return undefined
  return {
    id: row.id,
    version: row.version,
    text: row.public_text ?? row.text,
    ...(row.under16 === 0 && aboutSender(row)),
    source: row.source,
    at: row.approved_at,
    sentAt: row.sent_at,
    edited: row.public_text !== null,
    pinned: row.pinned === 1,
  }
}

/** The newest messages that the public may see, newest first. */
export const recentPublic = async (db: Db, limit: number): Promise<PublicMessage[]> => {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('state', 'in', ['approved', 'shown'])
    .orderBy('approved_at', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap((row) => publicMessage(row) ?? [])
}

/** Held in any lane, in a crisis or not yet read: to its sender all of it is `waiting`. */
const receiptState = (row: MessageRow): Receipt['state'] => {
  if (row.text === '') return 'erased'
  if (row.state === 'rejected') return 'not_shown'
  if (row.state === 'withdrawn') return 'taken_down'
  if (row.state === 'erased' || row.state === 'approved' || row.state === 'shown') return row.state
  return 'waiting'
}

/** The indexed messages first; then those that are not screened yet, of which there are few; then what was screened between the two. */
export const rowOfReceipt = async (db: Db | Trx, code: string): Promise<MessageRow | undefined> => {
  const query = db.selectFrom('message').selectAll().where('receipt', '=', code.toUpperCase())
  const screened = query.where(isScreened)
  return (
    (await screened.executeTakeFirst()) ??
    (await query.where(isUnscreened).executeTakeFirst()) ??
    (await screened.executeTakeFirst())
  )
}

/** What the holder of a receipt is told; undefined for an unknown code. */
export const receiptOf = async (db: Db, code: string): Promise<Receipt | undefined> => {
  const row = await rowOfReceipt(db, code)
  if (!row) return undefined
  const state = receiptState(row)
  const message = publicMessage(row)
  return {
    state,
    sentAt: row.received_at,
    ...(state !== 'waiting' && state !== 'erased' && row.decided_at !== null && { decidedAt: row.decided_at }),
    ...(row.shown_at !== null && isPublic(row.state) && { shownAt: row.shown_at }),
    edited: message?.edited ?? false,
    ...(state === 'not_shown' && row.reason !== null && { reason: row.reason }),
    ...(message && { message }),
    ...(row.reply !== null && { reply: row.reply }),
    ...(row.reply !== null && row.reply_at !== null && { replyAt: row.reply_at }),
  }
}

export interface Tally {
  received: number
  shown: number
  edited: number
  waiting: number
  takenDown: number
  notShown: Record<RejectReason, number>
}

/** Live figures of the moderation policy: all that arrived, what was shown, edited, not shown and why, and what waits. */
export const tallyOf = async (db: Db): Promise<Tally> => {
  const byState = await db
    .selectFrom('message')
    .select(['state', (e) => e.fn.countAll().as('n')])
    .groupBy('state')
    .execute()
  const reasons = await db
    .selectFrom('message')
    .select(['reason', (e) => e.fn.countAll().as('n')])
    .where('state', '=', 'rejected')
    .groupBy('reason')
    .execute()
  const edited = await db
    .selectFrom('message')
    .select((e) => e.fn.countAll().as('n'))
    .where('state', 'in', ['approved', 'shown'])
    .where('public_text', 'is not', null)
    .executeTakeFirstOrThrow()
  const of = new Map(byState.map((row) => [row.state, Number(row.n)]))
  const why = new Map(reasons.map((row) => [row.reason, Number(row.n)]))
  const sum = (...wanted: MessageRow['state'][]): number => wanted.reduce((n, state) => n + (of.get(state) ?? 0), 0)
  const notShown = Object.fromEntries(rejectReasons.map((reason) => [reason, why.get(reason) ?? 0]))
  return {
    received: [...of.values()].reduce((a, b) => a + b, 0),
    shown: sum('approved', 'shown'),
    edited: Number(edited.n),
    waiting: sum('received', 'new', 'flagged', 'stashed', 'escalated'),
    takenDown: sum('withdrawn', 'erased'),
    notShown: notShown as Tally['notShown'],
  }
}
