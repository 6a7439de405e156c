const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A time that has passed (ms) in a word or two: now, 5 min, 3 h, 2 days. No seconds: a list of them never rests. */
export const age = (ms: number): string => {
  if (ms < minute) return 'now'
  if (ms < hour) return `${Math.floor(ms / minute)} min`
  if (ms < day) return `${Math.floor(ms / hour)} h`
  const days = Math.floor(ms / day)
  return days === 1 ? '1 day' : `${days} days`
}

/** A running clock for what must not wait: 0:38, 12:05, 1:02:05. */
export const clock = (ms: number): string => {
  const total = Math.max(0, Math.floor(ms / 1_000))
  const two = (n: number): string => String(n).padStart(2, '0')
  const [h, m, s] = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** Seconds with one decimal for a take-down: "0.2 s". */
export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`

/** A day and time as a person in this city reads it; the day only where it is not today. */
export const clockTime = (at: number, now: number, timeZone = 'Europe/London'): string => {
  const date = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' })
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
  return date.format(at) === date.format(now) ? time : `${date.format(at)}, ${time}`
}
