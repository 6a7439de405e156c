import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inside, overlap } from '../../display/wall/layout/box.ts'
import { boxesOf, frameOf } from '../../display/wall/layout/frame.ts'

const screens = [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [3840, 1080],
  [960, 540],
  [640, 360],
] as const

const anyScreen = fc.record({
  width: fc.integer({ min: 320, max: 4_096 }),
  height: fc.integer({ min: 240, max: 2_400 }),
})

const clashes = (width: number, height: number): string[] => {
  const frame = frameOf(width, height)
  const boxes = boxesOf(frame)
  const screen = { x: 0, y: 0, w: width, h: height }
  const out = boxes.filter((box) => !inside(box, screen)).map((box) => `outside ${JSON.stringify(box)}`)
  const over = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => overlap(a, b)))
  const onMap = [frame.spotlight, ...frame.sides].filter((slot) =>
    overlap(slot.box, { ...frame.map, w: frame.map.w * 0.8, x: frame.map.x + frame.map.w * 0.1 }),
  )
  return [
    ...out,
    ...over.map((box) => `overlap ${JSON.stringify(box)}`),
    ...onMap.map((slot) => `map ${JSON.stringify(slot)}`),
  ]
}

test('nothing overlaps and nothing leaves the screen in 10,000 layouts of any size', () => {
  fc.assert(
    fc.property(anyScreen, ({ width, height }) => {
      expect(clashes(width, height)).toEqual([])
    }),
    { numRuns: 10_000, seed: 20_261_122 },
  )
})

test.each(screens)('a screen of %i by %i has a spotlight, side cards and a map of a fair size', (width, height) => {
  const { spotlight, sides, map, text } = frameOf(width, height)
  expect(sides.length).toBeGreaterThanOrEqual(2)
  expect(sides.length).toBeLessThanOrEqual(5)
  expect(map.w * map.h).toBeGreaterThan(width * height * 0.2)
  expect(spotlight.box.w).toBeGreaterThan(text.spotlight[1] * 9)
  expect(spotlight.box.h).toBeGreaterThan(text.spotlight[1] * 5)
  for (const { box } of sides) expect(box.h).toBeGreaterThan(text.side[1] * 4)
})

test('the smallest type of a wide screen is still nine pixels high when its picture is a quarter as large', () => {
  expect(frameOf(1920, 1080).text.spotlight[1] / 4).toBeGreaterThan(8.5)
})
