import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { holdLock } from './lock.ts'
import { type DialectWords, migrationsFor } from './migrations.ts'
import type { Schema } from './schema.ts'
import { StartError } from '../start-error.ts'
import { wordsOf } from './search.ts'
import { type Store, migrate } from './store.ts'

const words: DialectWords = {
  appendOnly: async (db, table) => {
    for (const event of ['update', 'delete']) {
      await sql`create trigger ${sql.raw(`${table}_no_${event}`)} before ${sql.raw(event)} on ${sql.raw(table)}
        begin select raise(abort, 'this log is append-only'); end`.execute(db)
    }
  },
  // It holds its rows by the message's id, as a word: row numbers are not kept by a copy of the file. Secure-delete
  // takes an erased message's words out of the index at once, not at some later merge.
  search: async (db) => {
    await sql`create virtual table message_words using fts5(id, text, name, handle, tokenize = "unicode61 remove_diacritics 0")`.execute(
      db,
    )
    await sql`insert into message_words (message_words, rank) values ('secure-delete', 1)`.execute(db)
    const add = `insert into message_words (id, text, name, handle) select new.id, new.text, new.name, new.handle
      where new.state <> 'received' and new.text <> ''`
    const drop = `delete from message_words where rowid in
      (select rowid from message_words where message_words match 'id:"' || old.id || '"')`
    const changed = 'old.text <> new.text or old.name is not new.name or old.handle is not new.handle'
    const left = "(old.state = 'received') <> (new.state = 'received')"
    await sql`create trigger message_words_follow after update on message when ${sql.raw(`${changed} or ${left}`)}
      begin ${sql.raw(`${drop}; ${add};`)} end`.execute(db)
    // What an older version has screened already.
    await sql`insert into message_words (id, text, name, handle)
      select id, text, name, handle from message where state <> 'received' and text <> ''`.execute(db)
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
    await migrate(db, migrationsFor(words), 'DATA_DIR')
  } catch (error) {
    await close()
    throw error
  }
  const scrub = async (): Promise<void> => {
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
  }
  return {
    db,
    scrub,
    isShared: false,
    search: async (asked, limit) => {
      const terms = wordsOf(asked)
      if (terms.length === 0) return []
      const query = `{text name handle} : (${terms.map((term) => `"${term}"*`).join(' ')})`
      const { rows } = await sql<{ id: string }>`
        select message.id from message_words join message on message.id = message_words.id
        where message_words match ${query} and message.state <> 'received'
        order by received_at desc, message.id desc limit ${limit}`.execute(db)
      return rows.map((row) => row.id)
    },
    // One process holds this store: it is always the one to do a duty.
    lease: (_name, duty) => duty({ epoch: 1, isHeld: () => true }),
    [Symbol.asyncDispose]: close,
  }
}
