import type { SourceEvent, SourceHost } from './source.ts'
import { type Patience, backOff, pause } from './wait.ts'

/**
 * Hands events to the house, again and again while it refuses: true once they are committed, false when `signal` ended
 * the wait. `refused` hears of each refusal. Only after true may a cursor pass these events.
 */
export const deliver = async (
  host: SourceHost,
  events: SourceEvent[],
  { signal, patience, refused }: { signal: AbortSignal; patience: Patience; refused: () => void },
): Promise<boolean> => {
  if (events.length === 0) return true
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      await host.take(events)
      return true
    } catch {
      refused()
      await pause(backOff(failures, patience, Math.random()), signal)
    }
  }
  return false
}

/** The kept cursor; asks again while the store does not answer, because starting without it would lose or repeat. */
export const keptCursor = async (
  host: SourceHost,
  signal: AbortSignal,
  retryMs: number,
): Promise<string | undefined> => {
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      return await host.cursor()
    } catch {
      await pause(backOff(failures, { first: retryMs, most: retryMs * 30 }, Math.random()), signal)
    }
  }
  return undefined
}
