import { deliver } from '../deliver.ts'
import type { SourceEvent, SourceHost } from '../source.ts'
import { type Patience, backOff, openBell, pause } from '../wait.ts'
import { type Pending, type Skip, sortOut } from './pending.ts'
import type { FindProfiles } from './profiles.ts'

/** Above the first number the stream is held back, below the second it flows again. */
const full = 2_000
const relaxed = 500
/** Events of one hand-over, and milliseconds in which they gather: the network deletes some twenty posts a second. */
const atOnce = 200
const gatherMs = 50

export interface OutboxOptions {
  host: SourceHost
  signal: AbortSignal
  patience: Patience
  saveMs: number
  /** where the last start left off, microseconds */
  place: number | undefined
  find: FindProfiles
  drained: () => void
  took: (messages: number, skipped: readonly Skip[]) => void
  trouble: (words: string | undefined) => void
}

/** What was read from the stream and not yet taken by the house. The saved place never passes what still waits here. */
export const openOutbox = ({
  host,
  signal,
  patience,
  saveMs,
  find,
  drained,
  took,
  trouble,
  ...start
}: OutboxOptions) => {
  const bell = openBell(signal)
  const keep = openKeeper(host, start.place)
  let pending: Pending[] = []
  let read = start.place
  let failures = 0
  let askAt = 0

  const place = (): number | undefined =>
    pending.length === 0 ? read : pending.reduce((least, item) => Math.min(least, item.timeUs), Infinity) - 1

  const hand = async (events: SourceEvent[]): Promise<boolean> => {
    const refused = () => trouble('the house cannot take more now')
    for (let n = 0; n < events.length; n += atOnce) {
      if (!(await deliver(host, events.slice(n, n + atOnce), { signal, patience, refused }))) return false
    }
    return true
  }

  /** Posts of unknown authors wait for the next question; it is put off further each time it brings nothing. */
  const putOff = (held: number, asked: boolean) => {
    if (held === 0) failures = 0
    else if (asked) askAt = host.now() + backOff(++failures, patience, Math.random())
  }

  /** Hands over what can go; whether any of it was a message. */
  const step = async (): Promise<boolean> => {
    const batch = [...pending]
    const asking = host.now() >= askAt
    const found = await find(
      batch.flatMap((item) => (item.kind === 'draft' ? [item.post.did] : [])),
      asking,
    )
    const { events, held, skipped } = sortOut(batch, found.known, asking && found.trouble === undefined)
    if (signal.aborted || !(await hand(events))) return false
    if (asking) trouble(found.trouble)
    // What came while this batch was handed over stands behind it.
    pending = [...held, ...pending.slice(batch.length)]
    putOff(held.length, asking)
    const messages = events.filter((event) => event.kind === 'message').length
    took(messages, skipped)
    if (pending.length < relaxed) drained()
    return messages > 0
  }

  return {
    add: (item: Pending): void => {
      pending.push(item)
      bell.ring()
    },
    /** Notes that the stream has been read up to here, in microseconds; a time ahead of our clock is not believed. */
    passed: (timeUs: number): void => {
      if (timeUs / 1_000 < host.now() + 60_000) read = Math.max(read ?? 0, timeUs)
    },
    isFull: (): boolean => pending.length >= full,
    /** Up to where everything was handed over, in microseconds. */
    place,
    /** Hands over until the signal ends it. */
    run: async (): Promise<void> => {
      let taken = false
      while (!signal.aborted) {
        if (pending.length > 0) taken = (await step()) || taken
        if (await keep(place(), taken ? saveMs : saveMs * 10)) taken = false
        if (pending.length === 0) await bell.wait(saveMs)
        else await bell.wait(Math.max(1, askAt - host.now()))
        await pause(gatherMs, signal)
      }
      await keep(place(), 0)
    },
  }
}

/** Keeps a place when it moved on and `afterMs` have gone since the last time; whether it did. */
const openKeeper = (host: SourceHost, first: number | undefined) => {
  let kept = first
  let keptAt = 0
  return async (place: number | undefined, afterMs: number): Promise<boolean> => {
    if (place === undefined || place <= (kept ?? 0) || host.now() - keptAt < afterMs) return false
    try {
      await host.saveCursor(String(place))
      kept = place
      keptAt = host.now()
      return true
    } catch {
      host.log.warn('its place could not be kept; it is tried again')
      return false
    }
  }
}
