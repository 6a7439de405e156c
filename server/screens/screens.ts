import type { ScreenState, TakeDown } from '../../shared/desk.ts'
import type { WallApplied } from '../../shared/feed.ts'
import { digestOf, newId, newToken } from '../ids.ts'
import type { Db } from '../store/store.ts'
import { acknowledge, markShown } from './acknowledge.ts'
import { takeDowns } from './take-downs.ts'
import { type OpenWall, forgetWalls, openWalls, saidEvery, writeWalls } from './walls.ts'

export interface Screens extends AsyncDisposable {
  adopt: (name: string) => Promise<{ id: string; name: string; token: string }>
  /** the screen that a token belongs to */
  known: (token: string) => Promise<{ id: string; name: string } | undefined>
  /** A wall of this screen came; its report and its leaving. Two walls of one screen count as the one that is behind. */
  join: (id: string) => { applied: (report: WallApplied) => Promise<void>; leave: () => void }
  list: () => Promise<ScreenState[]>
  takeDowns: (limit: number) => Promise<TakeDown[]>
}

/**
 * The screens and their open walls. The walls stand in the store, for acknowledgements rest on them and a screen may be
 * open at two servers. `node` names this server; alone, it forgets at its start what it left there.
 */
export const openScreens = async (options: {
  db: Db
  node: string
  isShared: boolean
  now: () => number
  changed: () => void
  deskChanged: () => void
  failed: (error: unknown) => void
}): Promise<Screens> => {
  const { db, node, isShared, now, changed, deskChanged, failed } = options
  const here = new Set<OpenWall>()
  if (!isShared) await db.deleteFrom('wall').execute()

  const record = async (wall: OpenWall): Promise<void> => {
    const at = now()
    await acknowledge(db, wall.screen_id, at, async (trx) => {
      if (here.has(wall)) await writeWalls(trx, [wall], at)
      else await trx.deleteFrom('wall').where('id', '=', wall.id).execute()
    })
    changed()
  }
  const sayAgain = async (): Promise<void> => {
    const at = now()
    await writeWalls(db, [...here], at)
    for (const id of await forgetWalls(db, at)) {
      await acknowledge(db, id, at)
      changed()
    }
  }
  const heart = setInterval(() => void sayAgain().catch(failed), saidEvery)

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
      const wall = { id: newId(now()), screen_id: id, node, seq: 0 }
      here.add(wall)
      record(wall).catch(failed)
      return {
        applied: async (report) => {
          wall.seq = Math.max(wall.seq, report.seq)
          await record(wall)
          if (await markShown(db, report.shown, now())) deskChanged()
        },
        leave: () => {
          if (here.delete(wall)) record(wall).catch(failed)
        },
      }
    },
    list: async () => {
      const open = await openWalls(db, now()).select('screen_id').distinct().execute()
      const connected = new Set(open.map((row) => row.screen_id))
      const rows = await db.selectFrom('screen').selectAll().orderBy('created_at').execute()
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        connected: connected.has(row.id),
        appliedSeq: Number(row.applied_seq),
        ...(row.seen_at !== null && { seenAt: Number(row.seen_at) }),
      }))
    },
    takeDowns: (limit) => takeDowns(db, limit, now()),
    [Symbol.asyncDispose]: async () => {
      clearInterval(heart)
      here.clear()
      // Where that cannot be written, they are forgotten as those of a server that died.
      await db.deleteFrom('wall').where('node', '=', node).execute().catch(failed)
    },
  }
}
