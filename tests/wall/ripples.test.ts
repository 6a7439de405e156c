import { expect, test } from 'vitest'
import { openRipples } from '../../display/wall/ripples.ts'

const at = { x: 0, y: 0 }
const amber = [255, 200, 90] as const
const births = (times: readonly number[]): number[] => {
  const ripples = openRipples()
  for (const [n, time] of times.entries()) ripples.start(`voice-${n}`, at, amber, time)
  return ripples.marks(times.at(-1) ?? 0).map(({ born }) => born)
}

test('a voice right after another has its ripple a moment later', () => {
  expect(births([10, 10.1])).toEqual([10, 10.35])
})

test('voices apart ripple at once', () => {
  expect(births([10, 10.4, 11])).toEqual([10, 10.4, 11])
})

test('a burst of a thousand begins no three ripples within 0.7 s, and none of them late', () => {
  const burst = births(Array.from({ length: 1_000 }, (_, n) => 10 + n / 1_000))
  const gaps = burst.slice(1).map((born, n) => born - (burst[n] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThan(0.349)
  expect(burst.length).toBeGreaterThan(3)
  expect(burst.at(-1)).toBeLessThan(11.75)
})

test('a ripple that waits is taken away with its message', () => {
  const ripples = openRipples()
  ripples.start('first', at, amber, 10)
  ripples.start('second', at, amber, 10)
  ripples.remove('second')
  expect(ripples.marks(10)).toHaveLength(1)
})

test('after the clock was set back, a voice ripples at once', () => {
  expect(births([20_000, 3])).toContain(3)
})
