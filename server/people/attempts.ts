/** Tries that failed, counted by key over a window that begins with the first of them. */
export interface Attempts {
  /** Counts a try as failed before it is made, so that many at once are counted, too. Seconds to wait when there were too many. */
  begin: (key: string) => number | undefined
  /** The try went well: it is not counted. */
  takeBack: (key: string) => void
}

/** `max` failures in `window` ms; of more than `bound` keys the oldest is forgotten, so that memory cannot run away. */
export const openAttempts = (max: number, window: number, now: () => number, bound = 10_000): Attempts => {
  const kept = new Map<string, { count: number; ends: number }>()
  const openWindow = (key: string) => {
    const one = { count: 0, ends: now() + window }
    kept.delete(key)
    kept.set(key, one)
    for (const oldest of kept.keys()) {
      if (kept.size <= bound) break
      kept.delete(oldest)
    }
    return one
  }
  return {
    begin: (key) => {
      const found = kept.get(key)
      const one = found && found.ends > now() ? found : openWindow(key)
      if (one.count >= max) return Math.ceil((one.ends - now()) / 1_000)
      one.count += 1
      return undefined
    },
    takeBack: (key) => {
      const one = kept.get(key)
      if (one && one.count > 0) one.count -= 1
    },
  }
}
