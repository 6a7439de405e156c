import type { Finding } from '../../shared/finding.ts'
import type { DetailRule } from './detail.ts'
import { addresses } from './address.ts'
import { birthDates } from './birth-date.ts'
import { emails } from './email.ts'
import { spanOf } from './fold.ts'
import type { Span } from './fold.ts'
import { hospitalNumbers } from './hospital-number.ts'
import { insuranceNumbers } from './insurance-number.ts'
import { nameHints } from './name-hint.ts'
import { cardNumbers, healthNumbers, phoneNumbers } from './numbers.ts'
import { passageOf, type Passage } from './passage.ts'
import { plates } from './plate.ts'
import { postcodes } from './postcode.ts'

/** In order of precedence: where two claim the same characters, the first named keeps them. */
const rules: ReadonlyArray<readonly [detail: string, reason: string, rule: DetailRule]> = [
  ['email', 'looks like an e-mail address', emails],
  ['card', 'looks like a bank card number', cardNumbers],
  ['nhs_number', 'looks like an NHS number', healthNumbers],
  ['ni_number', 'looks like a National Insurance number', insuranceNumbers],
  ['hospital_number', 'looks like a hospital number', hospitalNumbers],
  ['date_of_birth', 'looks like a date of birth', birthDates],
  ['phone', 'looks like a phone number', phoneNumbers],
  ['address', 'looks like a home address', addresses],
  ['postcode', 'contains a full postcode', postcodes],
  ['plate', 'looks like a car registration', plates],
  ['name_hint', "may contain a person's name", nameHints],
]

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Personal details of one field. `name_hint` alone asks nobody to look: the lane ignores it. */
export const personalFindings = (passage: Passage): Finding[] => {
  const findings: Finding[] = []
  for (const [detail, reason, rule] of rules)
    for (const { start, end } of rule(passage.figures, passage)) {
      const span = spanOf(passage.figures, start, end)
      if (findings.some((other) => overlaps(other, span))) continue
      findings.push({ kind: 'personal', detail, field: passage.field, ...span, reason })
    }
  return findings
}

const hasFigures = /\d/

/** The parts of a span of `first + ' ' + second` in its two fields. */
const clip = (span: Span, first: Passage, second: Passage): Array<Span & { field: Finding['field'] }> => {
  const gap = first.sent.length
  const head = { field: first.field, start: span.start, end: Math.min(span.end, gap) }
  const tail = { field: second.field, start: 0, end: span.end - gap - 1 }
  return span.start < gap && tail.end > 0 ? [head, tail] : []
}

/** A phone number, card or NHS number that begins in one field and goes on in the other, in either order. */
export const splitFindings = (name: Passage, text: Passage): Finding[] => {
  if (!hasFigures.test(name.figures.text)) return []
  return [
    [name, text],
    [text, name],
  ].flatMap(([first = name, second = text]) => {
    const joined = passageOf('text', `${first.sent} ${second.sent}`)
    return personalFindings(joined)
      .filter(({ detail }) => detail === 'phone' || detail === 'card' || detail === 'nhs_number')
      .flatMap(({ detail, ...finding }) =>
        clip(finding, first, second).map((span) => ({
          kind: 'personal' as const,
          detail,
          ...span,
          reason: `${finding.reason}, split over name and text`,
        })),
      )
  })
}
