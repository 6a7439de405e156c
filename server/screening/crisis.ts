import type { Finding } from '../../shared/finding.ts'
import { abuse, abuseSigns } from './abuse.ts'
import { around, isDenied, isFigure, isGeneral, isPast } from './context.ts'
import type { Around } from './context.ts'
import { emergency } from './emergency.ts'
import type { Passage } from './passage.ts'
import { type Rule, type RuleIndex, candidates, indexOf } from './rule-index.ts'
import { lowSigns, selfHarm } from './self-harm.ts'
import { threat } from './threat.ts'
import { topics } from './topics.ts'
import { lineSpan, wordsOf } from './words.ts'
import type { Words } from './words.ts'

type Detail = 'self_harm' | 'abuse' | 'emergency' | 'threat'
type Level = 'crisis' | 'topic'

interface Match {
  level: Level
  detail: Detail
  start: number
  end: number
}

const labelled = (label: Detail, templates: readonly string[]): Array<readonly [Detail, string]> =>
  templates.map((template) => [label, template] as const)

const crisisRules = indexOf<Detail>([
  ...labelled('self_harm', selfHarm),
  ...labelled('emergency', emergency),
  ...labelled('abuse', abuse),
  ...labelled('threat', threat),
])
const signRules = indexOf<Detail>([...labelled('self_harm', lowSigns), ...labelled('abuse', abuseSigns)])
const topicRules = indexOf<Detail>(
  (Object.keys(topics) as Detail[]).flatMap((detail) => labelled(detail, topics[detail])),
)

const reasons: Readonly<Record<Level, Readonly<Record<Detail, string>>>> = {
  crisis: {
    self_harm: 'someone may be about to harm themselves',
    abuse: 'someone may be suffering abuse',
    emergency: 'someone may need an ambulance now',
    threat: 'someone may be threatened',
  },
  topic: {
    self_harm: 'talks about suicide or self-harm',
    abuse: 'talks about abuse or violence at home',
    emergency: 'talks about a medical emergency',
    threat: 'talks about threats or violence',
  },
}

const matchesOf = (line: string, { label, pattern }: Rule<Detail>, level: Level): Match[] =>
  Array.from(line.matchAll(pattern), (match) => ({
    level,
    detail: label,
    start: match.index,
    end: match.index + match[0].length,
  }))

const allMatches = (line: string, rules: RuleIndex<Detail>, level: Level): Match[] =>
  [...candidates(rules, line)].flatMap((rule) => matchesOf(line, rule, level))

/** Crisis, lowered to topic by what stands around it; undefined for a figure of speech. */
const levelOf = (line: string, match: Match): Level | undefined => {
  const place: Around = around(line, match.start, match.end)
  if (isFigure(place, match.detail === 'self_harm')) return undefined
  return isDenied(place) || isGeneral(place) || isPast(place, line) ? 'topic' : 'crisis'
}

const crises = (line: string): Match[] =>
  allMatches(line, crisisRules, 'crisis').flatMap((match) => {
    const level = levelOf(line, match)
    return level ? [{ ...match, level }] : []
  })

/** Two signs that say little alone are a crisis together; one of low spirits alone says nothing. */
const signs = (line: string): Match[] => {
  const found = [...candidates(signRules, line)].flatMap((rule) => matchesOf(line, rule, 'crisis').slice(0, 1))
  const standing = found.filter((match) => levelOf(line, match) === 'crisis')
  return standing.filter((match) => standing.filter((other) => other.detail === match.detail).length >= 2)
}

const talk = (line: string): Match[] =>
  allMatches(line, topicRules, 'topic').filter(
    (match) => !isFigure(around(line, match.start, match.end), match.detail === 'self_harm'),
  )

const overlaps = (a: Match, b: Match): boolean => a.start < b.end && b.start < a.end

/** One finding a place and kind: crisis before topic, the longer before the shorter. */
const settle = (matches: Match[]): Match[] => {
  const kept: Match[] = []
  const order = matches.toSorted(
    (a, b) => Number(a.level === 'topic') - Number(b.level === 'topic') || b.end - b.start - (a.end - a.start),
  )
  for (const match of order)
    if (!kept.some((other) => overlaps(other, match) && other.detail === match.detail)) kept.push(match)
  return kept.toSorted((a, b) => a.start - b.start)
}

const asFinding = (passage: Passage, words: Words, { level, detail, start, end }: Match): Finding => ({
  kind: 'crisis',
  level,
  detail,
  field: passage.field,
  ...lineSpan(passage.folded, words, start, end),
  reason: reasons[level][detail],
})

/**
 * Signs of someone at risk now (`crisis`), and talk about such things (`topic`). Rules find about half of what people
 * write in distress: this never promises detection (docs/, safety), it only moves what it finds to the top of the desk.
 */
export const crisisFindings = (passage: Passage): Finding[] => {
  const words = wordsOf(passage.folded)
  const matches = settle([...crises(words.line), ...signs(words.line), ...talk(words.line)])
  return matches.map((match) => asFinding(passage, words, match))
}
