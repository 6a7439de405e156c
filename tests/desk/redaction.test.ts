import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../shared/finding.ts'
import { piecesOf } from '../../display/desk/state/marks.ts'
import { draftFor, isEdit, isFixedWithDetails, proposalFor, wordsToShow } from '../../display/desk/state/redaction.ts'
import { messageOf } from './double.ts'

const personal = (start: number, end: number, detail = 'phone', field: Finding['field'] = 'text'): Finding => ({
  kind: 'personal',
  detail,
  field,
  start,
  end,
  reason: 'looks like one',
})

const anyFindings = fc.array(
  fc
    .record({ start: fc.integer({ min: -3, max: 40 }), end: fc.integer({ min: -3, max: 40 }) })
    .map((span) => personal(span.start, span.end)),
  { maxLength: 6 },
)
const anyText = fc.string({ unit: fc.constantFrom('a', ' ', 'é', 'ش', '💚', '医'), maxLength: 20 })

describe('marks in the words as sent', () => {
  test('never change the words, whatever the offsets say', () => {
    fc.assert(
      fc.property(anyText, anyFindings, (text, findings) => {
        const pieces = piecesOf(text, findings)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const piece of pieces) expect(piece.text.isWellFormed()).toBe(true)
      }),
    )
  })

  test('stand where the finding says, in UTF-16 offsets', () => {
    const text = '💚 ring 07700 900123 now'
    const start = text.indexOf('07700')
    const marked = piecesOf(text, [personal(start, start + 12)]).filter((piece) => piece.findings.length > 0)
    expect(marked.map((piece) => piece.text)).toEqual(['07700 900123'])
  })
})

describe('the proposed redaction', () => {
  test('puts a neutral mark in the place of each detail and leaves the rest as it was', () => {
    const text = 'Ring 07700 900123 or write a@b.example, thank you'
    const at = text.indexOf('a@b')
    const message = messageOf(1, { text, findings: [personal(5, 17), personal(at, at + 11, 'email')] })
    expect(proposalFor(message)).toBe('Ring [phone number removed] or write [e-mail address removed], thank you')
  })

  test('keeps no character of any span, also where spans overlap or come in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), fc.nat(8), (starts, length) => {
        const text = 'x'.repeat(20)
        const findings = starts.map((start) => personal(start, start + length + 1))
        const covered = new Set(
          findings.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
        )
        const kept = (proposalFor({ text, findings }) ?? '').replaceAll(/\[[a-z ]+\]/g, '')
        expect(kept.length).toBe(text.length - covered.size)
      }),
    )
  })

  test('leaves names to a person, and what stands in the name field alone', () => {
    const text = 'Dr Ann Lane was kind'
    expect(proposalFor({ text, findings: [personal(3, 11, 'name_hint')] })).toBeUndefined()
    expect(proposalFor({ text, findings: [personal(0, 4, 'phone', 'name')] })).toBeUndefined()
  })
})

describe('a post of X', () => {
  const message = messageOf(1, { source: 'x', text: 'Ring 07700 900123', findings: [personal(5, 17)] })

  test('is shown as it was sent, whatever was proposed or drafted', () => {
    expect(wordsToShow(message, undefined)).toBe('Ring 07700 900123')
    expect(wordsToShow(message, 'Ring')).toBe('Ring 07700 900123')
    expect(isEdit(message, wordsToShow(message, 'Ring'))).toBe(false)
  })

  test('with personal details is told apart from one without, and from other networks’', () => {
    expect(isFixedWithDetails(message)).toBe(true)
    expect(isFixedWithDetails({ ...message, findings: [] })).toBe(false)
    expect(isFixedWithDetails({ ...message, source: 'bluesky' })).toBe(false)
  })
})

describe('what approving would show', () => {
  const message = messageOf(1, { text: 'Ring 07700 900123', findings: [personal(5, 17)] })

  test('is the draft, else the words already edited, else the proposal, else the words as sent', () => {
    expect(wordsToShow(messageOf(1), undefined)).toBe(messageOf(1).text)
    expect(wordsToShow(message, undefined)).toBe('Ring [phone number removed]')
    expect(wordsToShow({ ...message, publicText: 'Ring' }, undefined)).toBe('Ring')
    expect(wordsToShow({ ...message, publicText: 'Ring' }, 'Call')).toBe('Call')
  })

  test('is an edit only where it differs from what stands', () => {
    expect(isEdit(message, message.text)).toBe(false)
    expect(isEdit({ ...message, publicText: 'Ring' }, 'Ring')).toBe(false)
    expect(isEdit({ ...message, publicText: 'Ring' }, message.text)).toBe(true)
  })

  test('forgets a draft when the author has changed the words since', () => {
    const drafts = new Map([[message.id, { words: 'Call', of: message.text }]])
    expect(draftFor(message, drafts)).toBe('Call')
    expect(draftFor({ ...message, text: 'Other words' }, drafts)).toBeUndefined()
  })
})
