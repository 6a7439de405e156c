import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { holdLock } from './lock.ts'
import { type DialectWords, migrationsFor } from './migrations.ts'
import type { Schema } from './schema.ts'
import { StartError } from '../start-error.ts'
import { type Store, migrate } from './store.ts'

const words: DialectWords = {
  appendOnly: async (db, table) => {
    for (const event of ['update', 'delete']) {
      await sql`create trigger ${sql.raw(`${table}_no_${event}`)} before ${sql.raw(event)} on ${sql.raw(table)}
        begin select raise(abort, 'this log is append-only'); end`.execute(db)
    }
  },
}

/** Kysely speaks to the shape of better-sqlite3; this lends that shape to node:sqlite. Statements are kept: the set is small. */
const adapt = (database: DatabaseSync) => {
  const kept = new Map<string, StatementSync>()
  const statement = (text: string): StatementSync => {
    const found = kept.get(text)
    if (found) return found
    if (kept.size >= 300) kept.clear()
    const made = database.prepare(text)
    kept.set(text, made)
    return made
  }
  return {
    close: () => database.close(),
    prepare: (text: string) => {
      const made = statement(text)
      return {
        reader: made.columns().length > 0,
        all: (parameters: readonly unknown[]) => made.all(...(parameters as SQLInputValue[])),
        run: (parameters: readonly unknown[]) => {
          // A full disk has ended the transaction already; refusing its rollback would hide the reason.
          if (text === 'rollback' && !database.isTransaction) return { changes: 0, lastInsertRowid: 0 }
          return made.run(...(parameters as SQLInputValue[]))
        },
        iterate: (parameters: readonly unknown[]) => made.iterate(...(parameters as SQLInputValue[])),
      }
    },
  }
}

/** Sets what durability and privacy rest on, and reads it back: a pragma that was refused says nothing. */
const prepare = (database: DatabaseSync): void => {
  const wanted = { journal_mode: 'wal', synchronous: 2, secure_delete: 1, foreign_keys: 1 } as const
  for (const [name, value] of Object.entries(wanted)) {
    database.exec(`pragma ${name} = ${value}`)
    const row = database.prepare(`pragma ${name}`).get() as Record<string, unknown>
    if (Object.values(row)[0] !== value) {
      throw new StartError(
        `The disk under DATA_DIR does not take SQLite's ${name} = ${value}. Use a local disk, not a network share.`,
      )
    }
  }
  // A larger log between checkpoints and a larger cache: random index pages are written back less often.
  database.exec('pragma busy_timeout = 5000; pragma wal_autocheckpoint = 16000; pragma cache_size = -65536')
}

const openDirectory = (directory: string): { lock: Disposable; database: DatabaseSync } => {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartError(
      `DATA_DIR ${directory} cannot be made (${(error as NodeJS.ErrnoException).code}). Name a folder that can be written.`,
    )
  }
  const lock = holdLock(directory)
  try {
    const database = new DatabaseSync(join(directory, 'headrow.db'))
    prepare(database)
    return { lock, database }
  } catch (error) {
    lock[Symbol.dispose]()
    throw error instanceof StartError
      ? error
      : new StartError(`The store in ${directory} cannot be opened: ${(error as Error).message}.`)
  }
}

/** Opens the embedded store in a directory that this process alone may write. Throws StartError with advice. */
export const openSqlite = async (directory: string): Promise<Store> => {
  const { lock, database } = openDirectory(directory)
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: adapt(database) }) })
  const close = async (): Promise<void> => {
    await db.destroy()
    lock[Symbol.dispose]()
  }
  try {
    await migrate(db, migrationsFor(words))
  } catch (error) {
    await close()
    throw error
  }
  const scrub = async (): Promise<void> => {
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
  }
  return { db, scrub, [Symbol.asyncDispose]: close }
}
