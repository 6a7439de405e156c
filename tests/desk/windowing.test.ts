import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { offsetsOf, rowAt, scrollTo, windowOf } from '../../display/desk/state/windowing.ts'

const rows = fc.array(fc.integer({ min: 20, max: 300 }), { maxLength: 60 })
const laid = (heights: number[]): { ids: string[]; offsets: Float64Array } => {
  const ids = heights.map((_, i) => String(i))
  return { ids, offsets: offsetsOf(ids, new Map(ids.map((id, i) => [id, heights[i] ?? 0])), 100) }
}

describe('the window of the list', () => {
  test('draws every row in sight, and its empty spaces make up the whole height', () => {
    fc.assert(
      fc.property(rows, fc.nat(4_000), fc.integer({ min: 50, max: 900 }), (heights, top, height) => {
        const { ids, offsets } = laid(heights)
        const { from, to, above, below } = windowOf(offsets, top, height, 100)
        const drawn = heights.slice(from, to).reduce((sum, px) => sum + px, 0)
        expect(above + drawn + below).toBe(offsets[ids.length])
        const inSight = [...ids.keys()].filter((i) => (offsets[i + 1] ?? 0) > top && (offsets[i] ?? 0) < top + height)
        expect(inSight.filter((i) => i < from || i >= to)).toEqual([])
      }),
    )
  })

  test('draws few of two thousand', () => {
    const { offsets } = laid(Array.from({ length: 2_000 }, () => 100))
    const { from, to } = windowOf(offsets, 90_000, 800, 400)
    expect(to - from).toBeLessThan(20)
    expect(rowAt(offsets, 90_050)).toBe(900)
  })

  test('counts a row not yet measured as the estimate', () => {
    expect([...offsetsOf(['a', 'b'], new Map([['b', 30]]), 100)]).toEqual([0, 100, 130])
  })

  test('brings a row just into sight and leaves one that is in sight', () => {
    const { offsets } = laid([100, 100, 100, 100, 100])
    expect(scrollTo(offsets, 4, 0, 250)).toBe(250)
    expect(scrollTo(offsets, 0, 250, 250)).toBe(0)
    expect(scrollTo(offsets, 1, 50, 250)).toBe(50)
  })
})
