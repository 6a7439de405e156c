import type { ScreenState, TakeDown } from '../../shared/desk.ts'
import type { WallApplied } from '../../shared/feed.ts'
import { digestOf, newId, newToken } from '../ids.ts'
import { after } from '../moderation/life.ts'
import { appendDesk } from '../store/entries.ts'
import type { Db } from '../store/store.ts'

export interface Screens {
  adopt: (name: string) => Promise<{ id: string; name: string; token: string }>
  /** the screen that a token belongs to */
  known: (token: string) => Promise<{ id: string; name: string } | undefined>
  /** A wall of this screen came; its report and its leaving. Two walls of one screen count as the one that is behind. */
  join: (id: string) => { applied: (report: WallApplied) => Promise<void>; leave: () => void }
  list: () => Promise<ScreenState[]>
  /** the newest take-downs and which screens have acknowledged them, newest first */
  takeDowns: (limit: number) => Promise<TakeDown[]>
}

/** A take-down stays on the desk's list for this long, in ms. */
const takeDownsFor = 3_600_000

export const openScreens = (options: {
  db: Db
  now: () => number
  changed: () => void
  deskChanged: () => void
}): Screens => {
  const { db, now, changed, deskChanged } = options
  const live = new Map<string, Set<{ seq: number }>>()

  const applied = async (id: string, wall: { seq: number }, report: WallApplied): Promise<void> => {
    wall.seq = Math.max(wall.seq, report.seq)
    const seq = Math.min(...[...(live.get(id) ?? [wall])].map((one) => one.seq))
    await acknowledge(db, id, seq, now())
    if (await markShown(db, report.shown, now())) deskChanged()
    changed()
  }

  return {
    adopt: async (name) => {
      const at = now()
      const made = { id: newId(at), name, token: newToken() }
      await db
        .insertInto('screen')
        .values({ id: made.id, name, token_hash: digestOf(made.token), created_at: at, applied_seq: 0 })
        .execute()
      changed()
      return made
    },
    known: (token) =>
      db.selectFrom('screen').select(['id', 'name']).where('token_hash', '=', digestOf(token)).executeTakeFirst(),
    join: (id) => {
      const wall = { seq: 0 }
      const walls = live.get(id) ?? new Set()
      live.set(id, walls.add(wall))
      changed()
      return {
        applied: (report) => applied(id, wall, report),
        leave: () => {
          walls.delete(wall)
          if (walls.size === 0) live.delete(id)
          changed()
        },
      }
    },
    list: async () => {
      const rows = await db.selectFrom('screen').selectAll().orderBy('created_at').execute()
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        connected: live.has(row.id),
        appliedSeq: Number(row.applied_seq),
        ...(row.seen_at !== null && { seenAt: Number(row.seen_at) }),
      }))
    },
    takeDowns: (limit) => takeDowns(db, limit, now()),
  }
}

/** Notes how far a screen has come, and when it acknowledged each take-down on the way. */
const acknowledge = async (db: Db, id: string, seq: number, at: number): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom('screen').select('applied_seq').where('id', '=', id).executeTakeFirst()
    if (!before) return
    await trx.updateTable('screen').set({ applied_seq: seq, seen_at: at }).where('id', '=', id).execute()
    const passed = await trx
      .selectFrom('feed')
      .select('seq')
      .where('seq', '>', Number(before.applied_seq))
      .where('seq', '<=', seq)
      .where((e) => e.or([e('kind', '=', 'withdraw'), e.and([e('kind', '=', 'panic'), e('flag', '=', 1)])]))
      .execute()
    if (passed.length === 0) return
    await trx
      .insertInto('acknowledgement')
      .values(passed.map((entry) => ({ seq: Number(entry.seq), screen_id: id, at })))
      .onConflict((c) => c.doNothing())
      .execute()
  })
}

/** The first time that a card of an approved message stood on a paired screen. */
const markShown = async (db: Db, ids: string[], at: number): Promise<boolean> => {
  const state = after('approved', 'displayed')
  if (ids.length === 0 || !state) return false
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .updateTable('message')
      .set({ state, shown_at: at })
      .where('id', 'in', ids)
      .where('state', '=', 'approved')
      .returning('id')
      .execute()
    await appendDesk(
      trx,
      rows.map((row) => row.id),
      at,
    )
    return rows.length > 0
  })
}

/** A screen counts in a take-down when it was ever opened before it: one that is cut off is among the missing. */
const takeDowns = async (db: Db, limit: number, now: number): Promise<TakeDown[]> => {
  const entries = await db
    .selectFrom('feed')
    .selectAll()
    .where('at', '>', now - takeDownsFor)
    .where((e) => e.or([e('kind', '=', 'withdraw'), e.and([e('kind', '=', 'panic'), e('flag', '=', 1)])]))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  if (entries.length === 0) return []
  const screens = await db.selectFrom('screen').selectAll().where('seen_at', 'is not', null).execute()
  const seqs = entries.map((entry) => Number(entry.seq))
  const acknowledged = await db.selectFrom('acknowledgement').selectAll().where('seq', 'in', seqs).execute()
  const bySeq = Map.groupBy(acknowledged, (row) => Number(row.seq))
  return entries.map((entry) => {
    const done = bySeq.get(Number(entry.seq)) ?? []
    const doneBy = new Set(done.map((row) => row.screen_id))
    const missing = screens.filter((screen) => !doneBy.has(screen.id) && screen.created_at <= entry.at)
    return {
      seq: Number(entry.seq),
      ...(entry.message_id !== null && { id: entry.message_id }),
      done: done.length,
      of: done.length + missing.length,
      ms:
        done.length === 0 ? now - Number(entry.at) : Math.max(...done.map((row) => Number(row.at))) - Number(entry.at),
      missing: missing.map((screen) => screen.name),
    }
  })
}
