import type { DeskEntry } from '../../shared/desk.ts'
import { type Lane, lanes } from '../../shared/message.ts'
import type { DeskApi, Refused } from './api.ts'
import type { Moving } from './moving.ts'
import { apply, put, without } from './state/board.ts'
import { laneOrder } from './state/words.ts'
import type { LaneRead, Store } from './store.ts'

/** Waiting lanes are read to their end, up to this many pages; decided ones page by page as they are scrolled. */
const eagerPages = 25
const waiting: readonly Lane[] = ['crisis', 'new', 'flagged', 'stashed']

export interface Reading {
  /** Reads every lane again; what they no longer name goes when all of it has been read. */
  readAll: () => Promise<void>
  readMore: (lane: Lane) => Promise<void>
  entries: (entries: readonly DeskEntry[]) => void
}

/** Fills the board over http and keeps it by the feed. `refused` hears of a failed reading, `arrived` of each new crisis message. */
export const openReading = (
  store: Store,
  api: DeskApi,
  moving: Moving,
  on: { refused: (refused: Refused) => void; crisis: (ids: readonly string[]) => void },
): Reading => {
  let pass = 0
  let stale = new Set<string>()

  const mark = (lane: Lane, read: LaneRead): void => {
    store.read.value = { ...store.read.peek(), [lane]: read }
  }

  const readPage = async (lane: Lane, mine: number, after?: string): Promise<string | undefined> => {
    const answer = await api.page(lane, after)
    if (mine !== pass) return undefined
    if (!answer.ok) {
      mark(lane, { state: 'failed', ...(after !== undefined && { next: after }) })
      on.refused(answer.refused)
      return undefined
    }
    const { messages, next } = answer.value
    for (const { id } of messages) stale.delete(id)
    moving.change('self', () => {
      store.board.value = put(store.board.peek(), messages)
      mark(lane, next === undefined ? { state: 'whole' } : { state: 'more', next })
    })
    return next
  }

  const readOn = async (lane: Lane, mine: number): Promise<void> => {
    let next = store.read.peek()[lane].next
    for (let page = 1; page < eagerPages && next !== undefined && mine === pass; page++) {
      next = await readPage(lane, mine, next)
    }
  }

  const readAll = async (): Promise<void> => {
    const mine = ++pass
    stale = new Set(store.board.peek().messages.keys())
    for (const lane of lanes) mark(lane, { state: 'reading' })
    const first = store.lane.peek()
    const order = ['crisis' as const, ...[first, ...laneOrder].filter((lane) => lane !== 'crisis')]
    for (const lane of new Set(order)) await readPage(lane, mine)
    const crisis = store.board.peek().lanes.crisis
    if (mine === pass && crisis.length > 0) on.crisis(crisis)
    for (const lane of waiting) await readOn(lane, mine)
    const failed = lanes.some((lane) => store.read.peek()[lane].state === 'failed')
    if (mine !== pass || failed) return
    moving.change('self', () => void (store.board.value = without(store.board.peek(), stale)))
  }

  const readMore = async (lane: Lane): Promise<void> => {
    const { state, next } = store.read.peek()[lane]
    if (state !== 'more' && state !== 'failed') return
    mark(lane, { state: 'reading', ...(next !== undefined && { next }) })
    await readPage(lane, pass, next)
  }

  const entries = (arrived: readonly DeskEntry[]): void => {
    const { messages } = store.board.peek()
    const crisis = arrived.filter(
      ({ id, message }) =>
        message?.lane === 'crisis' && messages.get(id)?.lane !== 'crisis' && !store.sending.peek().has(id),
    )
    for (const { id } of arrived) stale.delete(id)
    moving.change('self', () => void (store.board.value = apply(store.board.peek(), arrived)))
    if (crisis.length > 0) on.crisis(crisis.map(({ id }) => id))
  }

  return { readAll, readMore, entries }
}
