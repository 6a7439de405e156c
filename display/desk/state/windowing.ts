/** Heights in px of rows once measured, by id; others count as the estimate. */
export type Heights = ReadonlyMap<string, number>

/** Rows `from` to `to` (exclusive) are drawn, with this much empty space above and below them, in px. */
export interface Window {
  from: number
  to: number
  above: number
  below: number
}

/** Where each row begins, and at the end the height of them all. */
export const offsetsOf = (ids: readonly string[], heights: Heights, estimate: number): Float64Array => {
  const offsets = new Float64Array(ids.length + 1)
  let at = 0
  for (const [i, id] of ids.entries()) {
    offsets[i] = at
    at += heights.get(id) ?? estimate
  }
  offsets[ids.length] = at
  return offsets
}

/** The last row that begins at or above `y`. */
export const rowAt = (offsets: Float64Array, y: number): number => {
  let low = 0
  let high = Math.max(0, offsets.length - 2)
  while (low < high) {
    const mid = (low + high + 1) >> 1
    if ((offsets[mid] ?? 0) <= y) low = mid
    else high = mid - 1
  }
  return low
}

/** The rows in sight of a viewport of `height` px scrolled to `top`, and `spare` px of them on both sides. */
export const windowOf = (offsets: Float64Array, top: number, height: number, spare: number): Window => {
  const rows = offsets.length - 1
  const whole = offsets[rows] ?? 0
  if (rows === 0) return { from: 0, to: 0, above: 0, below: 0 }
  const from = rowAt(offsets, Math.max(0, top - spare))
  const to = Math.min(rows, rowAt(offsets, top + height + spare) + 1)
  return { from, to, above: offsets[from] ?? 0, below: whole - (offsets[to] ?? whole) }
}

/** The scroll position that brings a row just into sight; the same where it is in sight already. */
export const scrollTo = (offsets: Float64Array, row: number, top: number, height: number): number => {
  const start = offsets[row] ?? 0
  const end = offsets[row + 1] ?? start
  if (start < top || end - start > height) return start
  return end > top + height ? end - height : top
}
