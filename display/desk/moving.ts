import { batch } from '@preact/signals'
import type { DeskMessage } from '../../shared/desk.ts'
import type { Lane } from '../../shared/message.ts'
import type { Notices } from './notices.ts'
import { openWith } from './state/claims.ts'
import { type Cursor, settle, step } from './state/cursor.ts'
import { doneWords, gist, laneWords } from './state/words.ts'
import type { Mode, Store } from './store.ts'

/** `hand`: a person moved on purpose. `self`: the list moved, or a decision took the message away. */
export type Cause = 'hand' | 'self'

export interface Moving {
  /** Changes the board, lane, search or what is being sent, and puts the cursor where it then belongs. */
  change: (cause: Cause, act: () => void) => void
  step: (by: 1 | -1) => void
  select: (id: string) => void
  /** Opens a message in its lane; `self` when it comes up by an answer rather than by a hand. */
  goTo: (id: string, cause?: Cause) => void
  openLane: (lane: Lane) => void
  search: (query: string) => void
  open: (mode: Mode) => void
  close: () => void
}

const heldBy = (mode: Mode): string | undefined => ('id' in mode ? mode.id : undefined)

/** The cursor's room: which message is under it, and since when. */
export const openMoving = (store: Store, notices: Notices, now: () => number): Moving => {
  const setCursor = (lane: Lane, cursor: Cursor): void => {
    if (store.cursors.peek()[lane] !== cursor) store.cursors.value = { ...store.cursors.peek(), [lane]: cursor }
  }

  const isTaken = (id: string): boolean => {
    const message = store.board.peek().messages.get(id)
    return !!message && openWith(message, store.me.peek()?.name, now() + store.skew.peek()) !== undefined
  }

  const change = (cause: Cause, act: () => void): void => {
    const seen = store.current.peek()
    const under = store.cursor.peek()
    const wasIn = store.lane.peek()
    const before = store.list.peek()
    batch(() => {
      act()
      const lane = store.lane.peek()
      const cursor = store.cursors.peek()[lane]
      const held = heldBy(store.mode.peek()) === cursor && store.board.peek().messages.has(cursor ?? '')
      if (!held) setCursor(lane, settle(cursor, lane === wasIn ? before : [], store.list.peek(), isTaken))
    })
    const next = store.current.peek()
    const mine = under !== undefined && store.sending.peek().has(under)
    const moved = store.cursor.peek() !== under
    const altered = !moved && next?.version !== seen?.version && !mine
    if (cause === 'self' && (moved || altered)) store.changedAt.value = now()
    if (cause === 'self' && moved && !mine && seen) tellWhere(store, notices, seen)
  }

  const openLane = (lane: Lane): void => {
    if (lane === store.lane.peek()) return
    notices.wentOn()
    change('hand', () => {
      store.lane.value = lane
      store.query.value = ''
      store.mode.value = { kind: 'list' }
    })
    notices.say(`${laneWords[lane]}: ${store.list.peek().length}`)
  }

  const select = (id: string): void => {
    notices.wentOn()
    change('hand', () => {
      store.mode.value = { kind: 'list' }
      setCursor(store.lane.peek(), id)
    })
  }

  const goTo = (id: string, cause: Cause = 'hand'): void => {
    const message = store.board.peek().messages.get(id)
    if (!message) return notices.tell('warn', 'That message has left the desk.')
    change(cause, () => {
      store.mode.value = { kind: 'list' }
      store.query.value = ''
      store.lane.value = message.lane
      setCursor(message.lane, id)
    })
  }

  return {
    change,
    select,
    goTo,
    openLane,
    step: (by) => {
      const to = step(store.cursor.peek(), store.list.peek(), by)
      if (to !== undefined && to !== store.cursor.peek()) select(to)
    },
    search: (query) => change('hand', () => void (store.query.value = query)),
    open: (mode) => void (store.mode.value = mode),
    close: () => change('self', () => void (store.mode.value = { kind: 'list' })),
  }
}

/** The message somebody was reading was taken from under them: say by whom, and offer the way back to it. */
const tellWhere = (store: Store, notices: Notices, seen: DeskMessage): void => {
  const now = store.board.peek().messages.get(seen.id)
  if (store.sending.peek().has(seen.id) || now?.lane === seen.lane) return
  const words = gist(seen.publicText ?? seen.text)
  if (!now) return notices.tell('info', `“${words}” has left the desk: its author took it back or edited it.`)
  const who = now.decidedBy ?? 'Somebody'
  notices.tell('info', `“${words}”, which you were reading, is now in ${laneWords[now.lane]} (${who}).`, {
    id: seen.id,
  })
}

/** What was done, for a line about it. */
export const lineOf = (action: keyof typeof doneWords, message: DeskMessage): string =>
  `${doneWords[action]} “${gist(message.publicText ?? message.text)}”`
