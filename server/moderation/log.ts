import { createHash } from 'node:crypto'
import type { DecisionTable } from '../store/schema.ts'
import { takeNumbers } from '../store/counter.ts'
import type { Trx } from '../store/store.ts'

export type LogLine = Omit<DecisionTable, 'seq' | 'previous' | 'hash'>

/** The hash that binds a line to the one before it: SHA-256 over the previous hash and the line's fields in this order. */
export const hashOf = (line: LogLine & { seq: number }, previous: string): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        previous,
        line.seq,
        line.at,
        line.actor,
        line.action,
        line.message_id,
        line.version,
        line.from_state,
        line.to_state,
        line.reason,
        line.digest,
      ]),
    )
    .digest('hex')

/** Who did what, when, to which version and why, as a line to be written in the transaction that does it. Never words: a keyed digest of them. */
export const logLine = async (trx: Trx, line: LogLine) => {
  const seq = await takeNumbers(trx, 'decision')
  const before = await trx
    .selectFrom('decision')
    .select('hash')
    .where('seq', '=', seq - 1)
    .executeTakeFirst()
  const previous = before?.hash ?? ''
  return trx.insertInto('decision').values({ ...line, seq, previous, hash: hashOf({ ...line, seq }, previous) })
}

/** Writes the line at once. */
export const log = async (trx: Trx, line: LogLine): Promise<void> => {
  const write = await logLine(trx, line)
  await write.execute()
}
