import type { FeedEntry } from '../../shared/feed.ts'
import { log } from '../moderation/log.ts'
import { appendFeed } from '../store/entries.ts'
import { kept } from '../store/kept.ts'
import type { Db, Trx } from '../store/store.ts'
import { transact } from '../store/transact.ts'

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
  /** Another server put it up: shows it at once, and sees to it that it is written. */
  raisedElsewhere: () => void
  /** what came over the feed */
  heard: (entries: readonly FeedEntry[]) => void
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

/** Sets what is kept where it is not so already; false where it was. Of two servers at once, one does it. */
const setCalm = async (trx: Trx, on: boolean, value: string): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('setting')
    .values({ key: 'calm', value })
    .onConflict((c) =>
      c
        .column('key')
        .doUpdateSet({ value })
        .where('setting.value', on ? '=' : '!=', ''),
    )
    .executeTakeFirst()
  return Boolean(numInsertedOrUpdatedRows)
}

const write = (db: Db, on: boolean, actor: string, at: number): Promise<void> =>
  transact(db, async (trx) => {
    if (!on && parse(await kept(trx, 'calm')) === undefined) return
    if (!(await setCalm(trx, on, on ? `${at} ${actor}` : ''))) return
    const nothing = { message_id: null, version: null, from_state: null, to_state: null, reason: null, digest: null }
    await log(trx, { at, actor, action: on ? 'panic' : 'lift', ...nothing })
    await appendFeed(trx, { kind: 'panic', messageId: null, at, flag: on })
  })

/**
 * Going up, the card is shown before it is written: a full disk must not keep a hijack on the wall. `show` reaches every
 * open wall of this server at once, `tellOthers` the other servers; the feed's entry follows with the commit and carries
 * it to those who come later.
 */
export const openPanic = async (options: {
  db: Db
  now: () => number
  show: (on: boolean) => void
  tellOthers: () => void
  changed: () => void
  failed: (error: unknown) => void
}): Promise<Panic> => {
  const { db, now, show, tellOthers, changed, failed } = options
  let up = parse(await kept(db, 'calm'))
  /** not known to be written yet: nothing that is read takes it down */
  let unwritten: Raised | undefined
  /** how often the feed has spoken of it */
  let heard = 0

  const keepUp = async (raised: Raised): Promise<void> => {
    try {
      await write(db, true, raised.by, raised.at)
      if (unwritten === raised) unwritten = undefined
      changed()
    } catch (error) {
      failed(error)
      setTimeout(() => (unwritten === raised ? void keepUp(raised) : undefined), retryAfter).unref()
    }
  }
  const follow = async (): Promise<void> => {
    const before = up
    up = unwritten ?? parse(await kept(db, 'calm'))
    if ((before === undefined) !== (up === undefined)) show(up !== undefined)
  }
  return {
    on: () => up !== undefined,
    state: async () => {
      if (!up) return { on: false }
      const person = await db.selectFrom('account').select('name').where('id', '=', up.by).executeTakeFirst()
      return { on: true, by: person?.name ?? 'unknown', at: up.at }
    },
    raise: async (actor) => {
      const raised = (up ??= unwritten = { at: now(), by: actor })
      show(true)
      tellOthers()
      await keepUp(raised)
    },
    lift: async (actor) => {
      // What is not known to be written is written first: else it would be written after this, and stay.
      if (unwritten) await write(db, true, unwritten.by, unwritten.at)
      await write(db, false, actor, now())
      up = unwritten = undefined
      show(false)
      changed()
    },
    raisedElsewhere: () => {
      if (up) return
      const raised = (up = unwritten = { at: now(), by: 'another server' })
      show(true)
      const before = heard
      // The server that put it up writes it; where that does not come through, this one does.
      const see = async (): Promise<void> => {
        if (unwritten !== raised) return
        if (heard === before) return keepUp(raised)
        unwritten = undefined
        await follow()
      }
      setTimeout(() => void see().catch(failed), retryAfter).unref()
    },
    heard: (entries) => {
      if (!entries.some(({ kind }) => kind === 'panic')) return
      heard += 1
      if (entries.some(({ kind, on }) => kind === 'panic' && on === true)) unwritten = undefined
      follow().catch(failed)
    },
  }
}
