import type { Finding } from '../../shared/finding.ts'
import { maskOf, mayBeTorn, readingsOf } from './disguise.ts'
import { fold, spanOf } from './fold.ts'
import type { Folded, Span } from './fold.ts'
import { innocent, lexicon, tiers } from './lexicon.ts'
import type { Tier } from './lexicon.ts'
import type { Link } from './links.ts'
import type { Passage } from './passage.ts'
import { harmless, phraseHint, phrases } from './phrases.ts'

const rank = (tier: Tier): number => tiers.indexOf(tier)

interface Compiled {
  exact: Map<string, Tier>
  /** by their first two letters */
  beginnings: Map<string, Array<readonly [string, Tier]>>
  anywhere: Array<readonly [string, Tier]>
}

const compile = (): Compiled => {
  const exact = new Map<string, Tier>()
  const beginnings: Compiled['beginnings'] = new Map()
  const anywhere: Compiled['anywhere'] = []
  for (const tier of tiers.toReversed())
    for (const entry of lexicon[tier].split(' ')) {
      const stem = entry.replaceAll('*', '')
      if (!exact.has(stem)) exact.set(stem, tier)
      if (entry.startsWith('*')) anywhere.push([stem, tier])
      else if (entry.endsWith('*')) {
        const key = stem.slice(0, 2)
        beginnings.set(key, [...(beginnings.get(key) ?? []), [stem, tier]])
      }
    }
  return { exact, beginnings, anywhere }
}

const { exact, beginnings, anywhere } = compile()
/** Words that a mask may hide; a mask over a mild word asks nobody to look. */
const hidden = [...exact].filter(([word]) => word.length >= 4)

const tierOfWord = (word: string): Tier | undefined => {
  if (innocent.has(word)) return undefined
  const tier = exact.get(word) ?? (word.endsWith('s') ? exact.get(word.replace(/e?s$/, '')) : undefined)
  if (tier) return tier
  const begun = beginnings.get(word.slice(0, 2))?.find(([stem]) => word.startsWith(stem))
  return (begun ?? anywhere.find(([stem]) => word.includes(stem)))?.[1]
}

const worst = (found: ReadonlyArray<Tier | undefined>): Tier | undefined =>
  found.reduce((a, b) => (a === undefined || (b !== undefined && rank(b) > rank(a)) ? b : a), undefined)

/** Letters alone and none twice running: there is nothing to undo. */
const isPlain = /^(?:([a-z])(?!\1))+$/

/** The tier of one token as folded. */
const tierOf = (token: string): Tier | undefined => {
  if (innocent.has(token) || innocent.has(token.replace(/'s$|s$/, ''))) return undefined
  if (isPlain.test(token)) return tierOfWord(token)
  const open = worst(readingsOf(token).map(tierOfWord))
  if (open !== undefined) return open
  const mask = maskOf(token)
  return mask && worst(hidden.map(([word, tier]) => (mask.test(word) ? tier : undefined)))
}

interface Token {
  text: string
  start: number
  end: number
}

const tokenPattern = /[^\s,;:"“”/\\…=]{1,60}/gu
const spelledOut = /(?<![a-z\d])[a-z\d@$!*](?:[\s.,\-_/*|~+'·]{1,3}[a-z\d@$!*]){2,40}(?![a-z\d])/g
const wordParts = /[a-z\d@$!|+*#]+/g

const tokensOf = (text: string): Token[] =>
  Array.from(text.matchAll(tokenPattern), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

/** Words that a row of single letters spells somewhere: "s p a c e f u c k". */
const spelledTier = (letters: string): Tier | undefined => {
  const whole = tierOf(letters)
  if (whole) return whole
  const words = hidden.filter(([word, tier]) => rank(tier) >= rank('moderate') && letters.includes(word))
  return worst(words.map(([, tier]) => tier))
}

interface Hit extends Span {
  tier: Tier
}

const hitsIn = (text: string): Hit[] => {
  const hits: Hit[] = []
  const add = ({ start, end }: Span, tier: Tier | undefined): void => {
    if (tier) hits.push({ start, end, tier })
  }
  const tokens = tokensOf(text)
  for (const token of tokens) {
    const whole = tierOf(token.text)
    if (whole) add(token, whole)
    else for (const part of partsOf(token)) add(part, tierOf(part.text))
  }
  for (const [i, right] of tokens.entries()) {
    const left = tokens[i - 1]
    if (left && right.start - left.end === 1 && mayBeTorn(left.text, right.text))
      add({ start: left.start, end: right.end }, exact.get(left.text + right.text.replace(/[^a-z]+$/, '')))
  }
  for (const match of text.matchAll(spelledOut)) {
    const span = { start: match.index, end: match.index + match[0].length }
    add(span, spelledTier(match[0].replaceAll(/[\s.,\-_/|~+'·*]/g, '')))
  }
  for (const { tier, pattern } of phraseHint.test(text) ? phrases : [])
    for (const match of text.matchAll(pattern)) add({ start: match.index, end: match.index + match[0].length }, tier)
  return hits
}

/** Parts of a token with signs in it: "you-twat", "arse...". */
const partsOf = (token: Token): Token[] =>
  /[^a-z]/.test(token.text)
    ? Array.from(token.text.matchAll(wordParts), (match) => ({
        text: match[0],
        start: token.start + match.index,
        end: token.start + match.index + match[0].length,
      })).filter((part) => part.text.length > 2 && part.text !== token.text)
    : []

const handle = /(?<![\w@])@[\w.-]{2,60}(?:@[\w.-]{2,80})?/g

/** Links and @handles blanked out, length kept: profanity lists trip over them. "@rse" stays. */
const withoutLinks = (passage: Passage, links: readonly Link[]): string => {
  let { text } = passage.folded
  const blank = (start: number, end: number): void => {
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
  }
  for (const { start, end } of links) blank(start, end)
  if (!text.includes('@')) return text
  for (const match of text.matchAll(handle))
    if (!exact.has(readingsOf(match[0])[0] ?? '')) blank(match.index, match.index + match[0].length)
  return text
}

const reasons: Readonly<Record<Tier, string>> = {
  mild: 'mild language',
  moderate: 'swearing of moderate strength',
  strong: 'strong swearing',
  slur: 'a slur, or words that demean a group of people',
}

const covered = (hit: Span, spans: readonly Span[]): boolean =>
  spans.some((span) => span.start <= hit.start && hit.end <= span.end + 1)

/** Hits of a text, the strongest of those that overlap; harmless company taken away. */
const strongest = (text: string): Hit[] => {
  const found = hitsIn(text)
  if (found.length === 0) return found
  const spared = harmless.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length })),
  )
  const kept: Hit[] = []
  for (const hit of found.filter((one) => !covered(one, spared)).toSorted((a, b) => rank(b.tier) - rank(a.tier)))
    if (!kept.some((other) => hit.start < other.end && other.start < hit.end)) kept.push(hit)
  return kept
}

const asFinding = (folded: Folded, field: Finding['field'], hit: Hit): Finding => ({
  kind: 'profanity',
  level: hit.tier,
  field,
  ...spanOf(folded, hit.start, hit.end),
  reason: reasons[hit.tier],
})

export const profanityFindings = (passage: Passage, links: readonly Link[]): Finding[] =>
  strongest(withoutLinks(passage, links)).map((hit) => asFinding(passage.folded, passage.field, hit))

/** A handle is no field of its own: what it holds is found at the beginning of the name. */
export const handleFindings = (handleSent: string): Finding[] => {
  const folded = fold(handleSent.replaceAll(/[@._-]/g, ' '))
  return strongest(folded.text).map(({ tier }) => ({
    kind: 'profanity',
    level: tier,
    field: 'name',
    start: 0,
    end: 0,
    reason: `${reasons[tier]}, in the handle`,
  }))
}
