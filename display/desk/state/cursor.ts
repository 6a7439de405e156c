/** The id under the cursor, or undefined where the list is empty. */
export type Cursor = string | undefined

/**
 * Where the cursor stands after its list changed: on its item as long as that is there, else on the one that followed
 * it, else on the one before it, else on the first.
 */
export const settle = (cursor: Cursor, before: readonly string[], now: readonly string[]): Cursor => {
  if (cursor === undefined) return now[0]
  const here = new Set(now)
  if (here.has(cursor)) return cursor
  const at = before.indexOf(cursor)
  if (at < 0) return now[0]
  const following = before.slice(at + 1).find((id) => here.has(id))
  return following ?? before.slice(0, at).findLast((id) => here.has(id)) ?? now[0]
}

/** One step on or back by a person's hand; it stops at both ends. */
export const step = (cursor: Cursor, list: readonly string[], by: 1 | -1): Cursor => {
  const at = cursor === undefined ? -1 : list.indexOf(cursor)
  if (at < 0) return list[0]
  return list[at + by] ?? cursor
}
