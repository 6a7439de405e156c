import { spanOf } from './fold.ts'
import type { Folded, Span } from './fold.ts'
import { slipProof, spellings } from './spellings.ts'

/**
 * A text as the crisis rules read it: words in the rules' spelling, one space behind each, " . " at the end of a
 * sentence, with the way back to the text as sent.
 */
export interface Words {
  line: string
  /** for each word of the line: where it begins in the line, and its span as folded */
  places: ReadonlyArray<Span & { at: number }>
}

const wordOrStop = /[\p{L}\p{N}](?:[\p{L}\p{N}]|'(?=\p{L}))*|[.!?;]/gu

/** Whether two words differ by one letter more, less, other or by two neighbours changing place. */
const isOneSlip = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  const restA = a.slice(i)
  const restB = b.slice(i)
  if (a.length > b.length) return restA.slice(1) === restB
  if (a.length < b.length) return restA === restB.slice(1)
  if (restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

/** "ill" and "I'll", "were" and "we're", "well" and "we'll" part by their apostrophe alone. */
const contracted: Readonly<Record<string, string>> = {
  "i'll": 'i will',
  "we'll": 'we will',
  "we're": 'we are',
  "he'd": 'he would',
  "he'll": 'he will',
  "she'll": 'she will',
  "she'd": 'she would',
  "i'd": 'i would',
  "a'm": 'i am',
}

const spelt = (word: string): string => {
  const whole = contracted[word]
  if (whole !== undefined) return whole
  const bare = word.replace(/^t'(?=\p{L}{2})/u, '').replaceAll("'", '')
  if (bare === 'hell' || bare === 'shell') return bare
  const known = spellings.get(bare)
  if (known !== undefined) return known
  if (bare.length < 5 || slipProof.includes(bare)) return bare
  return slipProof.find((right) => right[0] === bare[0] && isOneSlip(right, bare) && !isInflected(right, bare)) ?? bare
}

/** "partners", "husbands", "strangles": forms of a word are no slips. */
const isInflected = (right: string, word: string): boolean => word === `${right}s` || right === `${word}s`

/** The words of a folded text; `line` begins with a space, so that a rule may ask for the beginning of a word. */
export const wordsOf = (folded: Folded): Words => {
  const places: Array<Span & { at: number }> = []
  let line = ' '
  for (const match of folded.text.matchAll(wordOrStop)) {
    const word = /^[.!?;]$/.test(match[0]) ? '.' : spelt(match[0])
    if (word === '' || (word === '.' && line.endsWith(' . '))) continue
    places.push({ at: line.length, start: match.index, end: match.index + match[0].length })
    line += `${word} `
  }
  return { line, places }
}

/** The span as sent behind positions [start, end) of the line. */
export const lineSpan = (folded: Folded, words: Words, start: number, end: number): Span => {
  const first = words.places.findLast((place) => place.at <= start)
  const last = words.places.findLast((place) => place.at < end)
  return first && last ? spanOf(folded, first.start, last.end) : { start: 0, end: 0 }
}
