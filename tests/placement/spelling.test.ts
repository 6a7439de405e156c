import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { correctorOf, isOneSlip } from '../../server/placement/spelling.ts'

test('one slip is a letter added, left out, changed or swapped', () => {
  for (const slip of ['headingly', 'headinggley', 'heedingley', 'haedingley'])
    expect(isOneSlip(slip, 'headingley')).toBe(true)
  for (const other of ['hedingly', 'hading', 'yelgnidaeh']) expect(isOneSlip(other, 'headingley')).toBe(false)
})

test('any letter left out of a known word, but the first, is put back', () => {
  const correct = correctorOf(['seacroft', 'roundhay', 'killingbeck'])
  fc.assert(
    fc.property(fc.constantFrom('seacroft', 'roundhay', 'killingbeck'), fc.nat(), (word, n) => {
      const cut = 1 + (n % (word.length - 1))
      expect(correct(word.slice(0, cut) + word.slice(cut + 1))).toBe(word)
    }),
  )
})

test('short words and words of their own are left alone', () => {
  const correct = correctorOf(['farnley', 'bramley', 'otley', 'gipton'])
  expect(['farley', 'otey', 'bromley', 'tipton', 'oatley'].map(correct)).toEqual(Array(5).fill(undefined))
})
