/** The id under the cursor, or undefined where the list is empty. */
export type Cursor = string | undefined

/**
 * Where the cursor stands after its list changed: on its item as long as that is there, else on the one that followed
 * it, else on the one before it, else on the first. What `isTaken` by somebody else
 * is passed over while there is any other.
 */
export const settle = (
  cursor: Cursor,
  before: readonly string[],
  now: readonly string[],
  isTaken: (id: string) => boolean = () => false,
): Cursor => {
  if (cursor !== undefined && now.includes(cursor)) return cursor
  const free = now.filter((id) => !isTaken(id))
  const open = free.length > 0 ? free : now
  const at = cursor === undefined ? -1 : before.indexOf(cursor)
  if (at < 0) return open[0]
  const here = new Set(open)
  const following = before.slice(at + 1).find((id) => here.has(id))
  return following ?? before.slice(0, at).findLast((id) => here.has(id)) ?? open[0]
}

/** One step on or back by a person's hand; it stops at both ends. */
export const step = (cursor: Cursor, list: readonly string[], by: 1 | -1): Cursor => {
  const at = cursor === undefined ? -1 : list.indexOf(cursor)
  if (at < 0) return list[0]
  return list[at + by] ?? cursor
}
