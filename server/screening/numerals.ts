import { rewrite } from './fold.ts'
import type { Folded, Piece } from './fold.ts'

const units: Readonly<Record<string, string>> = {
  oh: '0',
  o: '0',
  zero: '0',
  nought: '0',
  naught: '0',
  nil: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  sevn: '7',
  eight: '8',
  nine: '9',
}
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const repeats: Readonly<Record<string, number>> = { double: 2, treble: 3, triple: 3, quadruple: 4 }

const unit = Object.keys(units).join('|')
const between = String.raw`[\s,.\-]{1,3}`
const digits = String.raw`\d(?=[\s,.\-]|$|\D)`
const numberWord = new RegExp(
  String.raw`(?<![a-z0-9'])(?:(double|treble|triple|quadruple)${between}(${unit}|${digits})` +
    String.raw`|(${tens.join('|')})(?:[\s-]{1,2}(one|two|three|four|five|six|seven|eight|nine))?|(${teens.join('|')})` +
    String.raw`|(${unit})|(hundred|thousand))(?![a-z'])`,
  'g',
)

const figures = (match: RegExpMatchArray): string => {
  const [, repeat, repeated = '', ten, ones, teen, single, hundred] = match
  if (repeat !== undefined) return (units[repeated] ?? repeated).repeat(repeats[repeat] ?? 2)
  if (ten !== undefined) return `${tens.indexOf(ten) + 2}${ones === undefined ? '0' : (units[ones] ?? '')}`
  if (teen !== undefined) return String(teens.indexOf(teen) + 10)
  if (single !== undefined) return units[single] ?? ''
  return hundred === 'hundred' ? '00' : '000'
}

const besideNumber = new RegExp(
  String.raw`(?:\d|(?<![a-z])(?:${unit}|double|treble|triple|hundred|${teens.join('|')}|${tens.join('|')}))\W{0,3}$`,
)
const beforeNumber = new RegExp(
  String.raw`^\W{0,3}(?:\d|(?:${unit}|double|treble|triple|${teens.join('|')}|${tens.join('|')})(?![a-z]))`,
)
const lonely = new Set(['o', 'oh', 'nil', 'hundred', 'thousand'])

/** "o", "oh" and "hundred" are figures only beside other figures. */
const standsAlone = (text: string, start: number, end: number): boolean =>
  lonely.has(text.slice(start, end)) &&
  !besideNumber.test(text.slice(Math.max(0, start - 14), start)) &&
  !beforeNumber.test(text.slice(end, end + 14))

/** Number words as figures: "oh double seven" becomes "0 77". A word that is no number word stays. */
export const numerals = (folded: Folded): Folded => {
  const pieces: Piece[] = []
  for (const match of folded.text.matchAll(numberWord)) {
    const end = match.index + match[0].length
    if (!standsAlone(folded.text, match.index, end)) pieces.push({ text: figures(match), start: match.index, end })
  }
  return pieces.length === 0 ? folded : rewrite(folded, pieces)
}
