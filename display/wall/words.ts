import { type PublicMessage, isFixed, sourceLabels } from '../../shared/message.ts'
import { labelOf } from '../../shared/place/gazetteer.ts'
import type { CardWords } from './layout/card.ts'
import { type Readable, readable } from './layout/readable.ts'
import type { Voice } from './motion/fair.ts'

/** A message approved longer ago than this carries its time: it is not news. */
const newsMs = 120_000
const counter = new Intl.Segmenter('en-GB', { granularity: 'word' })

export const wordCount = (text: string): number => {
  let n = 0
  for (const { isWordLike } of counter.segment(text)) if (isWordLike) n++
  return n
}

/** Who speaks, as far as the public knows: messages without a name are each their own author. */
const authorOf = (message: PublicMessage): string => {
  const who = message.handle ?? message.name
  return who === undefined ? message.id : `${message.source}/${who}`
}

export const voiceOf = (message: PublicMessage): Voice => ({
  id: message.id,
  author: authorOf(message),
  ...(message.area === undefined ? {} : { area: message.area }),
  source: message.source,
  words: wordCount(message.text),
  pinned: message.pinned,
  shown: 0,
  spotlit: 0,
})

/** "14:05", or "Sat 14:05" on another day, in the city's time. */
export const timeOf = (at: number, now: number, timeZone: string): string => {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short' })
  const sameDay = day.format(at) === day.format(now)
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    ...(sameDay ? {} : { weekday: 'short' }),
  }).format(at)
}

export interface Showing {
  again: boolean
  now: number
  timeZone: string
  covered: (codePoint: number) => boolean
}

const drawable = (text: string | undefined, covered: Showing['covered']): Readable | undefined =>
  text === undefined || text.trim() === '' ? undefined : readable(text, covered)

/** A name that our type cannot draw in full is left out rather than cut up. */
const whole = (name: Readable | undefined): string | undefined => (name?.missing.length === 0 ? name.text : undefined)

/** The words of a card and the scripts that had to be left out of it. */
export const cardWords = (message: PublicMessage, showing: Showing): { words: CardWords; missing: string[] } => {
  const { again, now, timeZone, covered } = showing
  const text = readable(message.text, covered)
  const name = drawable(message.name, covered)
  const handle = drawable(message.handle, covered)
  const notes = [
    sourceLabels[message.source],
    ...(again || now - message.at > newsMs ? [timeOf(message.at, now, timeZone)] : []),
    ...(message.edited ? ['edited for privacy'] : []),
  ]
  const area = message.area === undefined ? 'All of Leeds' : labelOf(message.area)
  return {
    words: { text: text.text, name: whole(name), handle: whole(handle), handleStays: isFixed(message), area, notes },
    missing: [...text.missing, ...(name?.missing ?? [])],
  }
}
