import type { ScreenState, TakeDown } from '../../shared/desk.ts'
import type { WallApplied } from '../../shared/feed.ts'
import { digestOf, newId, newToken } from '../ids.ts'
import type { Db } from '../store/store.ts'
import { acknowledge, markShown } from './acknowledge.ts'
import { takeDowns } from './take-downs.ts'

export interface Screens {
  adopt: (name: string) => Promise<{ id: string; name: string; token: string }>
  /** the screen that a token belongs to */
  known: (token: string) => Promise<{ id: string; name: string } | undefined>
  /** A wall of this screen came; its report and its leaving. Two walls of one screen count as the one that is behind. */
  join: (id: string) => { applied: (report: WallApplied) => Promise<void>; leave: () => void }
  list: () => Promise<ScreenState[]>
  takeDowns: (limit: number) => Promise<TakeDown[]>
}

export const openScreens = (options: {
  db: Db
  now: () => number
  changed: () => void
  deskChanged: () => void
  failed: (error: unknown) => void
}): Screens => {
  const { db, now, changed, deskChanged, failed } = options
  const live = new Map<string, Set<{ seq: number }>>()

  /** A screen has come as far as the wall of it that is furthest behind. */
  const record = async (id: string): Promise<void> => {
    const walls = [...(live.get(id) ?? [])]
    if (walls.length > 0) await acknowledge(db, id, Math.min(...walls.map((wall) => wall.seq)), now())
    changed()
  }
  const seen = async (id: string): Promise<void> => {
    await db.updateTable('screen').set({ seen_at: now() }).where('id', '=', id).execute()
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
      seen(id).catch(failed)
      return {
        applied: async (report) => {
          wall.seq = Math.max(wall.seq, report.seq)
          await record(id)
          if (await markShown(db, report.shown, now())) deskChanged()
        },
        leave: () => {
          walls.delete(wall)
          if (walls.size === 0) live.delete(id)
          record(id).catch(failed)
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
