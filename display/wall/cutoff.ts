import type { Held } from './link-state.ts'

/**
 * Rule 3 of the safety rules: a wall that is cut off cannot know of a take-down. For `grace` it shows everything it
 * holds, then only what had stood on the walls for `stood` when the cut came and comes from no source in
 * `neverOffline`; after `limit` nothing but the question and the map. All in milliseconds.
 */
export interface CutoffRules {
  grace: number
  stood: number
  limit: number
  neverOffline: readonly string[]
}

const minute = 60_000

export const cutoffRules: CutoffRules = {
  grace: 10 * minute,
  stood: 30 * minute,
  limit: 7 * 24 * 60 * minute,
  // X asks that a post it takes away is shown nowhere any more, which a wall cannot hear when it is cut off.
  neverOffline: ['x'],
}

/** A moment by both clocks, in ms: the wall clock may be set, the monotonic one may stand still while a machine sleeps. */
export interface Moment {
  wall: number
  mono: number
}

/** The time between two moments by whichever clock counted more; never negative. */
export const elapsed = (from: Moment, to: Moment): number => Math.max(0, to.wall - from.wall, to.mono - from.mono)

/** For ever, as a number that every store can keep. */
export const forEver = Number.MAX_SAFE_INTEGER

/** How far back (ms) a clock may have been set between two runs of the page and still be believed. */
const believed = minute

/**
 * The time without contact at the start of a page, from the time already counted when its copy was written at
 * `savedAt` by the wall clock. A clock that was set back tells nothing, so it counts as for ever.
 */
export const awayAtStart = (saved: { away: number; savedAt: number }, wallNow: number): number => {
  const gap = wallNow - saved.savedAt
  if (gap >= 0) return saved.away + gap
  return gap >= -believed ? saved.away + believed : forEver
}

/** What a wall may still show after `away` ms without contact. Anything but a plain number is `none`. */
export const reachOf = (away: number, rules: CutoffRules): 'all' | 'stood' | 'none' => {
  if (away >= 0 && away < rules.grace && away < rules.limit) return 'all'
  return away >= 0 && away < rules.limit ? 'stood' : 'none'
}

/**
 * Whether a message may stay on a cut-off wall. `heardAt` is the last contact in standing time, the time this wall has
 * been running, over all its page loads: it cannot be set and does not run while the page is closed.
 */
export const mayStay = (held: Held, heardAt: number, reach: 'all' | 'stood' | 'none', rules: CutoffRules): boolean => {
  if (reach !== 'stood') return reach === 'all'
  return heardAt - held.since >= rules.stood && !rules.neverOffline.includes(held.message.source)
}
