import type { FeedEntry, FeedSnapshot } from '../../shared/feed.ts'
import { isTakeDown } from '../../shared/feed.ts'

export interface Snapshots {
  /** Everything public at some seq of the last two seconds, not below `least`; read once for all who ask meanwhile. */
  get: (least: number) => Promise<FeedSnapshot>
  /** the same as JSON, written once */
  json: (least: number) => Promise<string>
  /** What came over the feed: a take-down makes every snapshot before it worthless at once. */
  heard: (entries: readonly FeedEntry[]) => void
}

/** A snapshot is given again for this long, in ms: whoever gets an older one goes on with the entries after it. */
const keepFor = 2_000

interface Held {
  snapshot: Promise<FeedSnapshot>
  json?: Promise<string>
  at: number
}

/** Holds the last snapshot, so that a crowd that comes at once, or somebody who asks again and again, costs one reading. */
export const openSnapshots = (read: () => Promise<FeedSnapshot>, now: () => number): Snapshots => {
  let held: Held | undefined
  const hold = (): Held => {
    if (held && now() - held.at < keepFor && now() >= held.at) return held
    const made: Held = { snapshot: read(), at: now() }
    held = made
    made.snapshot.catch(() => {
      if (held === made) held = undefined
    })
    return made
  }
  /** One so old that the entries after it would not be given either helps nobody. */
  const current = async (least: number): Promise<Held> => {
    const found = hold()
    if ((await found.snapshot).last >= least) return found
    if (held === found) held = undefined
    return hold()
  }
  return {
    get: async (least) => (await current(least)).snapshot,
    json: async (least) => {
      const found = await current(least)
      return (found.json ??= found.snapshot.then((snapshot) => JSON.stringify(snapshot)))
    },
    heard: (entries) => {
      if (entries.some(isTakeDown)) held = undefined
    },
  }
}
