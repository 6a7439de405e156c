import type { Found } from './find.ts'
import { after, before, isLocated } from './doubt.ts'
import type { Sight } from './doubt.ts'
import { belongings, fillers, homing, locating, moving } from './lists/cues.ts'
import type { Trust } from './names.ts'

/** How sure a name is by itself, before the words round it speak. Tuned on the development set. */
const alone: Record<Trust, number> = { own: 0.85, shared: 0.7, personal: 0.55, general: 0.65, ordinary: 0.4 }

/** Which of several places is the message's: where it lives, else where it is, else what it names, else where it was. */
export const standings = { left: 0, named: 1, there: 2, home: 3 } as const
export type Standing = (typeof standings)[keyof typeof standings]

const leaving = /^(?:used|left|leaving|leave|formerly|previously|once|than|unlike)$/
const going = /^(?:moved|moving|relocated|came|come)$/

/** The words before the name from the nearest on, fillers left out, as far as the sentence or comma goes. */
const wordsBefore = (sight: Sight): string[] => {
  const words: string[] = []
  for (let n = 1; n <= 6; n++) {
    const token = before(sight, n)
    if (token === undefined) break
    if (!(words.length === 0 && fillers.has(token.key) && !locating.has(token.key))) words.push(token.key)
    if (token.gap === 1) break
  }
  return words
}

/** Where the words before a name put the message. */
export const standingOf = (sight: Sight): Standing => {
  const words = wordsBefore(sight)
  const [last = '', second = '', third = ''] = words
  if (words.some((word) => leaving.test(word))) return standings.left
  if (last === 'from' && words.some((word) => going.test(word))) return standings.left
  if (last === 'to' && words.some((word) => going.test(word))) return standings.home
  const placed = locating.has(last) || last === 'from' || last === 'round'
  if (placed && (homing.has(second) || (homing.has(third) && second !== 'not'))) return standings.home
  if (after(sight, 1)?.key === 'here' || after(sight, 1)?.key === 'resident') return standings.home
  if (last === 'from' && second === '') return standings.home
  if (placed || isLocated(sight)) return last === 'to' ? standings.named : standings.there
  return standings.named
}

/** How sure a name is in its words: 0 to 1. */
export const confidenceOf = (sight: Sight): number => {
  const { found } = sight
  let sure = alone[found.trust]
  if (found.slip) sure -= 0.12
  if (found.to - found.from > 1 && found.trust === 'own') sure += 0.05
  if (isLocated(sight) || moving.has(before(sight, 1)?.key ?? '')) sure += 0.2
  const next = after(sight, 1)
  if (next !== undefined && next.gap === 0 && belongings.has(next.key)) sure += 0.1
  if (standingOf(sight) === standings.left) sure -= next?.key === 'to' ? 0.5 : 0.2
  return Math.max(0, Math.min(0.97, sure))
}

/** General names give way to a named neighbourhood of the same standing. */
export const isGeneral = (found: Found): boolean => found.trust === 'general' || found.trust === 'ordinary'
