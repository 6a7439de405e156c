import type { ScreeningInput } from '../screening/screen.ts'
import { type Screened, type Thread, openThread } from './thread.ts'

export interface Screener extends AsyncDisposable {
  /** One result a message, in order. Never rejects and never hangs: what cannot be screened is held. */
  screen: (batch: readonly ScreeningInput[]) => Promise<Screened[]>
  /** what is wrong with screening itself, in words for the desk; undefined while it works */
  trouble: () => string | undefined
}

/** Holds a message for a person, for its screening failed. */
const held = (): Screened => ({
  lane: 'flagged',
  findings: [{ kind: 'screening_failed', field: 'text', start: 0, end: 0, reason: 'screening failed' }],
})

interface Options {
  /** the longest that one message may take, counted while its thread is at work */
  deadlineMs?: number
  /** the longest that a thread may take to load the rules */
  startMs?: number
  workerUrl?: URL
  workers?: number
  /** hears of every failure, in words for the log */
  failed?: (words: string) => void
}

interface Lane {
  resting: () => boolean
  screen: (batch: readonly ScreeningInput[]) => Promise<Screened[]>
  close: () => Promise<void>
}

/** After a thread that could not start, everything is held for this long before another is tried, in milliseconds. */
const restMs = 2_000

/** One thread at a time; a thread that failed is replaced at once, beside the work. */
const openLane = ({ deadlineMs = 250, startMs = 15_000, workerUrl, failed = () => undefined }: Options): Lane => {
  const url = workerUrl ?? new URL('./worker.ts', import.meta.url)
  let thread: Thread = openThread(url, startMs)
  let resting = 0
  let closed = false

  const replace = async (): Promise<void> => {
    const old = thread
    if (!closed) thread = openThread(url, startMs)
    await old[Symbol.asyncDispose]()
  }

  /** Whether a thread is there to work; one that cannot start is replaced after a rest. */
  const canWork = async (): Promise<boolean> => {
    if (closed || Date.now() < resting) return false
    if (await thread.ready) return !closed
    resting = Date.now() + restMs
    failed('the screening thread does not start: every message is held')
    await replace()
    return false
  }

  const screen = async (batch: readonly ScreeningInput[]): Promise<Screened[]> => {
    const results: Screened[] = []
    let suspect = -1
    while (results.length < batch.length && (await canWork())) {
      const done = await thread.screen(batch.slice(results.length), deadlineMs)
      results.push(...done.results)
      if (!done.failed) continue
      // A new thread begins with the message that the old one was at; where it fails again, the message is at fault.
      if (suspect === results.length) {
        results.push(held())
        failed('screening failed twice over a message: it is held')
      } else suspect = results.length
      await replace()
    }
    while (results.length < batch.length) results.push(held())
    return results
  }

  return {
    resting: () => Date.now() < resting,
    screen,
    close: async () => {
      closed = true
      await thread[Symbol.asyncDispose]()
    },
  }
}

/**
 * Screening in worker threads, so that no message can stop the house: a message that throws, takes longer than the
 * deadline, ends its thread or comes back as rubbish, twice, is held with `screening_failed`, the others get their true result.
 * Threads load in the background from now on; a batch waits for one.
 */
export const openScreener = (options: Options = {}): Screener => {
  const lanes = Array.from({ length: options.workers ?? 1 }, () => openLane(options))
  const free = [...lanes]
  const waiting: Array<(lane: Lane) => void> = []
  const borrow = (): Promise<Lane> => {
    const lane = free.pop()
    return lane ? Promise.resolve(lane) : new Promise((resolve) => waiting.push(resolve))
  }
  const giveBack = (lane: Lane): void => {
    const next = waiting.shift()
    if (next) next(lane)
    else free.push(lane)
  }
  return {
    screen: async (batch) => {
      const lane = await borrow()
      try {
        return await lane.screen(batch)
      } finally {
        giveBack(lane)
      }
    },
    trouble: () =>
      lanes.some((lane) => lane.resting()) ? 'screening does not run: every message is held as flagged' : undefined,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(lanes.map((lane) => lane.close()))
    },
  }
}
