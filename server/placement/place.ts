import type { AreaName } from '../../shared/message.ts'
import { areaOf } from '../../shared/place/gazetteer.ts'
import { readPlace } from './words.ts'

/**
 * Where a message belongs: `area` of the gazetteer, or null for the whole city. `from` says how it came by it,
 * `confidence` how sure that is (0 to 1), `words` where in the text the name stands (UTF-16 offsets, end exclusive).
 */
export interface Placement {
  area: AreaName | null
  from: 'chosen' | 'platform' | 'words' | null
  confidence: number
  words?: { start: number; end: number }
}

export interface ToPlace {
  text: string
  chosen?: AreaName | null
  platform?: AreaName | null
}

/** Below this a name in the words is not enough: city-wide. Tuned on the development set. */
const threshold = 0.5

const round = (n: number): number => Math.round(n * 100) / 100

/**
 * Finds a message's place: the area the person chose, else the platform's own, else a name in the words, else the whole
 * city. An area that the gazetteer does not know is passed over. Never throws, whatever the text.
 */
export const place = ({ text, chosen, platform }: ToPlace): Placement => {
  const picked = chosen ? areaOf(chosen) : undefined
  if (picked) return { area: picked.area, from: 'chosen', confidence: 1 }
  const given = platform ? areaOf(platform) : undefined
  if (given) return { area: given.area, from: 'platform', confidence: 0.9 }
  const read = readPlace(text)
  if (read === undefined) return { area: null, from: null, confidence: 0 }
  const confidence = round(read.confidence)
  if (confidence < threshold) return { area: null, from: null, confidence }
  return { area: read.area.area, from: 'words', confidence, words: { start: read.start, end: read.end } }
}
