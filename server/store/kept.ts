import type { Db, Trx } from './store.ts'

/** Small things kept between starts: one value for each key. */
export const kept = async (db: Db | Trx, key: string): Promise<string | undefined> =>
  (await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst())?.value

export const keep = async (db: Db | Trx, key: string, value: string): Promise<void> => {
  await db
    .insertInto('setting')
    .values({ key, value })
    .onConflict((c) => c.column('key').doUpdateSet({ value }))
    .execute()
}

/** The value of a key, made and kept the first time. */
export const keptOr = async (db: Db, key: string, make: () => string): Promise<string> => {
  await db
    .insertInto('setting')
    .values({ key, value: make() })
    .onConflict((c) => c.doNothing())
    .execute()
  const value = await kept(db, key)
  if (value === undefined) throw new Error(`the setting ${key} was not kept`)
  return value
}
