import { readFileSync } from 'node:fs'
import { place } from '../../server/placement/place.ts'

interface Line {
  id: string
  text: string
  area: string | null
}

/** A set of messages with the place each one names, or null for a trap. */
export const setNamed = (name: string): Line[] =>
  readFileSync(new URL(`../fixtures/placement/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

/** Shares of named places that came out right and of traps that were placed, 0 to 1, with the lines that went wrong. */
export const scoreOf = (lines: readonly Line[]) => {
  const wrong = lines.filter((line) => place({ text: line.text }).area !== line.area)
  const traps = lines.filter((line) => line.area === null)
  const named = lines.length - traps.length
  const placed = wrong.filter((line) => line.area === null)
  return {
    named,
    traps: traps.length,
    right: (named - (wrong.length - placed.length)) / named,
    placed: placed.length / traps.length,
    wrong: wrong.map((line) => line.id),
  }
}
