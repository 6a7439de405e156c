import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fit } from '../../display/wall/layout/fit.ts'
import { copyOf, ellipsis, setLines } from '../../display/wall/layout/wrap.ts'

/** A type in which every character is half an em wide. */
const measure = (text: string): number => Array.from(text).length * 0.5
/** Room in pixels at a size of 20. */
const linesOf = (text: string, width: number): string[] =>
  setLines(copyOf(text, measure), width / 20, measure).map((line) => line.text)

describe('lines', () => {
  test('end at words, and no word is lost', () => {
    expect(linesOf('a bus that comes on time', 100)).toEqual(['a bus that', 'comes on', 'time'])
  })

  test('never part a hash or an at sign from its word', () => {
    expect(linesOf('please see #HSCLeeds or ask @NHSLeeds', 110)).toEqual([
      'please see',
      '#HSCLeeds',
      'or ask',
      '@NHSLeeds',
    ])
  })

  test('keep closing punctuation with the word before it and opening with the word after', () => {
    for (const line of linesOf('why (really, why?) so long? “now”, please!', 80)) {
      expect(line).not.toMatch(/^[),.!?”]/u)
    }
    expect(linesOf('say “hello” (now)', 70)).toEqual(['say', '“hello”', '(now)'])
  })

  test('break Chinese between its words and a word longer than the line anywhere', () => {
    expect(linesOf('我希望医生能听我把话说完', 60).length).toBeGreaterThan(1)
    expect(linesOf('x'.repeat(25), 100)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)])
  })

  test('keep the first picture with the word before it', () => {
    expect(linesOf('a parcel is 📦', 110)).toEqual(['a parcel', 'is 📦'])
  })

  test('hold all letters of any text and are never wider than their room', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 60, max: 400 }), (text, width) => {
        const lines = linesOf(text, width)
        expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
        const clusters = (line: string): number => Array.from(new Intl.Segmenter('en').segment(line)).length
        const over = lines.filter((line) => clusters(line) > 1 && measure(line) * 20 > width)
        expect(over).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a text in its room', () => {
  const room = { width: 300, height: 200, max: 60, min: 14, leading: 1.2, measure }

  test('gets larger type the shorter it is', () => {
    const short = fit('More benches.', room)
    const long = fit('More benches in every park, please, so that my mother can rest on her way to the surgery.', room)
    expect(short.size).toBeGreaterThan(long.size)
    expect(short.cut).toBe(false)
  })

  test('is cut at a word, with an ellipsis, only at the smallest type', () => {
    const fitted = fit('when nobody told the nurse '.repeat(80), room)
    expect(fitted.cut).toBe(true)
    expect(fitted.size).toBe(room.min)
    expect(fitted.lines.at(-1)?.text).toMatch(/ (when|nobody|told|the|nurse)…$/u)
  })

  test('never leaves its room, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2_000 }), (text) => {
        const { lines, leading, size } = fit(text, room)
        expect(lines.length * leading).toBeLessThanOrEqual(room.height + 0.001)
        const over = lines.filter(({ text: line }) => Array.from(line).length > 4 && measure(line) * size > room.width)
        expect(over).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('an ellipsis takes the place of the words that do not fit', () => {
    expect(ellipsis('one two three four', 6, measure)).toBe('one two…')
  })
})
