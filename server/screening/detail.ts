import type { Folded } from './fold.ts'
import type { Passage } from './passage.ts'

/** Where a detail stands, in positions of the passage's form with number words as figures. */
export interface Detail {
  start: number
  end: number
}
export type DetailRule = (figures: Folded, passage: Passage) => Detail[]
