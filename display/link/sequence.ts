/** One thing a feed brought: its place in the order and, where it could be read, the entry itself or what is left of it. */
export interface Read<Entry> {
  seq: number
  entry?: Entry
  /** it did not fit the schema, whatever was made of it */
  damaged?: boolean
}

/** What to do with a batch: these entries in this order, then `last` is the highest applied; `gap` asks for the rest again. */
export interface Step<Entry> {
  apply: Entry[]
  last: number
  gap: boolean
}

/**
 * Follows a gapless feed. What is at or before `last` is dropped, what follows it without a hole is applied, and
 * nothing beyond a hole is. `undefined` stands for an entry so malformed that not even its number could be read: it is
 * taken for the one missing just there, and otherwise ignored, so that one bad entry cannot stop the feed for ever.
 */
export const follow = <Entry>(last: number, batch: readonly (Read<Entry> | undefined)[]): Step<Entry> => {
  const apply: Entry[] = []
  let at = last
  let unread = 0
  for (const item of batch) {
    if (item === undefined) {
      unread++
      continue
    }
    if (item.seq <= at) continue
    const missing = item.seq - at - 1
    if (missing > 0 && missing !== unread) return { apply, last: at, gap: true }
    at = item.seq
    unread = 0
    if (item.entry !== undefined) apply.push(item.entry)
  }
  return { apply, last: at, gap: false }
}
