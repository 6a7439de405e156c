import type { ScreeningResult } from '../../shared/finding.ts'
import type { Screener } from '../screener/screener.ts'
import { type Placement, place } from '../placement/place.ts'
import { appendDesk } from '../store/entries.ts'
import type { Db, Trx } from '../store/store.ts'
import { afterScreening } from './life.ts'
import type { MessageRow } from './view.ts'

export interface Queue extends AsyncDisposable {
  /** Something was committed by intake: look now. */
  wake: () => void
}

/** Screened and written in one transaction; small, so that a crisis message does not wait behind a crowd. */
const batchSize = 64

/**
 * Takes received messages, oldest first, through screening and placement into a lane of the desk. It reads them from
 * the store, so what a crash left behind is found at the next start. `isBusy` lets intake go first in a flood.
 */
export const openQueue = (options: {
  db: Db
  screener: Screener
  now: () => number
  isBusy: () => boolean
  changed: () => void
  failed: (error: unknown) => void
}): Queue => {
  const { db, screener, now, isBusy, changed, failed } = options
  let running: Promise<void> | undefined
  let again = false
  let closing = false

  const step = async (): Promise<number> => {
    const rows = await db
      .selectFrom('message')
      .selectAll()
      .where('state', '=', 'received')
      .orderBy('since')
      .orderBy('id')
      .limit(batchSize)
      .execute()
    if (rows.length === 0) return 0
    const results = await screener.screen(rows.map(inputOf))
    const at = now()
    const written = await db.transaction().execute((trx) => writeBatch(trx, rows, results, at))
    if (written > 0) changed()
    return rows.length
  }

  const run = async (): Promise<void> => {
    do {
      again = false
      while (!closing && (await step()) > 0) await pause(isBusy() ? 100 : 0)
    } while (again && !closing)
    running = undefined
  }

  const wake = (): void => {
    again = true
    running ??= run().catch((error: unknown) => {
      running = undefined
      failed(error)
      if (!closing) setTimeout(wake, 1_000).unref()
    })
  }

  const close = async (): Promise<void> => {
    closing = true
    await running
  }
  return { wake, [Symbol.asyncDispose]: close }
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => (ms === 0 ? setImmediate(resolve) : setTimeout(resolve, ms)))

const inputOf = (row: MessageRow) => ({
  text: row.text,
  ...(row.name !== null && { name: row.name }),
  ...(row.handle !== null && { handle: row.handle }),
})

const placed = (row: MessageRow): Placement => {
  const given = row.area_from === 'chosen' || row.area_from === 'platform' ? row.area_from : undefined
  return place({ text: row.text, ...(given && { [given]: row.area }) })
}

/** A sender under 16 is shown without place, and a person looks twice: never in the lane of quick approvals. */
const stateAfter = (row: MessageRow, result: ScreeningResult) =>
  row.under16 === 1 && result.lane === 'new' ? afterScreening.flagged : afterScreening[result.lane]

const writeBatch = async (trx: Trx, rows: MessageRow[], results: ScreeningResult[], at: number): Promise<number> => {
  const written: string[] = []
  for (const [i, row] of rows.entries()) {
    const result = results[i]
    if (result && (await writeOne(trx, row, result, at))) written.push(row.id)
  }
  await appendDesk(trx, written, at)
  return written.length
}

const writeOne = async (trx: Trx, row: MessageRow, result: ScreeningResult, at: number): Promise<boolean> => {
  const state = stateAfter(row, result)
  const where = row.under16 === 1 ? { area: null, from: null, confidence: 0 } : placed(row)
  const { numUpdatedRows } = await trx
    .updateTable('message')
    .set({
      state,
      since: at,
      version: row.version + 1,
      area: where.area,
      area_from: where.area === null ? null : where.from,
      area_confidence: where.area === null ? null : where.confidence,
      crisis_opened_at: state === 'escalated' ? at : row.crisis_opened_at,
      crisis_released_by: state === 'escalated' ? null : row.crisis_released_by,
    })
    .where('id', '=', row.id)
    .where('state', '=', 'received')
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) return false
  if (row.version > 0) await trx.deleteFrom('finding').where('message_id', '=', row.id).execute()
  if (result.findings.length > 0) {
    await trx
      .insertInto('finding')
      .values(
        result.findings.map((finding, ord) => ({ message_id: row.id, ord, level: null, detail: null, ...finding })),
      )
      .execute()
  }
  return true
}
