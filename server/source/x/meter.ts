import * as z from 'zod'

/** What was read in a calendar month by UTC, such as `2026-11`. */
export const Spend = z.object({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  posts: z.int().min(0),
  users: z.int().min(0),
})
export type Spend = z.infer<typeof Spend>

/** Thousandths of a US dollar for each that an answer holds: docs.x.com/x-api/getting-started/pricing, as of November 2026. */
const prices = { post: 5, user: 10 } as const

/** Reads that are remembered so that they count once; above it the oldest count again. */
const mostRemembered = 100_000

const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7)
export const nothingSpent = (now: number): Spend => ({ month: monthOf(now), posts: 0, users: 0 })

/** The first moment of the next month by UTC, epoch milliseconds. */
export const nextMonth = (now: number): number => {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

/**
 * Counts what reading costs. The same post or user counts once in a day (UTC), as X bills it ("deduplicated within a
 * 24-hour UTC day window"); after a restart it may count again, and authors that come along with posts are counted in
 * full: rather too much than too little. `budget` is US dollars a month.
 */
export const openMeter = (kept: Spend, budget: number, now: () => number) => {
  let spend = { ...kept }
  let today = ''
  const counted = new Set<string>()

  const turn = (): void => {
    const day = new Date(now()).toISOString().slice(0, 10)
    if (day !== today) counted.clear()
    today = day
    if (spend.month !== monthOf(now())) spend = nothingSpent(now())
  }
  const isFirst = (key: string): boolean => {
    if (counted.has(key)) return false
    counted.add(key)
    const oldest = counted.keys().next()
    if (counted.size > mostRemembered && oldest.done !== true) counted.delete(oldest.value)
    return true
  }
  const mills = (): number => spend.posts * prices.post + spend.users * prices.user

  return {
    /** Notes what an answer held, by id. */
    read: ({ posts, users }: { posts: readonly string[]; users: readonly string[] }): void => {
      turn()
      spend.posts += posts.filter((id) => isFirst(`p${id}`)).length
      spend.users += users.filter((id) => isFirst(`u${id}`)).length
    },
    spend: (): Spend => {
      turn()
      return { ...spend }
    },
    isSpent: (): boolean => {
      turn()
      return mills() >= budget * 1_000
    },
    /** "$3.20 of $50" */
    words: (): string => {
      turn()
      return `$${(mills() / 1_000).toFixed(2)} of $${budget}`
    },
  }
}
export type Meter = ReturnType<typeof openMeter>
