import type { Counts } from './bus.ts'

/** Counts in this process; `now` is in ms. Of more than `bound` keys of a kind the oldest is forgotten, so that memory cannot run away. */
export const openCounts = (now: () => number, bound = 20_000): Counts => {
  const kinds = new Map<string, Map<string, { n: number; ends: number }>>()
  const openWindow = (kept: Map<string, { n: number; ends: number }>, key: string, windowMs: number) => {
    const one = { n: 0, ends: now() + windowMs }
    kept.delete(key)
    kept.set(key, one)
    for (const oldest of kept.keys()) {
      if (kept.size <= bound) break
      kept.delete(oldest)
    }
    return one
  }
  return {
    count: async (kind, key, windowMs) => {
      const kept = kinds.get(kind) ?? new Map<string, { n: number; ends: number }>()
      kinds.set(kind, kept)
      const found = kept.get(key)
      const one = found && found.ends > now() ? found : openWindow(kept, key, windowMs)
      one.n += 1
      return { n: one.n, endsInMs: one.ends - now() }
    },
    takeBack: async (kind, key) => {
      const one = kinds.get(kind)?.get(key)
      if (one && one.n > 0) one.n -= 1
    },
  }
}
