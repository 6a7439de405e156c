import type { AreaName, SourceName } from '../../shared/message.ts'
import { cutTo, maxNameLength, maxTextLength, normaliseName, normaliseText } from '../../shared/text.ts'

/** Words from any door, before intake has looked at them. `author` is the network's own id of the sender. */
export interface Arrival {
  source: SourceName
  externalId: string
  text: string
  name?: string | undefined
  handle?: string | undefined
  author: string
  permalink?: string | undefined
  area?: AreaName | undefined
  areaFrom?: 'chosen' | 'platform' | undefined
  sentAt: number
  under16?: boolean | undefined
  consentVersion?: string | undefined
}

/** Earliest time a message can claim: before it, or more than a day ahead, the time of arrival is taken. */
const earliest = Date.UTC(2006, 0, 1)
const day = 86_400_000

const timeOf = (claimed: number, now: number): number =>
  Number.isFinite(claimed) && claimed >= earliest && claimed <= now + day ? Math.min(Math.round(claimed), now) : now

const some = (text: string | undefined, max: number): string | undefined => {
  const clean = text === undefined ? '' : cutTo(normaliseName(text), max)
  return clean === '' ? undefined : clean
}

const webAddress = (link: string | undefined): string | undefined =>
  link !== undefined && link.length <= 500 && /^https?:\/\/\S+$/.test(link) ? link : undefined

/** Nothing that shows: no letter, number, symbol or punctuation. */
export const isBlank = (text: string): boolean => !/[\p{L}\p{N}\p{S}\p{P}]/u.test(text)

/**
 * The form in which an arrival is kept: normalised (see shared/text.ts), cut to the limits, a claimed time made
 * plausible; of a sender under 16 neither name nor place. Undefined for an arrival without visible words.
 */
export const admit = (arrival: Arrival, now: number): Arrival | undefined => {
  const text = cutTo(normaliseText(arrival.text), maxTextLength)
  if (isBlank(text) || arrival.externalId === '') return undefined
  const child = arrival.under16 === true
  return {
    source: arrival.source,
    externalId: normaliseName(arrival.externalId).slice(0, 1_000),
    text,
    name: child ? undefined : some(arrival.name, maxNameLength),
    handle: child ? undefined : some(arrival.handle, 100),
    author: arrival.author,
    permalink: webAddress(arrival.permalink),
    area: child ? undefined : arrival.area,
    areaFrom: child ? undefined : arrival.areaFrom,
    sentAt: timeOf(arrival.sentAt, now),
    under16: child,
    consentVersion: arrival.consentVersion,
  }
}
