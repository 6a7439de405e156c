import { erasedId, keyedDigest, newId, newReceipt } from '../ids.ts'
import type { CompiledQuery, Insertable } from 'kysely'
import type { MessageTable } from '../store/schema.ts'
import type { Db, Trx } from '../store/store.ts'
import { isErased } from '../store/entries.ts'
import { transact } from '../store/transact.ts'
import { type Arrival, admit } from './admit.ts'

export type Admitted =
  | { ok: true; id: string; receipt: string; fresh: boolean }
  | { ok: false; why: 'full' | 'blank' | 'closing' }

export interface Intake extends AsyncDisposable {
  /** Resolves after the commit that holds the message; `fresh` is false for one that was there already. Rejects when the store fails. */
  take: (arrival: Arrival) => Promise<Admitted>
  waiting: () => number
}

interface Waiting {
  row: Row
  resolve: (answer: Admitted) => void
  reject: (error: unknown) => void
}

/** Messages in one commit, and in one statement of it: of each number of rows the statement is written once. */
const batchSize = 512
const statementSize = 64

/**
 * Group commit: what arrives while a transaction is under way goes into the next one, and nobody is answered before
 * its commit. `bound` is the longest queue; beyond it arrivals are refused, so that memory cannot run away.
 */
export const openIntake = (options: {
  db: Db
  eventKey: string
  /** this server, where there are others: it screens what it took */
  node?: string | undefined
  now: () => number
  bound?: number
  committed: (count: number) => void
}): Intake => {
  const { db, eventKey, node, now, bound = 5_000, committed } = options
  const insert = openInsert(db)
  let queue: Waiting[] = []
  let running: Promise<void> | undefined
  let closing = false

  /** Waits while more keeps coming in at each turn of the event loop: a commit for each message would be a sync for each. */
  const gather = async (): Promise<void> => {
    for (let seen = 0; seen < queue.length && queue.length < batchSize;) {
      seen = queue.length
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      await gather()
      const batch = queue.slice(0, batchSize)
      queue = queue.slice(batchSize)
      const fresh = await writeBatch(batch)
      if (fresh > 0) committed(fresh)
    }
    running = undefined
  }

  /** All in one transaction; where it fails for one of its rows, in halves, so that a row the store refuses takes no other with it. */
  const writeBatch = async (batch: Waiting[]): Promise<number> => {
    try {
      return await write(db, insert, eventKey, batch)
    } catch (error) {
      if (batch.length > 1 && isOfOneRow(error)) {
        const middle = batch.length >> 1
        return (await writeBatch(batch.slice(0, middle))) + (await writeBatch(batch.slice(middle)))
      }
      for (const one of batch) one.reject(error)
      return 0
    }
  }

  const take = (arrival: Arrival): Promise<Admitted> => {
    if (closing) return Promise.resolve({ ok: false, why: 'closing' })
    if (queue.length >= bound) return Promise.resolve({ ok: false, why: 'full' })
    const received = now()
    const admitted = admit(arrival, received)
    if (!admitted) return Promise.resolve({ ok: false, why: 'blank' })
    return new Promise((resolve, reject) => {
      queue.push({ row: { ...rowOf(admitted, eventKey, received), taken_by: node ?? null }, resolve, reject })
      running ??= Promise.resolve().then(drain)
    })
  }

  const close = async (): Promise<void> => {
    closing = true
    await running
  }

  return { take, waiting: () => queue.length, [Symbol.asyncDispose]: close }
}

/** Every row has the same columns in the same order: see openInsert. */
const rowOf = (arrival: Arrival, eventKey: string, now: number): Row => ({
  id: newId(now),
  source: arrival.source,
  external_id: arrival.externalId,
  receipt: newReceipt(),
  author_key: keyedDigest(eventKey, 'author', arrival.source, arrival.author),
  text: arrival.text,
  name: arrival.name ?? null,
  handle: arrival.handle ?? null,
  permalink: arrival.permalink ?? null,
  sent_at: arrival.sentAt,
  received_at: now,
  under16: arrival.under16 ? 1 : 0,
  consent_version: arrival.consentVersion ?? null,
  area: arrival.area ?? null,
  area_from: arrival.area ? (arrival.areaFrom ?? 'platform') : null,
  area_confidence: arrival.area ? 1 : null,
  state: 'received',
  since: now,
  version: 0,
  pinned: 0,
})

/** Faults of what is written, by SQLSTATE class 22 (data) and 23 (constraint) and by SQLite's CONSTRAINT, MISMATCH and TOOBIG: all but these are the store's own. */
const isOfOneRow = (error: unknown): boolean => {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown }
  if (typeof errcode === 'number') return [18, 19, 20].includes(errcode & 0xff)
  return typeof code === 'string' && /^2[23][0-9A-Z]{3}$/.test(code)
}

type Row = Insertable<MessageTable>
type Insert = (trx: Trx, rows: readonly Row[]) => Promise<string[]>

/** Inserts rows that are new and returns their ids. Writing a statement of thousands of values out takes longer than carrying it out: it is kept, and given other values. */
const openInsert = (db: Db): Insert => {
  const kept = new Map<number, CompiledQuery<{ id: string }>>()
  const statementOf = (rows: readonly Row[]): CompiledQuery<{ id: string }> => {
    const known = kept.get(rows.length)
    if (known) return { ...known, parameters: rows.flatMap((row) => Object.values(row)) }
    const made = db
      .insertInto('message')
      .values(rows)
      .onConflict((c) => c.columns(['source', 'external_id']).doNothing())
      .returning(['id'])
      .compile()
    kept.set(rows.length, made)
    return made
  }
  return async (trx, rows) => {
    const ids: string[] = []
    for (let at = 0; at < rows.length; at += statementSize) {
      const { rows: fresh } = await trx.executeQuery(statementOf(rows.slice(at, at + statementSize)))
      for (const { id } of fresh) ids.push(id)
    }
    return ids
  }
}

const write = async (db: Db, insert: Insert, eventKey: string, batch: Waiting[]): Promise<number> => {
  const [fresh, erased] = await transact(db, async (trx) => {
    const kept = new Set(
      await insert(
        trx,
        batch.map((one) => one.row),
      ),
    )
    const known = await erasedAmong(trx, eventKey, batch)
    const back = [...known.keys()].filter((id) => kept.delete(id))
    if (back.length > 0) await trx.deleteFrom('message').where('id', 'in', back).execute()
    return [kept, known] as const
  })
  const again: Waiting[] = []
  for (const one of batch) {
    const { row, resolve } = one
    const before = erased.get(row.id)
    if (fresh.has(row.id)) resolve({ ok: true, id: row.id, receipt: row.receipt, fresh: true })
    else if (before) resolve({ ok: true, ...before, fresh: false })
    else again.push(one)
  }
  await Promise.all(again.map((one) => answerAgain(db, one)))
  return fresh.size
}

/**
 * What was erased here does not come back: it is answered as the message that it was, and not kept. By the id of the
 * arrival. Looked up after the insert, which waits for an erasure that is under way on another server.
 */
const erasedAmong = async (
  trx: Trx,
  eventKey: string,
  batch: Waiting[],
): Promise<Map<string, { id: string; receipt: string }>> => {
  const ids = batch.map(({ row }) => erasedId(eventKey, row.source, row.external_id))
  const gone = await trx
    .selectFrom('message')
    .select(['id', 'receipt', 'external_id'])
    .where(isErased)
    .where('external_id', 'in', ids)
    .execute()
  const byExternal = new Map(gone.map(({ external_id, id, receipt }) => [external_id, { id, receipt }]))
  return new Map(
    batch.flatMap(({ row }, i) => {
      const before = byExternal.get(ids[i] ?? '')
      return before ? [[row.id, before] as const] : []
    }),
  )
}

/** The same key again gets the first answer again. */
const answerAgain = async (db: Db, { row, resolve, reject }: Waiting): Promise<void> => {
  try {
    const there = await db
      .selectFrom('message')
      .select(['id', 'receipt'])
      .where('source', '=', row.source)
      .where('external_id', '=', row.external_id)
      .executeTakeFirstOrThrow()
    resolve({ ok: true, id: there.id, receipt: there.receipt, fresh: false })
  } catch (error) {
    reject(error)
  }
}
