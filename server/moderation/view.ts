import type { Expression, ExpressionBuilder, Selectable, SqlBool } from 'kysely'
import type { DeskMessage } from '../../shared/desk.ts'
import type { Finding } from '../../shared/finding.ts'
import { type Lane, type State, laneOf, states } from '../../shared/message.ts'
import { isScreened } from '../store/entries.ts'
import type { FindingTable, MessageTable, Schema } from '../store/schema.ts'
import type { Db } from '../store/store.ts'

export type MessageRow = Selectable<MessageTable>

export const statesOf = (lane: Lane): State[] => states.filter((state) => laneOf[state] === lane)

const findingOf = (row: Selectable<FindingTable>): Finding => ({
  kind: row.kind as Finding['kind'],
  ...(row.level !== null && { level: row.level }),
  ...(row.detail !== null && { detail: row.detail }),
  field: row.field as Finding['field'],
  start: row.start,
  end: row.end,
  reason: row.reason,
})

const or = <T>(value: T | null): T | undefined => value ?? undefined

const deskMessage = (
  row: MessageRow,
  lane: Lane,
  findings: Finding[],
  fromSender: number,
  canUndo: boolean,
  by: string | undefined,
  claim: DeskMessage['claim'],
): DeskMessage => ({
  id: row.id,
  version: row.version,
  state: row.state,
  lane,
  source: row.source,
  text: row.text,
  publicText: or(row.public_text),
  name: or(row.name),
  handle: or(row.handle),
  permalink: or(row.permalink),
  area: or(row.area),
  areaFrom: or(row.area_from) as DeskMessage['areaFrom'],
  areaConfidence: or(row.area_confidence),
  sentAt: row.sent_at,
  receivedAt: row.received_at,
  since: row.since,
  findings,
  under16: row.under16 === 1,
  pinned: row.pinned === 1,
  edited: row.public_text !== null,
  reason: or(row.reason),
  fromSender,
  decidedBy: by,
  canUndo,
  reply: or(row.reply),
  claim,
})

const countBy = <K extends string>(rows: { key: K; n: number | bigint | string }[]): Map<K, number> =>
  new Map(rows.map((row) => [row.key, Number(row.n)]))

/** Messages as the desk sees them, in the order of the rows; those in no lane are left out. Five queries, however many rows. */
export const viewOf = async (db: Db, rows: readonly MessageRow[]): Promise<DeskMessage[]> => {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const authors = [...new Set(rows.map((row) => row.author_key))]
  // One after another: a decision's answer must not take every connection while other servers read what it changed.
  const findings = await db.selectFrom('finding').selectAll().where('message_id', 'in', ids).orderBy('ord').execute()
  const senders = await db
    .selectFrom('message')
    .select(['author_key as key', (e) => e.fn.countAll().as('n')])
    .where('author_key', 'in', authors)
    .where(isScreened)
    .groupBy('author_key')
    .execute()
  const undoable = await db
    .selectFrom('earlier')
    .select('message_id')
    .where('message_id', 'in', ids)
    .groupBy('message_id')
    .execute()
  const people = await db.selectFrom('account').select(['id', 'name']).execute()
  const claims = await db.selectFrom('claim').selectAll().where('message_id', 'in', ids).execute()
  const counts = countBy(senders)
  const canUndo = new Set(undoable.map((row) => row.message_id))
  const names = new Map(people.map((person) => [person.id, person.name]))
  const nameOf = (id: string): string => names.get(id) ?? 'unknown'
  const claimed = new Map(claims.map((row) => [row.message_id, { by: nameOf(row.account_id), until: row.until }]))
  const of = Map.groupBy(findings, (row) => row.message_id)
  return rows.flatMap((row) => {
    const lane = laneOf[row.state]
    if (lane === null) return []
    const by = row.decided_by === null ? undefined : nameOf(row.decided_by)
    const found = (of.get(row.id) ?? []).map(findingOf)
    const fromSender = counts.get(row.author_key) ?? 1
    return [deskMessage(row, lane, found, fromSender, canUndo.has(row.id), by, claimed.get(row.id))]
  })
}

/** Messages by their ids, in the order of the ids. */
export const viewSome = async (db: Db, ids: readonly string[]): Promise<DeskMessage[]> => {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('message').selectAll().where('id', 'in', ids).execute()
  const byId = new Map((await viewOf(db, rows)).map((view) => [view.id, view]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export const viewOne = async (db: Db, id: string): Promise<DeskMessage | undefined> => {
  const row = await db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()
  return row && (await viewOf(db, [row]))[0]
}

/** Where a page of a lane goes on: the `since` and id of its last message. */
const parseCursor = (after: string | undefined): { since: number; id: string } | undefined => {
  const match = /^(\d{1,16})-([0-9a-z]{1,40})$/.exec(after ?? '')
  return match?.[1] && match[2] ? { since: Number(match[1]), id: match[2] } : undefined
}

const beyond =
  (after: { since: number; id: string }, newestFirst: boolean) =>
  (e: ExpressionBuilder<Schema, 'message'>): Expression<SqlBool> => {
    const sign = newestFirst ? '<' : '>'
    return e.or([e('since', sign, after.since), e.and([e('since', '=', after.since), e('id', sign, after.id)])])
  }

/**
 * A page of a lane: the oldest first where messages wait, the newest first where they have been decided.
 * `next` is the cursor of the page after it, absent on the last.
 */
export const lanePage = async (
  db: Db,
  lane: Lane,
  limit: number,
  after?: string,
): Promise<{ messages: DeskMessage[]; next?: string }> => {
  const newestFirst = lane === 'on_wall' || lane === 'not_shown'
  const order = newestFirst ? 'desc' : 'asc'
  const from = parseCursor(after)
  let query = db.selectFrom('message').selectAll().where('state', 'in', statesOf(lane))
  if (from) query = query.where(beyond(from, newestFirst))
  const rows = await query
    .orderBy('since', order)
    .orderBy('id', order)
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const messages = await viewOf(db, page)
  return rows.length > limit && last ? { messages, next: `${last.since}-${last.id}` } : { messages }
}
