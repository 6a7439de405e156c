import type { Finding } from '../../shared/finding.ts'
import { fold, spanOf } from './fold.ts'
import type { Folded } from './fold.ts'
import { numerals } from './numerals.ts'

/** One field of a message as the rules read it: as sent (after the cap), folded, and with number words as figures. */
export interface Passage {
  field: Finding['field']
  sent: string
  folded: Folded
  figures: Folded
}

export const passageOf = (field: Finding['field'], sent: string): Passage => {
  const folded = fold(sent)
  return { field, sent, folded, figures: numerals(folded) }
}

type Rest = Omit<Finding, 'field' | 'start' | 'end'>

/** A finding for positions of one of the passage's folded forms; its span lies in the field as sent. */
export const findingAt = (passage: Passage, form: Folded, start: number, end: number, rest: Rest): Finding => ({
  ...rest,
  field: passage.field,
  ...spanOf(form, start, end),
})

/** The passage as sent at a span: for rules that read capitals. */
export const sentAt = (passage: Passage, form: Folded, start: number, end: number): string => {
  const span = spanOf(form, start, end)
  return passage.sent.slice(span.start, span.end)
}
