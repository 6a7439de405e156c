import type { DeskMessage } from '../../../shared/desk.ts'
import { type Area, areas } from '../../../shared/place/gazetteer.ts'
import { placeOf, sourceOf } from './words.ts'

/** Small letters without accents: "Café" is found by "cafe". */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

const haystack = (message: DeskMessage): string =>
  folded(
    [message.text, message.publicText, message.name, message.handle, placeOf(message.area), sourceOf(message)]
      .filter((words) => words !== undefined)
      .join('\n'),
  )

/** Whether every word of the query stands in the message, its name, place or source. An empty query fits everything. */
export const fits = (message: DeskMessage, query: string): boolean => {
  const words = folded(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const hay = haystack(message)
  return words.every((word) => hay.includes(word))
}

const kindWords: Record<Area['kind'], string> = {
  ward: 'ward',
  postcode_district: 'postcode district',
  neighbourhood: 'neighbourhood',
  landmark: 'landmark',
  hospital: 'hospital',
  university: 'university',
  venue: 'venue',
  station: 'station',
  park: 'park',
}

/** One line of the list of places; `area` null is the whole city. */
export interface PlaceChoice {
  area: string | null
  name: string
  kind: string
}

export const cityWide: PlaceChoice = { area: null, name: 'City-wide', kind: 'no place on the map' }

const choiceOf = ({ area, name, kind }: Area): PlaceChoice => ({ area, name, kind: kindWords[kind] })

/** 0 is the best: the name begins with the query, then a word of it does, then it stands inside, then another name does. */
const rank = (area: Area, query: string): number => {
  const name = folded(area.name)
  if (name.startsWith(query)) return 0
  if (name.includes(` ${query}`)) return 1
  if (name.includes(query)) return 2
  return area.also.some((other) => folded(other).includes(query)) ? 3 : Infinity
}

/** Places for what was typed, the best first, at most `max`; city-wide leads while nothing else fits better. */
export const placesFor = (typed: string, max = 60): PlaceChoice[] => {
  const query = folded(typed).trim()
  if (query === '') return [cityWide, ...areas.slice(0, max - 1).map(choiceOf)]
  const found = areas
    .map((area) => ({ area, at: rank(area, query) }))
    .filter(({ at }) => at < Infinity)
    .toSorted((a, b) => a.at - b.at)
    .map(({ area }) => choiceOf(area))
  const city = ['city-wide', 'city wide', 'everywhere', 'leeds', 'none'].some((word) => word.startsWith(query))
  return (city ? [cityWide, ...found] : found).slice(0, max)
}
