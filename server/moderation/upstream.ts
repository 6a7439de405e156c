import { type SourceName, type State, isPublic } from '../../shared/message.ts'
import { erasedId, keyedDigest } from '../ids.ts'
import { type Arrival, admit } from '../intake/admit.ts'
import { appendDesk, appendFeed, isScreened, isUnscreened } from '../store/entries.ts'
import type { Db, Trx } from '../store/store.ts'
import { expectOne, transact } from '../store/transact.ts'
import { type Event, after } from './life.ts'
import { log } from './log.ts'
import { rowOfReceipt } from './public.ts'
import type { MessageRow } from './view.ts'

/** What happens to messages from outside the desk: authors edit, delete or leave, senders take their words back. */
export interface Upstream {
  /** New words are a new version: off the wall at once, screened and decided anew. False when nothing changed. */
  edited: (arrival: Arrival) => Promise<boolean>
  deleted: (source: SourceName, externalId: string) => Promise<boolean>
  authorGone: (source: SourceName, author: string) => Promise<number>
  /** The sender takes it down everywhere: words, name and findings are emptied. False for an unknown receipt. */
  takenBack: (receipt: string) => Promise<boolean>
}

export interface UpstreamOptions {
  db: Db
  eventKey: string
  /** this server, where there are others: it screens what it took */
  node?: string | undefined
  now: () => number
  changed: () => void
  arrived: () => void
  /** leaves no copy of what was erased in the store's own files */
  scrub: () => Promise<void>
}

export const openUpstream = ({ db, eventKey, node, now, changed, arrived, scrub }: UpstreamOptions): Upstream => {
  const eraseRows = async (find: (trx: Trx) => Promise<MessageRow[]>, step: Event, actor: string): Promise<number> => {
    const rows = await transact(db, async (trx) => {
      const found = await find(trx)
      await erase(trx, eventKey, found, step, actor, now())
      return found
    })
    if (rows.length > 0) {
      changed()
      await scrub()
    }
    return rows.length
  }
  const live = (trx: Trx) => trx.selectFrom('message').selectAll().where('text', '!=', '')

  return {
    edited: async (arrival) => {
      const words = admit(arrival, now())
      const edit = await transact(db, (trx) =>
        editIn(trx, { eventKey, node, at: now() }, words ?? arrival, words === undefined),
      )
      if (edit) {
        changed()
        arrived()
      }
      return edit
    },
    deleted: async (source, externalId) =>
      (await eraseRows(
        (trx) => live(trx).where('source', '=', source).where('external_id', '=', externalId).execute(),
        'deleted_upstream',
        'author',
      )) > 0,
    authorGone: (source, author) => {
      const key = keyedDigest(eventKey, 'author', source, author)
      return eraseRows(
        async (trx) => {
          const theirs = live(trx).where('author_key', '=', key)
          // In two halves, for only what is screened has this index; what screening takes from the first into the second
          // meanwhile is found there. Found twice, it is overtaken, and looked for again.
          return [...(await theirs.where(isUnscreened).execute()), ...(await theirs.where(isScreened).execute())]
        },
        'deleted_upstream',
        'author',
      )
    },
    takenBack: async (receipt) =>
      (await eraseRows(
        async (trx) => {
          const row = await rowOfReceipt(trx, receipt)
          return row && row.text !== '' ? [row] : []
        },
        'erase',
        'sender',
      )) > 0,
  }
}

const note = (trx: Trx, row: MessageRow, action: Event, actor: string, to: State, at: number) =>
  log(trx, {
    at,
    actor,
    action,
    message_id: row.id,
    version: row.version,
    from_state: row.state,
    to_state: to,
    reason: null,
    digest: null,
  })

const tell = async (trx: Trx, row: MessageRow, at: number): Promise<void> => {
  await appendDesk(trx, [row.id], at)
  if (isPublic(row.state)) await appendFeed(trx, { kind: 'withdraw', messageId: row.id, at })
}

/** Empties messages everywhere their words or their author stand; ids and counts remain. All rows first, then what is counted: two servers then wait for one another in the same order. */
const erase = async (
  trx: Trx,
  eventKey: string,
  rows: readonly MessageRow[],
  step: Event,
  actor: string,
  at: number,
): Promise<void> => {
  const going = rows.flatMap((row) => {
    const state = after(row.state, step)
    return state ? [{ row, state }] : []
  })
  for (const { row, state } of going) await empty(trx, eventKey, row, state, at)
  for (const { row, state } of going) {
    await note(trx, row, step, actor, state, at)
    await tell(trx, row, at)
  }
}

const empty = async (trx: Trx, eventKey: string, row: MessageRow, state: State, at: number): Promise<void> => {
  expectOne(
    await trx
      .updateTable('message')
      .set({
        state,
        since: at,
        version: row.version + 1,
        text: '',
        external_id: erasedId(eventKey, row.source, row.external_id),
        public_text: null,
        name: null,
        handle: null,
        permalink: null,
        author_key: '',
        area: null,
        area_from: null,
        area_confidence: null,
        pinned: 0,
        reply: null,
      })
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .executeTakeFirst(),
  )
  for (const table of ['finding', 'earlier', 'claim'] as const) {
    await trx.deleteFrom(table).where('message_id', '=', row.id).execute()
  }
}

const editIn = async (
  trx: Trx,
  { eventKey, node, at }: { eventKey: string; node: string | undefined; at: number },
  arrival: Arrival,
  blank: boolean,
): Promise<boolean> => {
  const row = await trx
    .selectFrom('message')
    .selectAll()
    .where('source', '=', arrival.source)
    .where('external_id', '=', arrival.externalId)
    .where('text', '!=', '')
    .executeTakeFirst()
  if (!row) return false
  if (blank) {
    await erase(trx, eventKey, [row], 'deleted_upstream', 'author', at)
    return true
  }
  const name = arrival.name ?? null
  const handle = arrival.handle ?? null
  const state = after(row.state, 'edited_upstream')
  if (!state || (row.text === arrival.text && row.name === name && row.handle === handle)) return false
  expectOne(
    await trx
      .updateTable('message')
      .set({
        state,
        since: at,
        version: row.version + 1,
        text: arrival.text,
        name,
        handle,
        public_text: null,
        pinned: 0,
        reason: null,
        taken_by: node ?? null,
      })
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .executeTakeFirst(),
  )
  await trx.deleteFrom('earlier').where('message_id', '=', row.id).execute()
  await note(trx, row, 'edited_upstream', 'author', state, at)
  await tell(trx, row, at)
  return true
}
