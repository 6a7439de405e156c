import * as z from 'zod'

/** X's ids: 64-bit numbers in decimal, too large for a JavaScript number. */
export const Id = z.string().regex(/^\d{1,19}$/)

/** A post's id holds the time it was made: milliseconds since this moment, shifted left by 22 bits (X's "snowflake"). */
const epoch = 1_288_834_974_657n
const shift = 22n

export const isNewer = (a: string, b: string): boolean => BigInt(a) > BigInt(b)
export const newest = (a: string, b: string): string => (isNewer(b, a) ? b : a)

/** Epoch milliseconds at which a post with this id was made. */
export const timeOf = (id: string): number => Number((BigInt(id) >> shift) + epoch)

/** The least id of a post made at `ms` (epoch milliseconds). */
export const idAt = (ms: number): string => {
  const since = BigInt(Math.round(ms)) - epoch
  return String(since > 0n ? since << shift : 1n)
}
