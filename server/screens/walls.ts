import type { Db, Trx } from '../store/store.ts'

/** A server says this often, in ms, that its walls are open; those that nobody spoke of for the second time are gone with their server. The clocks of servers may differ by less than that. */
export const saidEvery = 2_000
export const goneAfter = 10_000

/** The walls that are open now, whichever server they are open at. */
export const openWalls = (db: Db | Trx, now: number) => db.selectFrom('wall').where('alive_at', '>', now - goneAfter)

export interface OpenWall {
  id: string
  screen_id: string
  node: string
  seq: number
}

/** Writes down open walls and how far each has come, or says again that they are open. */
export const writeWalls = async (db: Db | Trx, walls: readonly OpenWall[], now: number): Promise<void> => {
  if (walls.length === 0) return
  await db
    .insertInto('wall')
    .values(walls.map(({ id, screen_id, node, seq }) => ({ id, screen_id, node, seq, alive_at: now })))
    .onConflict((c) =>
      c.column('id').doUpdateSet((e) => ({ seq: e.ref('excluded.seq'), alive_at: e.ref('excluded.alive_at') })),
    )
    .execute()
}

/** Takes away the walls that went with their server; the screens they belonged to. */
export const forgetWalls = async (db: Db, now: number): Promise<string[]> => {
  const rows = await db
    .deleteFrom('wall')
    .where('alive_at', '<=', now - goneAfter)
    .returning('screen_id')
    .execute()
  return [...new Set(rows.map((row) => row.screen_id))]
}
