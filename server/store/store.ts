import type { Kysely, Transaction } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { StartError } from '../start-error.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
export type Trx = Transaction<Schema>

export interface Store extends AsyncDisposable {
  db: Db
  /** After an erasure: leaves no copy of it in the log of the store's writes. */
  scrub: () => Promise<void>
}

/** Brings the schema to this version. A store written by a newer version is refused: its data could be misread. */
export const migrate = async (db: Db, migrations: Record<string, Migration>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  if (error instanceof Error && /corrupted migrations/.test(error.message)) {
    throw new StartError(
      'The store was written by a newer version of Headrow. Start that version, or use another DATA_DIR.',
    )
  }
  throw error instanceof Error ? error : new Error('the store could not be brought to this version')
}
