import type { Kysely, Transaction } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { StartError } from '../start-error.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
export type Trx = Transaction<Schema>

/** What tells one holder of a lease from those before and after it. */
export interface Fence {
  /** higher for each holder; what it writes is refused once a later one has written */
  epoch: number
  isHeld: () => boolean
}
export type Duty = (fence: Fence) => AsyncDisposable
/** Does a duty on one server at a time: begins it when this server gets the lease, ends it when it is lost or given back. */
export type Lease = (name: string, duty: Duty) => AsyncDisposable

export interface Store extends AsyncDisposable {
  db: Db
  /** whether other servers may be at work on the same store */
  isShared: boolean
  /** After an erasure: leaves no copy of it in the store's own files, at once or soon (docs/operating.md). */
  scrub: () => Promise<void>
  /** Ids of the messages in which every word begins with one of these, newest first: in their words, name or handle as sent. */
  search: (asked: string, limit: number) => Promise<string[]>
  lease: Lease
}

/**
 * Brings the schema to this version. A store written by a newer version is refused: its data could be misread.
 * `setting` is the one that names the store.
 */
export const migrate = async (db: Db, migrations: Record<string, Migration>, setting: string): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  if (error instanceof Error && /corrupted migrations/.test(error.message)) {
    throw new StartError(
      `The store was written by a newer version of Headrow. Start that version, or use another ${setting}.`,
    )
  }
  throw error instanceof Error ? error : new Error('the store could not be brought to this version')
}
