import { expect, test } from 'vitest'
import { sourceNames } from '../../shared/message.ts'
import { day, expectationOf } from '../../server/source/rehearsal/day.ts'
import { decide, type Judged } from '../../server/source/rehearsal/moderator.ts'
import type { Finding } from '../../shared/finding.ts'

const message = (more: Partial<Judged> = {}): Judged => ({
  id: 'm1',
  source: 'rehearsal',
  lane: 'new',
  text: 'A doctor who has met me before.',
  findings: [],
  ...more,
})
const personal = (start: number, end: number, field: 'text' | 'name' = 'text'): Finding => ({
  kind: 'personal',
  detail: 'phone',
  field,
  start,
  end,
  reason: 'a telephone number',
})
const approve = { expect: 'approve' } as const
/** A text that luck does not leave to the person at the desk. */
const lucky = day.map(([, , , text]) => text).find((text) => decide(message({ text }), approve)) ?? ''

test('it refuses every message that is not from the rehearsal, whatever is expected', () => {
  for (const source of sourceNames) {
    for (const expected of ['approve', 'reject', 'redact'] as const) {
      const move = decide(message({ source, text: lucky, findings: [personal(0, 1)] }), { expect: expected })
      expect(move !== undefined).toBe(source === 'rehearsal')
    }
  }
})

test('it never touches the crisis lane, what screening calls a crisis, or what was written as one', () => {
  for (const expected of ['approve', 'reject', 'redact', 'crisis', 'leave'] as const) {
    expect(decide(message({ lane: 'crisis', text: lucky }), { expect: expected })).toBeUndefined()
    const finding: Finding = { kind: 'crisis', level: 'crisis', field: 'text', start: 0, end: 1, reason: 'x' }
    expect(decide(message({ text: lucky, findings: [finding] }), { expect: expected })).toBeUndefined()
  }
  expect(decide(message({ text: lucky }), { expect: 'crisis' })).toBeUndefined()
})

test('it decides only in the lanes new and flagged, and approves nothing that was flagged', () => {
  for (const lane of ['stashed', 'on_wall', 'not_shown'] as const) {
    expect(decide(message({ lane, text: lucky }), { expect: 'reject' })).toBeUndefined()
  }
  expect(decide(message({ lane: 'flagged', text: lucky }), approve)).toBeUndefined()
  expect(decide(message({ lane: 'flagged' }), { expect: 'reject', reason: 'abuse' })).toMatchObject({
    action: 'reject',
    reason: 'abuse',
  })
})

test('it leaves about one good message in eight to the person at the desk, the same ones each time', () => {
  const good = day.filter(([, , , , expected = 'approve']) => expected === 'approve')
  const left = () =>
    good.filter(([, , , text]) => decide(message({ text }), approve) === undefined).map(([, , , text]) => text)
  expect(left().length / good.length).toBeGreaterThan(0.07)
  expect(left().length / good.length).toBeLessThan(0.18)
  expect(left()).toEqual(left())
})

test('it takes between 1.5 and 6 seconds', () => {
  const waits = Array.from(
    { length: 200 },
    (_, n) => decide(message({ id: `m${n}`, text: lucky }), approve)?.after ?? 0,
  )
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1_500)
  expect(Math.max(...waits)).toBeLessThanOrEqual(6_000)
  expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(3_000)
})

test('it takes out every personal detail that screening found, overlapping ones once', () => {
  const text = 'ring 07700 900142 or a@example.org now'
  const findings = [personal(21, 34), personal(5, 17), personal(10, 17)]
  expect(decide(message({ text, findings }), { expect: 'redact' })).toMatchObject({
    action: 'redact',
    text: 'ring […] or […] now',
  })
})

test('it leaves a detail that screening did not find, or found in the name, to a person', () => {
  expect(decide(message(), { expect: 'redact' })).toBeUndefined()
  expect(decide(message({ findings: [personal(0, 2, 'name')] }), { expect: 'redact' })).toBeUndefined()
})

test('it knows nothing of words that are not in the day', () => {
  expect(decide(message(), expectationOf({ text: 'typed by a visitor during the rehearsal' }))).toBeUndefined()
})
