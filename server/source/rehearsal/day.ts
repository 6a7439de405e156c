import { cutTo, maxNameLength, maxTextLength, normaliseName, normaliseText } from '../../../shared/text.ts'
import type { RejectReason } from '../../../shared/message.ts'
import type { Expect, Row } from './row.ts'
import { appointments } from './rows/appointments.ts'
import { campaign } from './rows/campaign.ts'
import { carers } from './rows/carers.ts'
import { hard } from './rows/hard.ts'
import { hijack } from './rows/hijack.ts'
import { joys } from './rows/joys.ts'
import { languages } from './rows/languages.ts'
import { minds } from './rows/minds.ts'
import { more } from './rows/more.ts'
import { older } from './rows/older.ts'
import { staff } from './rows/staff.ts'
import { streets } from './rows/streets.ts'
import { young } from './rows/young.ts'

/** The whole day, 8:00 to 20:00, in the order in which it happens. */
export const day: readonly Row[] = [
  ...appointments,
  ...campaign,
  ...carers,
  ...hard,
  ...hijack,
  ...joys,
  ...languages,
  ...minds,
  ...more,
  ...older,
  ...staff,
  ...streets,
  ...young,
].toSorted(([a], [b]) => a - b)

/** The morning has happened already when a rehearsal starts: this many messages come within `morningMs`. */
export const morningRows = 40
const morningMs = 20_000
/** The rest of the day takes until here after the start. */
const dayMs = 20 * 60_000

/**
 * When the n-th message of the day (0 is the first) comes, in ms after a start at its beginning, at speed 1.
 * `rows` are in the order of the day.
 */
export const dueAt = (rows: readonly Row[], n: number): number => {
  if (n < morningRows) return (n * morningMs) / morningRows
  const [from, to, at] = [rows[morningRows]?.[0] ?? 0, rows.at(-1)?.[0] ?? 0, rows[n]?.[0] ?? 0]
  return morningMs + ((at - from) / Math.max(1, to - from)) * (dayMs - morningMs)
}

export interface Expectation {
  expect: Expect
  reason?: RejectReason
}

const keyOf = (text: string, name: string): string =>
  `${cutTo(normaliseName(name), maxNameLength)}\n${cutTo(normaliseText(text), maxTextLength)}`

const expectations = new Map<string, Expectation>(
  day.map(([, , name, text, expect = 'approve', reason]) => [
    keyOf(text, name),
    reason === undefined ? { expect } : { expect, reason },
  ]),
)

/** What is expected of the rehearsal's message with these words and name, as stored; undefined for any other words. */
export const expectationOf = (message: { text: string; name?: string | undefined }): Expectation | undefined =>
  expectations.get(keyOf(message.text, message.name ?? ''))
