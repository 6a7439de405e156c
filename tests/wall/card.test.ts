import { describe, expect, test } from 'vitest'
import { type CardWords, planCard } from '../../display/wall/layout/card.ts'

const measure = (size: number) => (text: string) => text.length * size * 0.5
const room = { width: 240, height: 400, unit: 10, size: [40, 12] as const, small: 14 }
const words: CardWords = {
  text: 'A chair in the waiting room.',
  name: 'Ada Lovelace-Byron',
  handle: '@ada_leeds',
  area: 'Chapel Allerton',
  notes: ['X', '14:05'],
}
const drawn = (more: Partial<CardWords>) => planCard({ ...words, ...more }, room, measure).runs.map(({ text }) => text)

describe('the small print of a narrow card', () => {
  test('leaves the handle out where there is no room beside the name', () => {
    expect(drawn({})).not.toContain('@ada_leeds')
  })

  test('keeps a handle that has to stay, on a row of its own, with name, place and source', () => {
    const { runs, height } = planCard({ ...words, handleStays: true }, room, measure)
    expect(runs.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Ada Lovelace-Byron', '@ada_leeds', 'Chapel Allerton', 'X · 14:05']),
    )
    for (const { y } of runs) expect(y).toBeLessThan(height)
  })
})
