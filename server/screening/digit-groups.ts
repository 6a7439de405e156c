import type { Folded } from './fold.ts'

/** Figures that stand together, with letters drawn like figures read as them: "O77OO" is 07700. */
export interface DigitGroup {
  digits: string
  start: number
  end: number
}

/** Groups with nothing but a few signs, or words such as "then", between them, and the text they stand in. */
export interface DigitRun {
  text: string
  groups: readonly DigitGroup[]
}

const token = /(?<![a-z\d])(?:[\doil|]|(?<=\d)[szb](?=\d)){1,40}(?![a-z\d])/g
const letters: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1', '|': '1', s: '5', z: '2', b: '8' }
const between = /^(?:[^\p{L}\p{N}]{1,4}|\s(?:then|and|dash|hyphen|space|dot|point|comma|er|um)\s)$/u

const groupAt = (match: RegExpMatchArray & { index: number }): DigitGroup | undefined => {
  const count = match[0].replaceAll(/\D/g, '').length
  if (count === 0 || count * 2 < match[0].length) return undefined
  const digits = match[0].replaceAll(/\D/g, (char) => letters[char] ?? '')
  return { digits, start: match.index, end: match.index + match[0].length }
}

/** Runs of digit groups that hold at least six figures in all. */
export const digitRuns = ({ text }: Folded): DigitRun[] => {
  const runs: DigitGroup[][] = []
  let last: DigitGroup | undefined
  for (const match of text.matchAll(token)) {
    const group = groupAt(match)
    if (!group) continue
    const joined = last !== undefined && between.test(text.slice(last.end, group.start))
    if (joined) runs.at(-1)?.push(group)
    else runs.push([group])
    last = group
  }
  return runs
    .filter((groups) => groups.reduce((sum, group) => sum + group.digits.length, 0) >= 5)
    .map((groups) => ({ text, groups }))
}

/** Neighbouring groups of a run, read as one number. */
export interface Reading {
  digits: string
  start: number
  end: number
  /** lengths of the groups */
  shape: readonly number[]
  /** the characters as folded */
  written: string
  /** what stands before, at most 40 characters */
  before: string
}

const longest = 19

/** Every reading of neighbouring groups with `min` to `max` figures, from left to right, longer ones first. */
export const readings = (run: DigitRun, min: number, max = longest): Reading[] => {
  const found: Reading[] = []
  for (const [i, first] of run.groups.entries()) {
    const here: Reading[] = []
    let digits = ''
    for (let j = i; j < run.groups.length && digits.length <= max; j++) {
      const group = run.groups[j] ?? first
      digits += group.digits
      if (digits.length < min || digits.length > max) continue
      here.push({
        digits,
        start: first.start,
        end: group.end,
        shape: run.groups.slice(i, j + 1).map((part) => part.digits.length),
        written: run.text.slice(first.start, group.end),
        before: run.text.slice(Math.max(0, first.start - 40), first.start),
      })
    }
    found.push(...here.toReversed())
  }
  return found
}
