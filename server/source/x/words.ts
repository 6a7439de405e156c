import type { SourceState } from '../../../shared/desk.ts'
import { inWords } from '../wait.ts'
import type { Meter } from './meter.ts'
import { nextMonth } from './meter.ts'
import { type Skip, skips } from './parse.ts'

/** How it stands with X. Times in epoch ms. */
export interface Reading {
  state: 'connecting' | 'connected' | 'waiting' | 'failing'
  /** what is wrong with the stream */
  trouble?: string | undefined
  /** the house takes nothing now */
  held?: string | undefined
  /** what was sent in a gap cannot be asked for now */
  behind?: string | undefined
  /** displayed posts cannot be looked up again now */
  unchecked?: string | undefined
  /** a gap was older than X can be asked about */
  lacks: boolean
  lastMessageAt?: number | undefined
  skipped: Map<Skip, number>
}

type Words = Omit<SourceState, 'source'>

const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })

/** The state as the desk reads it. */
export const stateOf = (reading: Reading, meter: Meter, now: number): Words => {
  const { lastMessageAt, skipped } = reading
  const last = lastMessageAt === undefined ? [] : [`last post ${inWords(now - lastMessageAt)} ago`]
  const seen = lastMessageAt === undefined ? {} : { lastMessageAt }
  if (meter.isSpent()) return { state: 'waiting', words: spentWords(meter, now), ...seen }
  const { state, trouble, held, behind, unchecked, lacks } = reading
  const left = skips.filter((skip) => skipped.has(skip)).map((skip) => `${skipped.get(skip)} ${skip}`)
  const parts = [
    [trouble ?? state, ...last, `${meter.words()} this month`].join(', '),
    ...[held, behind, unchecked].filter((part) => part !== undefined),
    ...(lacks ? ['posts from before the last 7 days may be missing: X cannot be asked for them'] : []),
    ...(left.length > 0 ? [`not taken: ${left.join(', ')}`] : []),
  ]
  const hindered = held !== undefined || behind !== undefined || unchecked !== undefined
  return { state: state === 'connected' && hindered ? 'waiting' : state, words: parts.join('; '), ...seen }
}

const spentWords = (meter: Meter, now: number): string =>
  `the budget is spent, ${meter.words()} this month: raise X_BUDGET and start again, or wait until ${date.format(nextMonth(now))}; ` +
  'until then nobody looks whether posts on the wall were deleted at X: look yourself, and take them off'

/** A token alone is not enough. */
export const notAccepted: Words = {
  state: 'stopped',
  words:
    'not read: there is a token, but nobody has agreed to the terms. Read the terms and prices of X, then set X_TERMS=accepted and start again. ' +
    'To show posts to a government-related body, X asks for its Enterprise plan',
}
