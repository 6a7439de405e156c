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
  if (count === 0 || count * 3 < match[0].length) return undefined
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
  /** the text it stands in */
  text: string
}

/** A reading's characters as folded. */
export const writtenIn = ({ text, start, end }: Reading): string => text.slice(start, end)
/** What stands before a reading, at most 40 characters. */
export const beforeIn = ({ text, start }: Reading): string => text.slice(Math.max(0, start - 40), start)

/** Readings that begin with group `first` and hold `min` to `max` figures, longer ones first. */
const readingsFrom = (run: DigitRun, first: number, min: number, max: number): Reading[] => {
  const found: Reading[] = []
  const shape: number[] = []
  let digits = ''
  const start = run.groups[first]?.start ?? 0
  for (const group of run.groups.slice(first, first + max)) {
    digits += group.digits
    shape.push(group.digits.length)
    if (digits.length > max) break
    if (digits.length >= min) found.push({ digits, start, end: group.end, shape: [...shape], text: run.text })
  }
  return found.toReversed()
}

/**
 * The readings of a run that are `wanted`, from left to right; none begins inside the one before it.
 */
export const readings = (run: DigitRun, min: number, max: number, wanted: (reading: Reading) => boolean): Reading[] => {
  const found: Reading[] = []
  for (const [i, group] of run.groups.entries()) {
    if (group.start < (found.at(-1)?.end ?? 0)) continue
    const reading = readingsFrom(run, i, min, max).find(wanted)
    if (reading) found.push(reading)
  }
  return found
}
