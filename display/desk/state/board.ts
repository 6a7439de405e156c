import type { DeskEntry, DeskMessage } from '../../../shared/desk.ts'
import { type Lane, lanes } from '../../../shared/message.ts'

/** Every message this desk knows, and each lane's ids in the order they are read. `gone` left the desk: a page read earlier must not bring them back. */
export interface Board {
  messages: ReadonlyMap<string, DeskMessage>
  lanes: Readonly<Record<Lane, readonly string[]>>
  gone: ReadonlySet<string>
}

export const noLanes = (): Record<Lane, readonly string[]> => ({
  new: [],
  flagged: [],
  crisis: [],
  stashed: [],
  on_wall: [],
  not_shown: [],
})

export const emptyBoard = (): Board => ({ messages: new Map(), lanes: noLanes(), gone: new Set() })

const isDecided = (lane: Lane): boolean => lane === 'on_wall' || lane === 'not_shown'

/** When a message took its place in its lane (epoch ms): one that comes back to the queue by an undo stands where it stood. */
export const standsSince = (message: DeskMessage): number =>
  message.lane === 'new' || message.lane === 'flagged' ? message.receivedAt : message.since

const byId = (a: DeskMessage, b: DeskMessage): number => Number(a.id > b.id) - Number(a.id < b.id)

/** Waiting messages: the oldest first. Decided ones: the newest first. */
const ordered = (lane: Lane, ids: Iterable<string>, messages: ReadonlyMap<string, DeskMessage>): string[] => {
  const found = [...ids].flatMap((id) => messages.get(id) ?? [])
  const sign = isDecided(lane) ? -1 : 1
  return found.toSorted((a, b) => sign * (standsSince(a) - standsSince(b) || byId(a, b))).map((message) => message.id)
}

const rebuilt = (
  board: Board,
  messages: ReadonlyMap<string, DeskMessage>,
  gone: ReadonlySet<string>,
  touched: ReadonlySet<string>,
): Board => {
  const arrived: Record<Lane, string[]> = { new: [], flagged: [], crisis: [], stashed: [], on_wall: [], not_shown: [] }
  for (const id of touched) {
    const message = messages.get(id)
    if (message) arrived[message.lane].push(id)
  }
  const next = noLanes()
  for (const lane of lanes) {
    const stay = board.lanes[lane].filter((id) => !touched.has(id))
    const same = stay.length === board.lanes[lane].length && arrived[lane].length === 0
    next[lane] = same ? board.lanes[lane] : ordered(lane, [...stay, ...arrived[lane]], messages)
  }
  return { messages, lanes: next, gone }
}

/** Messages read over http: a version older than the one held, or one that has left the desk since, is not taken. */
export const put = (board: Board, read: readonly DeskMessage[]): Board => {
  const taken = read.filter(({ id, version }) => {
    const held = board.messages.get(id)
    return !board.gone.has(id) && (held === undefined || held.version <= version)
  })
  if (taken.length === 0) return board
  const messages = new Map(board.messages)
  for (const message of taken) messages.set(message.id, message)
  return rebuilt(board, messages, board.gone, new Set(taken.map((message) => message.id)))
}

/** Changes in the order of the feed; an entry without a message takes it off the desk. */
export const apply = (board: Board, entries: readonly DeskEntry[]): Board => {
  const messages = new Map(board.messages)
  const gone = new Set(board.gone)
  const touched = new Set<string>()
  for (const { id, message } of entries) {
    const held = messages.get(id)
    if (message && held && held.version > message.version) continue
    touched.add(id)
    if (message) {
      messages.set(id, message)
      gone.delete(id)
    } else {
      messages.delete(id)
      gone.add(id)
    }
  }
  return touched.size === 0 ? board : rebuilt(board, messages, gone, touched)
}

/** Without these: what a fresh reading of the lanes no longer named. */
export const without = (board: Board, ids: ReadonlySet<string>): Board => {
  if (ids.size === 0) return board
  const messages = new Map(board.messages)
  for (const id of ids) messages.delete(id)
  return rebuilt(board, messages, board.gone, ids)
}
