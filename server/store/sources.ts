import type { SourceName } from '../../shared/message.ts'
import type { Db } from './store.ts'

/** What readers of networks keep between starts, and what they look up again upstream. */
export const cursorsOf = (db: Db) => ({
  cursor: async (source: string): Promise<string | undefined> =>
    (await db.selectFrom('source_cursor').select('cursor').where('source', '=', source).executeTakeFirst())?.cursor,
  saveCursor: async (source: string, cursor: string): Promise<void> => {
    await db
      .insertInto('source_cursor')
      .values({ source, cursor })
      .onConflict((c) => c.column('source').doUpdateSet({ cursor }))
      .execute()
  },
  displayed: async (source: SourceName): Promise<{ externalId: string; permalink?: string }[]> => {
    const rows = await db
      .selectFrom('message')
      .select(['external_id', 'permalink'])
      .where('source', '=', source)
      .where('state', 'in', ['approved', 'shown'])
      .orderBy('approved_at', 'desc')
      .limit(1_000)
      .execute()
    return rows.map((row) => ({
      externalId: row.external_id,
      ...(row.permalink !== null && { permalink: row.permalink }),
    }))
  },
})
