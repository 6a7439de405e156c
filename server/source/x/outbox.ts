import { deliver } from '../deliver.ts'
import type { SourceEvent, SourceHost } from '../source.ts'
import { openBell, pause } from '../wait.ts'
import type { Post } from './parse.ts'
import type { Times } from './settings.ts'
import { type Item, type Versions, newestOfEach } from './versions.ts'

/** Above the first number the stream is closed, below the second it is opened again; what was missed is searched for. */
const full = 2_000
const relaxed = 500
/** Items of one hand-over. */
const atOnce = 200

export interface OutboxOptions {
  host: SourceHost
  signal: AbortSignal
  times: Times
  versions: Versions
  /** What the house has taken, in order; `posts` are those that were met for the first time, in their newest version. */
  took: (items: readonly Item[], posts: readonly Post[], messages: number) => void
  held: (words: string | undefined) => void
}

/** The one way to the house: stream, search and look-up all hand over here, so that versions of a post stay in order. */
export const openOutbox = ({ host, signal, times, versions, took, held }: OutboxOptions) => {
  const bell = openBell(signal)
  const drained = openBell(signal)
  const patience = { first: times.retryMs, most: times.retryMs * 30 }
  let waiting: { items: readonly Item[]; done: (taken: boolean) => void }[] = []
  let count = 0

  const next = (): typeof waiting => {
    let size = 0
    return waiting.filter(({ items }, n) => {
      size += items.length
      return n === 0 || size <= atOnce
    })
  }

  const hand = async (events: SourceEvent[]): Promise<boolean> => {
    const refused = () => held('the server is full and takes nothing now')
    for (let n = 0; n < events.length; n += atOnce) {
      if (!(await deliver(host, events.slice(n, n + atOnce), { signal, patience, refused }))) return false
    }
    held(undefined)
    return true
  }

  const step = async (): Promise<void> => {
    const batch = next()
    const items = batch.flatMap((one) => one.items)
    const newest = newestOfEach(items)
    const events = newest.flatMap((item) => versions.eventsOf(item))
    if (!(await hand(events))) return
    const posts = newest.flatMap((item) => ('post' in item ? [item.post] : []))
    const fresh = posts.filter(({ firstId, id }) => !versions.isKnown(firstId, id))
    for (const item of newest) versions.note(item)
    waiting = waiting.slice(batch.length)
    count -= items.length
    took(items, fresh, events.filter((event) => event.kind === 'message').length)
    for (const { done } of batch) done(true)
    if (count < relaxed) drained.ring()
  }

  return {
    /** Resolves true once the house has taken them, false when it was stopped before. */
    put: (items: readonly Item[]): Promise<boolean> => {
      if (items.length === 0 || signal.aborted) return Promise.resolve(!signal.aborted)
      const { promise, resolve } = Promise.withResolvers<boolean>()
      waiting.push({ items, done: resolve })
      count += items.length
      bell.ring()
      return promise
    },
    isFull: (): boolean => count >= full,
    /** Resolves when there is room again. */
    room: async (): Promise<void> => {
      while (count >= relaxed && !signal.aborted) await drained.wait(60_000)
    },
    /** Hands over until the signal ends it. */
    run: async (): Promise<void> => {
      while (!signal.aborted) {
        if (waiting.length === 0) await bell.wait(60_000)
        await pause(times.gatherMs, signal)
        if (waiting.length > 0 && !signal.aborted) await step()
      }
      for (const { done } of waiting) done(false)
    },
  }
}
export type Outbox = ReturnType<typeof openOutbox>
