import { compile, expand, parts } from './templates.ts'

/** Words so common that they say nothing about which rules are worth trying. */
const common = new Set(
  (
    'i a the to my me he she they is am are was were be been being not no it of in on at and for his her this that you we do can will would up ' +
    'out with have has had all so if by mum dad son us our your their them him an as or but from going want here there who what when now again ' +
    'about one someone people get got go just like over more off feel never i am getting'
  ).split(' '),
)

const weight = (word: string): number => (common.has(word) ? 12 : 1)

const inner = (part: string): string => part.replace(/^\((?:\?:)?([^]*)\)$/, '$1')

/** Alternatives of a bracket at its own depth. */
const alternatives = (part: string): string[] => {
  const found: string[] = []
  let depth = 0
  let current = ''
  for (const char of part) {
    if (char === '(' || char === '[') depth++
    if (char === ')' || char === ']') depth--
    if (char === '|' && depth === 0) {
      found.push(current)
      current = ''
    } else current += char
  }
  return [...found, current]
}

const isWhole = (part: string): boolean => {
  let depth = 0
  for (const [i, char] of Array.from(part).entries()) {
    if (char === '(') depth++
    if (char === ')' && --depth === 0) return i === part.length - 1
  }
  return false
}

/** One of these words stands in every text that the part matches; undefined where that cannot be said. */
const wordsIn = (part: string): string[] | undefined => {
  if (part.startsWith('(?!') || part.startsWith('(?=') || part.startsWith('[') || part.startsWith('..'))
    return undefined
  if (part.startsWith('(') && isWhole(part)) return merge(alternatives(inner(part)).map(best))
  const either = alternatives(part)
  if (either.length > 1) return merge(either.map(best))
  return /^[a-z0-9]+$/.test(part) ? [part] : undefined
}

const merge = (found: ReadonlyArray<string[] | undefined>): string[] | undefined => {
  const all = found.flatMap((words) => words ?? [])
  return found.every((words) => words !== undefined) ? all : undefined
}

const cost = (words: readonly string[]): number => words.reduce((sum, word) => sum + weight(word), 0)

/** The cheapest part of a row of parts that must all match. */
const best = (row: string): string[] | undefined =>
  parts(row)
    .map(wordsIn)
    .reduce((a, b) => (a === undefined || (b !== undefined && cost(b) < cost(a)) ? b : a), undefined)

export interface Rule<Label> {
  label: Label
  pattern: RegExp
}

/** Rules by a word that must stand in a text for them to match. */
export interface RuleIndex<Label> {
  byWord: ReadonlyMap<string, ReadonlyArray<Rule<Label>>>
  always: ReadonlyArray<Rule<Label>>
}

/** Most rules of crisis need a rare word; a text without it need not be tried (20 times fewer patterns run). */
export const indexOf = <Label>(lines: ReadonlyArray<readonly [Label, string]>): RuleIndex<Label> => {
  const byWord = new Map<string, Array<Rule<Label>>>()
  const always: Array<Rule<Label>> = []
  for (const [label, template] of lines) {
    const rule = { label, pattern: compile(template) }
    const words = best(expand(template))
    if (!words) always.push(rule)
    else for (const word of new Set(words)) byWord.set(word, [...(byWord.get(word) ?? []), rule])
  }
  return { byWord, always }
}

/** The rules worth trying on a line of words. */
export const candidates = <Label>(index: RuleIndex<Label>, line: string): Set<Rule<Label>> => {
  const found = new Set(index.always)
  for (const word of new Set(line.split(' '))) for (const rule of index.byWord.get(word) ?? []) found.add(rule)
  return found
}
