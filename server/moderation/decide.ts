import type { Action, Decision } from '../../shared/desk.ts'
import { may } from '../../shared/desk.ts'
import type { FeedKind } from '../../shared/feed.ts'
import { areaOf } from '../../shared/place/gazetteer.ts'
import { type State, isFixed, isPublic } from '../../shared/message.ts'
import { codePointLength, maxTextLength, normaliseText } from '../../shared/text.ts'
import { keyedDigest } from '../ids.ts'
import { appendDesk, entriesOf } from '../store/entries.ts'
import type { Db, Trx } from '../store/store.ts'
import { type Write, expectOne, together, transact } from '../store/transact.ts'
import { after } from './life.ts'
import { logLine } from './log.ts'
import type { Actor, Change, Decided, Refusal } from './terms.ts'
import { undo } from './undo.ts'
import type { MessageRow } from './view.ts'

export interface DecideOptions {
  db: Db
  eventKey: string
  now: () => number
  /** after the commit: the feeds have something to read */
  changed: () => void
}

/**
 * Carries out a moderator's decision as compare-and-set on the version they saw: a second, different decision on the
 * same version is refused as stale, the same one again changes nothing and succeeds.
 */
export const openDecisions = (options: DecideOptions) => {
  const { db, now, changed } = options
  return async (id: string, decision: Decision, actor: Actor): Promise<Decided> => {
    const answer = await transact(db, (trx) => decideIn(trx, options, id, decision, actor, now()))
    if (answer.ok) changed()
    return answer
  }
}

const decideIn = async (
  trx: Trx,
  options: DecideOptions,
  id: string,
  decision: Decision,
  actor: Actor,
  at: number,
): Promise<Decided> => {
  const row = await trx.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || row.state === 'erased') return { ok: false, why: 'unknown' }
  if (row.state === 'received') return { ok: false, why: 'stale' }
  if (row.version !== decision.version) {
    return (await isRepeat(trx, row, decision, actor)) ? { ok: true, id } : { ok: false, why: 'stale' }
  }
  const right = decision.action === 'release' ? 'release' : 'moderate'
  if (!may(actor.roles, right)) return { ok: false, why: 'forbidden' }
  const change = decision.action === 'undo' ? await undo(trx, row, actor) : plan(row, decision, actor, at)
  if (typeof change === 'string') return { ok: false, why: change }
  if (isNothing(row, decision.action, change)) return { ok: true, id }
  const takeDown = await carryOut(trx, options, row, decision, change, actor, at)
  return takeDown === undefined ? { ok: true, id } : { ok: true, id, takeDown }
}

/** A version behind by the very decision that is asked for again: a double click, a held key, an answer lost on the way. */
const isRepeat = async (trx: Trx, row: MessageRow, decision: Decision, actor: Actor): Promise<boolean> => {
  if (row.version !== decision.version + 1) return false
  const last = await trx
    .selectFrom('decision')
    .select(['actor', 'action', 'version', 'reason'])
    .where('message_id', '=', row.id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const same = last?.actor === actor.id && last.action === decision.action && last.version === decision.version
  return same && (last.reason ?? undefined) === decision.reason && sameWords(row, decision)
}

const sameWords = (row: MessageRow, decision: Decision): boolean =>
  (decision.action !== 'redact' || row.public_text === normaliseText(decision.text ?? '')) &&
  (decision.action !== 'place' || row.area === (decision.area ?? null))

/** What each action changes; a word instead where it may not be done. Pure. */
export const plan = (row: MessageRow, decision: Decision, actor: Actor, at: number): Change | Refusal => {
  const { action } = decision
  if (action === 'undo') return 'nothing_to_undo'
  const repeated = alreadyThere[action]?.includes(row.state) === true
  const state = repeated ? row.state : after(row.state, action)
  if (!state) return 'not_from_here'
  return changes[action](row, { ...decision, state, actor, at })
}

/** States in which an action has already had its effect: doing it again is no conflict. */
const alreadyThere: Partial<Record<Action, readonly State[]>> = {
  approve: ['approved', 'shown'],
  reject: ['rejected'],
  stash: ['stashed'],
  escalate: ['escalated'],
  withdraw: ['withdrawn'],
}

interface Asked extends Decision {
  state: State
  actor: Actor
  at: number
}
type Planner = (row: MessageRow, asked: Asked) => Change | Refusal

const published = (row: MessageRow, at: number) => ({
  approved_at: isPublic(row.state) ? row.approved_at : at,
  shown_at: isPublic(row.state) ? row.shown_at : null,
  reason: null,
})

const changes: Record<Exclude<Action, 'undo'>, Planner> = {
  approve: (row, { state, at }) => ({ state, ...published(row, at) }),
  reject: (_row, { state, reason }) => (reason ? { state, reason, pinned: 0 } : 'needs_reason'),
  redact: (row, { state, text, at }) => {
    if (isFixed(row)) return 'words_fixed'
    const words = normaliseText(text ?? '')
    if (words === '' || codePointLength(words) > maxTextLength) return 'needs_text'
    return { state, public_text: words, ...published(row, at) }
  },
  place: (row, { state, area }) => {
    if (row.under16 === 1) return 'not_from_here'
    if (area === undefined || (area !== null && !areaOf(area))) return 'unknown_area'
    return { state, area, area_from: area === null ? null : 'moderator', area_confidence: area === null ? null : 1 }
  },
  stash: (_row, { state }) => ({ state }),
  escalate: (_row, { state, at }) => ({ state, pinned: 0, crisis_opened_at: at, crisis_released_by: null }),
  // Nothing is left of a message whose sender took the words back: closing the case ends it.
  release: (row, { state, actor }) => ({ state: row.text === '' ? 'erased' : state, crisis_released_by: actor.id }),
  withdraw: (_row, { state }) => ({ state, pinned: 0 }),
  pin: (row, { state }) => ({ state, pinned: row.pinned === 1 ? 0 : 1 }),
}

const isNothing = (row: MessageRow, action: Action, change: Change): boolean =>
  alreadyThere[action]?.includes(row.state) === true && change.state === row.state && action !== 'reject'

const earlierOf = (trx: Trx, row: MessageRow) =>
  trx.insertInto('earlier').values({
    message_id: row.id,
    version: row.version,
    state: row.state,
    public_text: row.public_text,
    area: row.area,
    area_from: row.area_from,
    area_confidence: row.area_confidence,
    pinned: row.pinned,
    reason: row.reason,
    approved_at: row.approved_at,
  })

/** The feed entry that a change of a message asks for: none where the public saw and sees nothing of it. */
export const feedKindOf = (from: State, to: State, action: string): FeedKind | undefined => {
  if (!isPublic(from)) return isPublic(to) ? 'show' : undefined
  if (!isPublic(to)) return 'withdraw'
  return action === 'pin' ? 'pin' : 'change'
}

const carryOut = async (
  trx: Trx,
  { eventKey }: DecideOptions,
  row: MessageRow,
  decision: Decision,
  change: Change,
  actor: Actor,
  at: number,
): Promise<number | undefined> => {
  const since = change.state === row.state ? row.since : at
  // The row first: of two that decide at once, the second waits for it and begins again.
  expectOne(
    await trx
      .updateTable('message')
      .set({ ...change, version: row.version + 1, since, decided_by: actor.id, decided_at: at })
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .executeTakeFirst(),
  )
  const words = change.public_text ?? row.public_text ?? row.text
  const line = await logLine(trx, {
    at,
    actor: actor.id,
    action: decision.action,
    message_id: row.id,
    version: row.version,
    from_state: row.state,
    to_state: change.state,
    reason: decision.reason ?? null,
    digest: keyedDigest(eventKey, 'words', words),
  })
  const rows: [Write, ...Write[]] = decision.action === 'undo' ? [line] : [line, earlierOf(trx, row)]
  const kind = feedKindOf(row.state, change.state, decision.action)
  if (!kind) {
    await together(trx, rows)
    await appendDesk(trx, [row.id], at)
    return undefined
  }
  const entries = await entriesOf(trx, { kind, messageId: row.id, at })
  await together(trx, [...rows, ...entries.rows])
  return kind === 'withdraw' ? entries.seq : undefined
}
