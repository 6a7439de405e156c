import type { Area } from '../../shared/place/gazetteer.ts'
import { isDoubtful } from './doubt.ts'
import { findNames } from './find.ts'
import type { Found } from './find.ts'
import { findPostcodes } from './postcodes.ts'
import { tokensOf } from './tokens.ts'
import type { Token } from './tokens.ts'
import { confidenceOf, isGeneral, standingOf, standings } from './weigh.ts'

/** A place read from words: `start` and `end` are UTF-16 offsets of the name, end exclusive. */
export interface Reading {
  area: Area
  confidence: number
  start: number
  end: number
}

interface Candidate extends Reading {
  standing: number
}

/** Capitals mean something where some but not most words are written wholly in them. */
const isCased = (tokens: readonly Token[]): boolean => {
  const shouted = tokens.filter((token) => token.upper).length
  return shouted * 2 <= tokens.length
}

const named = (tokens: readonly Token[]): Candidate[] => {
  const cased = isCased(tokens)
  const names = findNames(tokens)
  const kept = names.filter((found) => !isDoubtful({ tokens, found, cased }))
  const own = kept.filter((found) => !belongsToNext(tokens, found, kept) && !onlyLocates(tokens, found, kept))
  return own.map((found) => candidate(tokens, found, cased))
}

/** "the town hall in Morley", "Otley's bus station": a general name beside a place is that place's. */
const belongsToNext = (tokens: readonly Token[], found: Found, all: readonly Found[]): boolean =>
  isGeneral(found) &&
  all.some((other) => {
    if (isGeneral(other) || other.area.kind !== 'neighbourhood') return false
    if (other.to === found.from) return tokens[found.from]?.gap === 0
    return other.from === found.to + 1 && tokens[found.to]?.key === 'in'
  })

/** "Wharfedale Hospital in Otley": the neighbourhood only says where the named thing stands. */
const onlyLocates = (tokens: readonly Token[], found: Found, all: readonly Found[]): boolean =>
  found.area.kind === 'neighbourhood' &&
  tokens[found.from - 1]?.key === 'in' &&
  all.some((other) => other.to === found.from - 1 && !isGeneral(other) && !isRegion.test(other.area.kind))

const isRegion = /^(?:neighbourhood|ward|postcode_district)$/

const candidate = (tokens: readonly Token[], found: Found, cased: boolean): Candidate => {
  const sight = { tokens, found, cased }
  return {
    area: found.area,
    confidence: confidenceOf(sight),
    start: tokens[found.from]?.start ?? 0,
    end: tokens[found.to - 1]?.end ?? 0,
    standing: standingOf(sight) - (isGeneral(found) ? 0.5 : 0),
  }
}

const refused = /(?:not|never|isn'?t|aint)\s+(?:\w+\s+)?(?:in|from)?\s*$/i
const homely =
  /(?:live|living|lives|from|i'?m|we'?re|based|here|postcode is|stay)\s+(?:in|at|from|over in|down in|round)?\s*$/i

const postcoded = (text: string): Candidate[] =>
  findPostcodes(text)
    .filter(({ start }) => !refused.test(text.slice(Math.max(0, start - 24), start)))
    .map(({ area, start, end }) => {
      const home = homely.test(text.slice(Math.max(0, start - 24), start))
      return { area, start, end, confidence: 0.95, standing: home ? standings.home : standings.named }
    })

/**
 * The place a text names, or undefined. Of several, the one where the message lives wins, then where it is, then the
 * first; a second place as good makes the first less sure. A name wins over a postcode beside it.
 */
export const readPlace = (text: string): Reading | undefined => {
  const tokens = tokensOf(text)
  const candidates = [...named(tokens).toSorted((a, b) => a.start - b.start), ...postcoded(text)]
  const [best, ...others] = candidates.toSorted((a, b) => b.standing - a.standing)
  if (best === undefined) return undefined
  const rival = others.some((other) => other.area !== best.area && other.standing === best.standing)
  const { area, confidence, start, end } = best
  return { area, confidence: rival ? confidence * 0.85 : confidence, start, end }
}
