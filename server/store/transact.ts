import { type OperationNodeSource, sql } from 'kysely'
import type { Db, Trx } from './store.ts'

/** Somebody else changed what this transaction had read: nothing of it stands, and it begins again from the start. */
export class Overtaken extends Error {
  override name = 'Overtaken'
}

/** PostgreSQL's serialization_failure and deadlock_detected: the transaction was rolled back and may be tried again. */
const beginsAgain = new Set(['40001', '40P01'])
const mostTries = 20

const mayBeginAgain = (error: unknown): boolean =>
  error instanceof Overtaken || beginsAgain.has(String((error as { code?: unknown } | null)?.code))

/**
 * Runs `work` in one transaction, again from its start where another overtook it. What it read it must therefore read
 * inside, and what it changes it must compare with what it read: several servers decide at once.
 */
export const transact = async <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (tries >= mostTries || !mayBeginAgain(error)) throw error
    }
  }
}

/** Throws Overtaken unless the one row that a change was meant for was changed. */
export const expectOne = (result: { numUpdatedRows: bigint }): void => {
  if (result.numUpdatedRows !== 1n) throw new Overtaken()
}

/** An insert that nothing is asked back of. */
export interface Write extends OperationNodeSource {
  execute: () => Promise<unknown>
}

/** Writes rows of several tables: all at once where the database is a way away, each way being most of the time that it takes. */
export const together = async (trx: Trx, [first, ...more]: readonly [Write, ...Write[]]): Promise<void> => {
  if (trx.getExecutor().adapter.supportsMultipleConnections && more.length > 0) {
    const parts = more.map((write, n) => sql`${sql.raw(`part_${n}`)} as (${write})`)
    await sql`with ${sql.join(parts)} ${first}`.execute(trx)
    return
  }
  for (const write of [first, ...more]) await write.execute()
}
