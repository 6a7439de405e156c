import { expect, test } from 'vitest'
import { areaOf } from '../../shared/place/gazetteer.ts'
import { scoreOf, setNamed } from './sets.ts'

// The rules were tuned on the development set only. The held-out set was written before them, by the same author.
test.each(['development', 'held-out'])(
  'the %s set: 90 % of named places right, at most 5 % of traps placed',
  (name) => {
    const score = scoreOf(setNamed(name))
    console.info(
      `placement, ${name} set: ${(score.right * 100).toFixed(1)} % of ${score.named} named places right,` +
        ` ${(score.placed * 100).toFixed(1)} % of ${score.traps} traps placed; wrong: ${score.wrong.join(' ')}`,
    )
    expect(score.named).toBeGreaterThanOrEqual(150)
    expect(score.traps).toBeGreaterThanOrEqual(100)
    expect(score.right).toBeGreaterThanOrEqual(0.9)
    expect(score.placed).toBeLessThanOrEqual(0.05)
  },
)

test('every place that the sets expect stands in the gazetteer', () => {
  const expected = ['development', 'held-out'].flatMap((name) => setNamed(name)).flatMap(({ area }) => area ?? [])
  expect(expected.filter((area) => areaOf(area) === undefined)).toEqual([])
})

test('no text stands in both sets', () => {
  const held = new Set(setNamed('held-out').map(({ text }) => text.toLowerCase()))
  expect(setNamed('development').filter(({ text }) => held.has(text.toLowerCase()))).toEqual([])
})
