import type { FeedEntry, FeedSnapshot, WallHello, WallSettings } from '../../shared/feed.ts'
import type { PublicMessage } from '../../shared/message.ts'
import type { WallChange } from './wall.ts'

/** A public message and since when it has stood on the walls, in standing time (see cutoff.ts). */
export interface Held {
  message: PublicMessage
  since: number
}

/** Everything a wall knows of the conversation. `last` is the highest seq of the feed that is in it. */
export interface WallState {
  messages: Map<string, Held>
  last: number
  calm: boolean
  settings: WallSettings | undefined
  /** names the feed that `last` counts in, where the server says so */
  feed: string | undefined
}

/** From when a change that the server stamped `at` (epoch ms) has stood, in this wall's standing time. */
export type Since = (at: number) => number

export const emptyState = (): WallState => ({
  messages: new Map(),
  last: 0,
  calm: false,
  settings: undefined,
  feed: undefined,
})

/**
 * Takes entries that follow `state.last` into the state and returns what the view must change, the last change of each
 * message only. An entry with a message shows it, one without removes it, whatever its kind. The state is changed in
 * place: a day's messages are too many to copy for each new one.
 */
export const applyEntries = (state: WallState, entries: readonly FeedEntry[], since: Since): WallChange[] => {
  const changes = new Map<string, WallChange>()
  for (const entry of entries) {
    if (entry.kind === 'panic') state.calm = entry.on !== false
    const change = entry.message ? put(state, entry, entry.message, since) : drop(state, entry.id)
    if (change) changes.set(idOf(change), change)
  }
  return [...changes.values()]
}

/** Makes the state what the snapshot says and returns the difference alone. */
export const applySnapshot = (state: WallState, snapshot: FeedSnapshot, since: Since): WallChange[] => {
  const changes: WallChange[] = []
  const now = new Set(snapshot.snapshot.map((message) => message.id))
  for (const id of state.messages.keys()) if (!now.has(id)) changes.push(...listed(drop(state, id)))
  for (const message of snapshot.snapshot) changes.push(...listed(keep(state, message, since)))
  state.calm = snapshot.calm
  state.last = snapshot.last
  return changes
}

/** Forgets every message and begins the feed anew; settings and calm stay. Returns the removals. */
export const forgetAll = (state: WallState): WallChange[] => {
  const changes = [...state.messages.keys()].map((id): WallChange => ({ kind: 'remove', id }))
  state.messages.clear()
  state.last = 0
  return changes
}

/**
 * Whether a hello speaks of another conversation than the one held: a rehearsal's messages must not meet real ones,
 * nor those of one event another's, and a seq of one store means nothing in another.
 */
export const isOther = (state: WallState, hello: WallHello): boolean =>
  (state.settings !== undefined && state.settings.rehearsal !== hello.settings.rehearsal) ||
  (state.feed !== undefined && hello.feed !== undefined && state.feed !== hello.feed)

export const idOf = (change: WallChange): string => (change.kind === 'remove' ? change.id : change.message.id)

/** The words a passer-by reads and whose they are; an area or a pin may change without starting the wait anew. */
const sameWords = (a: PublicMessage, b: PublicMessage): boolean =>
  a.text === b.text && a.name === b.name && a.handle === b.handle && a.source === b.source

const same = (a: PublicMessage, b: PublicMessage): boolean =>
  sameWords(a, b) &&
  a.version === b.version &&
  a.area === b.area &&
  a.at === b.at &&
  a.sentAt === b.sentAt &&
  a.edited === b.edited &&
  a.pinned === b.pinned

const hold = (state: WallState, message: PublicMessage, since: number): WallChange | undefined => {
  const held = state.messages.get(message.id)
  state.messages.set(message.id, { message, since })
  if (held && same(held.message, message)) return undefined
  return { kind: held ? 'change' : 'show', message }
}

/** An approval or an edit starts the time anew, also when its words came with an earlier entry already. */
const put = (state: WallState, entry: FeedEntry, message: PublicMessage, since: Since): WallChange | undefined => {
  const held = state.messages.get(message.id)
  const anew = !held || entry.kind === 'show' || entry.kind === 'change' || !sameWords(held.message, message)
  return hold(state, message, anew ? since(entry.at) : held.since)
}

/** Of an edited message a snapshot does not say when it was edited: it has stood for no time yet. */
const keep = (state: WallState, message: PublicMessage, since: Since): WallChange | undefined => {
  const held = state.messages.get(message.id)
  if (held && sameWords(held.message, message)) return hold(state, message, held.since)
  return hold(state, message, message.edited || held ? since(Infinity) : since(message.at))
}

const drop = (state: WallState, id: string | undefined): WallChange | undefined =>
  id !== undefined && state.messages.delete(id) ? { kind: 'remove', id } : undefined

const listed = (change: WallChange | undefined): WallChange[] => (change ? [change] : [])
