import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The form of a dialect's column types and triggers where they differ. */
export interface DialectWords {
  /** refuses UPDATE and DELETE on a table, with a sentence */
  appendOnly: (db: Kysely<unknown>, table: string) => Promise<void>
  /** an index of the words of every message that screening has seen, kept by the database itself */
  search: (db: Kysely<unknown>) => Promise<void>
}

const first = (words: DialectWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await messages(db)
    await around(db)
    await people(db)
    await words.appendOnly(db, 'decision')
    const counters = ['feed', 'desk_feed', 'decision']
    await sql`insert into counter (name, n) values ${sql.join(counters.map((name) => sql`(${name}, 0)`))}`.execute(db)
  },
})

/**
 * The two checks on crisis cases are the database's own guard of "crisis never displays": a message that was ever
 * escalated is public only with the name of the lead who released it, and an escalated message has an open case.
 */
const messages = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('message')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text', (c) => c.notNull())
    .addColumn('receipt', 'text', (c) => c.notNull())
    .addColumn('author_key', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('handle', 'text')
    .addColumn('permalink', 'text')
    .addColumn('sent_at', 'bigint', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('under16', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('consent_version', 'text')
    .addColumn('area', 'text')
    .addColumn('area_from', 'text')
    .addColumn('area_confidence', 'double precision')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('public_text', 'text')
    .addColumn('approved_at', 'bigint')
    .addColumn('shown_at', 'bigint')
    .addColumn('pinned', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('reason', 'text')
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('crisis_opened_at', 'bigint')
    .addColumn('crisis_released_by', 'text')
    .addColumn('reply', 'text')
    .addColumn('reply_at', 'bigint')
    .addUniqueConstraint('message_once', ['source', 'external_id'])
    .addCheckConstraint(
      'crisis_never_displays',
      sql`state not in ('approved', 'shown') or crisis_opened_at is null or crisis_released_by is not null`,
    )
    .addCheckConstraint(
      'crisis_has_a_case',
      sql`state <> 'escalated' or (crisis_opened_at is not null and crisis_released_by is null)`,
    )
    .addCheckConstraint(
      'children_have_no_place',
      sql`under16 = 0 or (area is null and name is null and handle is null)`,
    )
    .addCheckConstraint('public_has_a_decision', sql`state not in ('approved', 'shown') or decided_by is not null`)
    .execute()
  await db.schema.createIndex('message_by_state').on('message').columns(['state', 'since', 'id']).execute()
  // Random keys are dear to index: these two are filled in when a message leaves `received`, not while its sender waits.
  await sql`create index message_by_author on message (author_key) where state <> 'received'`.execute(db)
  await sql`create unique index message_by_receipt on message (receipt) where state <> 'received'`.execute(db)
  await db.schema
    .createTable('finding')
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('ord', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('level', 'text')
    .addColumn('detail', 'text')
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('start', 'integer', (c) => c.notNull())
    .addColumn('end', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('finding_key', ['message_id', 'ord'])
    .execute()
  await db.schema
    .createTable('earlier')
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('public_text', 'text')
    .addColumn('area', 'text')
    .addColumn('area_from', 'text')
    .addColumn('area_confidence', 'double precision')
    .addColumn('pinned', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('approved_at', 'bigint')
    .addPrimaryKeyConstraint('earlier_key', ['message_id', 'version'])
    .execute()
}

const around = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('counter')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('n', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('feed')
    .addColumn('seq', 'bigint', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text')
    .addColumn('flag', 'integer')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('desk_feed')
    .addColumn('seq', 'bigint', (c) => c.primaryKey())
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('decision')
    .addColumn('seq', 'bigint', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text')
    .addColumn('version', 'integer')
    .addColumn('from_state', 'text')
    .addColumn('to_state', 'text')
    .addColumn('reason', 'text')
    .addColumn('digest', 'text')
    .addColumn('previous', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('decision_by_message').on('decision').columns(['message_id', 'seq']).execute()
}

const people = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('account')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('password', 'text', (c) => c.notNull())
    .addColumn('roles', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('disabled', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('session')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('invitation')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('roles', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('setting')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('source_cursor')
    .addColumn('source', 'text', (c) => c.primaryKey())
    .addColumn('cursor', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('screen')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', 'bigint')
    .addColumn('applied_seq', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('acknowledgement')
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('screen_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('acknowledgement_key', ['seq', 'screen_id'])
    .execute()
}

/** What several servers need of one another, and the search. */
const servers = (words: DialectWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('message').addColumn('taken_by', 'text').execute()
    await db.schema
      .alterTable('source_cursor')
      .addColumn('epoch', 'bigint', (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema
      .createTable('source_state')
      .addColumn('source', 'text', (c) => c.primaryKey())
      .addColumn('epoch', 'bigint', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('words', 'text', (c) => c.notNull())
      .addColumn('last_message_at', 'bigint')
      .execute()
    await db.schema
      .createTable('wall')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('screen_id', 'text', (c) => c.notNull())
      .addColumn('node', 'text', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('alive_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('claim')
      .addColumn('message_id', 'text', (c) => c.primaryKey())
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('until', 'bigint', (c) => c.notNull())
      .execute()
    await sql`insert into counter (name, n) values ('lease', 0)`.execute(db)
    // Each commit of intake asks it: the few that were erased, and nothing to keep up for the others.
    await sql`create index message_erased on message (external_id) where text = ''`.execute(db)
    await words.search(db)
  },
})

/** Every change to the schema, in order of its name; a landed one is never edited. */
export const migrationsFor = (words: DialectWords): Record<string, Migration> => ({
  '001-first': first(words),
  '002-servers': servers(words),
})
