import { Kysely, PostgresDialect, PostgresQueryCompiler, sql } from 'kysely'
import pg from 'pg'
import type { Secret } from '../settings.ts'
import { StartError } from '../start-error.ts'
import { atStart } from '../trouble.ts'
import { openLeases } from './lease.ts'
import { type DialectWords, migrationsFor } from './migrations.ts'
import type { Schema } from './schema.ts'
import { wordsOf } from './search.ts'
import { type Db, type Store, migrate } from './store.ts'

/**
 * What stands in no word: in ASCII, Latin-1 and the marks of other scripts. By code point, for what a letter is to
 * PostgreSQL depends on the locale of the database; and its own parser takes `doctor/nurse` for the path of a file.
 */
const betweenWords = String.raw`[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF\u00D7\u00F7\u055A-\u055F\u0589\u058A\u05BE\u05C0\u05C3\u05F3\u05F4\u0600-\u060F\u061B-\u061F\u066A-\u066D\u06D4\u0964\u0965\u0970\u0E4F\u0E5A\u0E5B\u1360-\u1368\u2000-\u206F\u20A0-\u20CF\u2190-\u245F\u2500-\u2775\u2794-\u2BFF\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\u3030\u30FB\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\U0001F000-\U0001FAFF]+`

/** What is searched of a message: the same expression in the index and in the query, so that one finds by the other. */
const searched = sql`to_tsvector('simple', regexp_replace(
  lower(text || ' ' || coalesce(name, '') || ' ' || coalesce(handle, '')), ${sql.lit(betweenWords)}, ' ', 'g'))`

/** One word of a query: as people write it too, for a database of the C locale folds the case of ASCII letters alone. */
const beginsWith = (term: string): string => {
  const [first = '', ...rest] = term
  const written = [term, first.toUpperCase() + rest.join(''), term.toUpperCase()]
  const forms = new Set(written.map((form) => form.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())))
  return `(${[...forms].map((form) => `'${form}':*`).join(' | ')})`
}

const words: DialectWords = {
  appendOnly: async (db, table) => {
    await sql`create or replace function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception 'this log is append-only'; end $$`.execute(db)
    await sql`create trigger ${sql.raw(`${table}_append_only`)} before update or delete or truncate on ${sql.raw(table)}
      for each statement execute function refuse_change()`.execute(db)
  },
  search: async (db) => {
    await sql`create index message_words on message using gin ((${searched})) where state <> 'received'`.execute(db)
  },
}

/** PostgreSQL has no NUL in a text. No word that is kept has one (shared/text.ts): what asks for it finds nothing. */
class Compiler extends PostgresQueryCompiler {
  protected override addParameter(parameter: unknown): void {
    super.addParameter(
      typeof parameter === 'string' && parameter.includes('\0') ? parameter.replaceAll('\0', '\uFFFD') : parameter,
    )
  }
}

class Dialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new Compiler()
  }
}

/** Whole numbers come as numbers: none here comes near 2^53. */
const int8 = 20
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
}

/** Statements that a connection keeps at most. */
const mostKept = 400

/** What is asked again on a connection is not read and planned again: it gets a name there at its second time. */
const keepStatements = (client: pg.PoolClient): void => {
  const names = new Map<string, string>()
  const seen = new Set<string>()
  const ask = client.query.bind(client) as (...asked: unknown[]) => unknown
  const query = (text: unknown, values: unknown, ...more: unknown[]): unknown => {
    // What asks for all columns is not kept: a newer server may add one, and the plan would no longer fit.
    const isKept = typeof text === 'string' && Array.isArray(values) && values.length > 0 && !text.includes('*')
    if (!isKept) return ask(text, values, ...more)
    let name = names.get(text)
    if (name === undefined && seen.has(text) && names.size < mostKept) names.set(text, (name = `kept-${names.size}`))
    if (seen.size < 4 * mostKept) seen.add(text)
    return name === undefined ? ask(text, values, ...more) : ask({ name, text, values }, ...more)
  }
  client.query = query as typeof client.query
}

/** A connection that is not made, and a query that is not answered, in this time, in ms, is given up. */
const connectWithin = 5_000
const answerWithin = 30_000

/** Durability rests on these two: a commit that is not on disk is no commit. */
const prepare = async (db: Db): Promise<void> => {
  const read = async (name: string): Promise<string | undefined> =>
    (await sql<{ value: string }>`select current_setting(${name}) as value`.execute(db)).rows[0]?.value
  if ((await read('fsync')) !== 'on') {
    throw new StartError(
      'The PostgreSQL of DATABASE_URL runs with fsync off: a power cut would lose what was acknowledged. Turn fsync on.',
    )
  }
  if ((await read('server_encoding')) !== 'UTF8') {
    throw new StartError(
      'The database of DATABASE_URL is not in UTF8: words would be lost. Create one with encoding UTF8.',
    )
  }
  if (Number(await read('server_version_num')) < 140_000) {
    throw new StartError('The PostgreSQL of DATABASE_URL is older than version 14. Use a newer one.')
  }
}

/** An erasure leaves its old rows to be cleared away; this does it soon, for all erasures of this long, in ms. */
const clearedWithin = 10_000

const openScrub = (db: Db, failed: (error: unknown) => void) => {
  let timer: NodeJS.Timeout | undefined
  const clear = async (): Promise<void> => {
    timer = undefined
    for (const table of ['message', 'finding', 'earlier']) await sql`vacuum ${sql.table(table)}`.execute(db)
  }
  return {
    scrub: async (): Promise<void> => {
      timer ??= setTimeout(() => void clear().catch(failed), clearedWithin).unref()
    },
    stop: () => clearTimeout(timer),
  }
}

/**
 * Opens the store in PostgreSQL, which many servers share. Throws StartError with advice. A fault of a connection that
 * nobody is using goes to `failed`; the next query opens another.
 */
export const openPostgres = async (options: {
  url: Secret
  /** the most connections */
  pool: number
  failed: (error: unknown) => void
}): Promise<Store> => {
  const connection = {
    connectionString: options.url.reveal(),
    application_name: 'headrow',
    connectionTimeoutMillis: connectWithin,
    keepAlive: true,
  }
  const pool = new pg.Pool({ ...connection, max: options.pool, query_timeout: answerWithin, types })
  pool.on('error', options.failed)
  // Between two queries of a transaction nobody else listens: a connection that breaks there would end the process.
  pool.on('connect', (client) => {
    client.on('error', options.failed)
    keepStatements(client)
  })
  const db = new Kysely<Schema>({
    dialect: new Dialect({
      pool,
      onCreateConnection: async (made) => {
        const set = 'set synchronous_commit to on; set default_transaction_isolation to "read committed"'
        await made.executeQuery(sql`${sql.raw(set)}`.compile(db))
      },
    }),
  })
  try {
    await prepare(db)
    await migrate(db, migrationsFor(words), 'DATABASE_URL')
  } catch (error) {
    await db.destroy()
    throw atStart(error)
  }
  const { scrub, stop } = openScrub(db, options.failed)
  const leases = openLeases({ connection, db, failed: options.failed })
  return {
    db,
    scrub,
    isShared: true,
    lease: leases.lease,
    search: async (asked, limit) => {
      const terms = wordsOf(asked)
      if (terms.length === 0) return []
      const query = terms.map(beginsWith).join(' & ')
      const rows = await db
        .selectFrom('message')
        .select('id')
        .where(sql<boolean>`state <> 'received'`)
        .where(sql<boolean>`${searched} @@ to_tsquery('simple', ${query})`)
        .orderBy('received_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => row.id)
    },
    [Symbol.asyncDispose]: async () => {
      stop()
      await leases[Symbol.asyncDispose]()
      await db.destroy()
    },
  }
}
