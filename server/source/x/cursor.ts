import * as z from 'zod'
import { Id, idAt } from './ids.ts'
import { Spend, nothingSpent } from './meter.ts'

/** What the X source keeps between starts: up to which id everything was handed over, and what this month has cost. */
const Cursor = z.object({ since: Id, spend: Spend })
export type Cursor = z.infer<typeof Cursor>

/** The kept cursor, or one that begins now where there is none or it cannot be read. */
export const readCursor = (kept: string | undefined, now: number): Cursor => {
  try {
    return Cursor.parse(JSON.parse(kept ?? ''))
  } catch {
    return { since: idAt(now), spend: nothingSpent(now) }
  }
}

export const printCursor = (cursor: Cursor): string => JSON.stringify(cursor)
