import { computed, signal } from '@preact/signals'
import type { Action, DeskHello, DeskMe, DeskMessage, DeskStatus } from '../../shared/desk.ts'
import type { Lane } from '../../shared/message.ts'
import { type Board, emptyBoard } from './state/board.ts'
import type { Cursor } from './state/cursor.ts'
import { type Beyond, hitsOf, nothingAsked } from './state/beyond.ts'
import { staysInLane } from './state/offered.ts'
import { fits } from './state/search.ts'

/**
 * What is open over the queue. Those with an id are about one message, which the cursor then holds whatever happens;
 * `version` is the one it was opened on, and the decision it leads to is about that one.
 */
export type Mode =
  | { kind: 'list' }
  | { kind: 'reasons' | 'places' | 'edit'; id: string; version: number }
  | { kind: 'keys' | 'screens' | 'people' | 'lift' }

/** A line at the top of the message panel. `about`: a message it offers to go to. */
export interface Notice {
  key: number
  tone: 'info' | 'warn' | 'error'
  words: string
  about?: string
  /** a decision on `about` that was not carried out: the notice says where the message is now */
  conflict?: boolean
}

export interface LaneRead {
  state: 'reading' | 'whole' | 'more' | 'failed'
  /** where the next page goes on */
  next?: string
}

/** A decision made on this desk, for the status line and for undo. */
export interface Made {
  id: string
  action: Action
  words: string
  at: number
}

/** Words a moderator is editing, and the words as sent that they were made from. */
export interface Draft {
  words: string
  of: string
}

export interface Sending {
  action: Action
  lane: Lane
}

const unread = (): Record<Lane, LaneRead> => ({
  new: { state: 'reading' },
  flagged: { state: 'reading' },
  crisis: { state: 'reading' },
  stashed: { state: 'reading' },
  on_wall: { state: 'reading' },
  not_shown: { state: 'reading' },
})

/** Everything the desk shows, as signals. Only the rooms beside this file write to them. */
export const createStore = (now: number) => {
  const session = signal<'unknown' | 'out' | 'in'>('unknown')
  /** what stands on the page until it is known who sits here */
  const opening = signal('Opening the desk…')
  const me = signal<DeskMe | undefined>(undefined)
  const hello = signal<DeskHello | undefined>(undefined)
  const status = signal<DeskStatus | undefined>(undefined)
  const connection = signal<'first' | 'on' | 'lost'>('first')
  const newBuild = signal(false)
  const board = signal<Board>(emptyBoard())
  const read = signal<Record<Lane, LaneRead>>(unread())
  const lane = signal<Lane>('new')
  const cursors = signal<Partial<Record<Lane, Cursor>>>({})
  const query = signal('')
  const beyond = signal<Beyond>(nothingAsked)
  const mode = signal<Mode>({ kind: 'list' })
  const drafts = signal<ReadonlyMap<string, Draft>>(new Map())
  const sending = signal<ReadonlyMap<string, Sending>>(new Map())
  /** what this person can undo, the newest last */
  const made = signal<readonly Made[]>([])
  const last = signal<Made | undefined>(undefined)
  const notices = signal<readonly Notice[]>([])
  const said = signal('')
  /** on a narrow page the message lies over the list */
  const reading = signal(false)
  /** nobody has sat here for a while */
  const away = signal(false)
  const calming = signal<{ state: 'no' | 'trying' | 'failed'; words: string }>({ state: 'no', words: '' })
  /** when the item under the cursor last changed by itself, epoch ms */
  const changedAt = signal(0)
  /** the server's clock minus ours, ms */
  const skew = signal(0)
  const tick = signal(now)
  const shiftFrom = signal(now)

  const isLeaving = (id: string, from: Lane): boolean => {
    const sent = sending.value.get(id)
    return sent !== undefined && sent.lane === from && !staysInLane(sent.action, from)
  }
  /** The lane's messages in sight: without those whose decision is on its way, and only what the search fits. */
  const list = computed((): readonly string[] => {
    const here = lane.value
    const ids = board.value.lanes[here]
    const words = query.value
    if (sending.value.size === 0 && words.trim() === '') return ids
    const { messages } = board.value
    return ids.filter((id) => {
      const message = messages.get(id)
      return message !== undefined && !isLeaving(id, here) && fits(message, words)
    })
  })
  /** What the search finds beyond the list, without those whose decision is on its way. */
  const hits = computed((): readonly DeskMessage[] =>
    hitsOf(beyond.value, board.value, new Set([...list.value, ...sending.value.keys()])),
  )
  const cursor = computed((): Cursor => cursors.value[lane.value])
  const current = computed((): DeskMessage | undefined =>
    cursor.value === undefined ? undefined : board.value.messages.get(cursor.value),
  )
  /** epoch ms by the server's clock */
  const serverNow = computed(() => tick.value + skew.value)

  return {
    session,
    opening,
    me,
    hello,
    status,
    connection,
    newBuild,
    board,
    read,
    lane,
    cursors,
    query,
    beyond,
    mode,
    drafts,
    sending,
    made,
    last,
    notices,
    said,
    reading,
    away,
    calming,
    changedAt,
    skew,
    tick,
    shiftFrom,
    list,
    hits,
    cursor,
    current,
    serverNow,
  }
}
export type Store = ReturnType<typeof createStore>
