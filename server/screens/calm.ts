import { log } from '../moderation/log.ts'
import { appendFeed } from '../store/entries.ts'
import { keep, kept } from '../store/kept.ts'
import type { Db } from '../store/store.ts'

export interface Calm {
  on: boolean
  by?: string
  at?: number
}

/** Panic: the calm card on every screen. */
export interface Panic {
  on: () => boolean
  /** who put it up, and when; read for the desk */
  state: () => Promise<Calm>
  /** Shows the card at once, whether or not it can be written; again changes nothing. */
  raise: (actor: string) => Promise<void>
  /** Takes it down once that is written. Rejects when the store does not take it. */
  lift: (actor: string) => Promise<void>
}

interface Raised {
  at: number
  by: string
}

const parse = (value: string | undefined): Raised | undefined => {
  const match = /^(\d+) (.+)$/.exec(value ?? '')
  return match ? { at: Number(match[1]), by: match[2] ?? '' } : undefined
}

/** A card that could not be written is tried again after this long, in ms. */
const retryAfter = 2_000

const write = (db: Db, on: boolean, actor: string, at: number): Promise<void> =>
  db.transaction().execute(async (trx) => {
    if ((parse(await kept(trx, 'calm')) !== undefined) === on) return
    await keep(trx, 'calm', on ? `${at} ${actor}` : '')
    await appendFeed(trx, { kind: 'panic', messageId: null, at, flag: on })
    const nothing = { message_id: null, version: null, from_state: null, to_state: null, reason: null, digest: null }
    await log(trx, { at, actor, action: on ? 'panic' : 'lift', ...nothing })
  })

/**
 * Going up, the card is shown before it is written: a full disk must not keep a hijack on the wall. `show` reaches every
 * open wall of this node at once; the feed's entry follows with the commit and carries it to those who come later.
 */
export const openPanic = async (options: {
  db: Db
  now: () => number
  show: (on: boolean) => void
  changed: () => void
  failed: (error: unknown) => void
}): Promise<Panic> => {
  const { db, now, show, changed, failed } = options
  let up = parse(await kept(db, 'calm'))

  const keepUp = async (raised: Raised): Promise<void> => {
    try {
      await write(db, true, raised.by, raised.at)
      changed()
    } catch (error) {
      failed(error)
      setTimeout(() => (up === raised ? void keepUp(raised) : undefined), retryAfter).unref()
    }
  }
  return {
    on: () => up !== undefined,
    state: async () => {
      if (!up) return { on: false }
      const person = await db.selectFrom('account').select('name').where('id', '=', up.by).executeTakeFirst()
      return { on: true, by: person?.name ?? 'unknown', at: up.at }
    },
    raise: async (actor) => {
      up ??= { at: now(), by: actor }
      show(true)
      await keepUp(up)
    },
    lift: async (actor) => {
      await write(db, false, actor, now())
      up = undefined
      show(false)
      changed()
    },
  }
}
