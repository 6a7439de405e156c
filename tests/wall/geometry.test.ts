import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inDistrict } from '../../shared/place/scatter.ts'
import type { PublicMessage } from '../../shared/message.ts'
import { overlap } from '../../display/wall/layout/box.ts'
import { hull, smooth } from '../../display/wall/layout/curve.ts'
import { degrees, local } from '../../display/wall/layout/mercator.ts'
import { placeNames } from '../../display/wall/layout/names.ts'
import { voronoi } from '../../display/wall/layout/voronoi.ts'
import { cells, ring, wards } from '../../display/wall/map/city.ts'
import { countWards, placeOf, ringSpot } from '../../display/wall/places.ts'

const box = { x: 0, y: 0, w: 100, h: 100 }
const dot = fc.record({
  x: fc.double({ min: 0, max: 100, noNaN: true }),
  y: fc.double({ min: 0, max: 100, noNaN: true }),
})

const area = (polygon: readonly { x: number; y: number }[]): number =>
  Math.abs(
    polygon.reduce((sum, p, i) => {
      const q = polygon[(i + 1) % polygon.length] ?? p
      return sum + p.x * q.y - q.x * p.y
    }, 0) / 2,
  )

describe('wards as cells', () => {
  test('cells of different points fill the box exactly once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(dot, { minLength: 1, maxLength: 12, selector: (p) => `${p.x.toFixed(1)} ${p.y.toFixed(1)}` }),
        (sites) => {
          const total = voronoi(sites, box).reduce((sum, cell) => sum + area(cell), 0)
          expect(total).toBeCloseTo(10_000, 3)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('every corner of a cell is nearest to its own point', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(dot, { minLength: 2, maxLength: 9, selector: (p) => `${p.x.toFixed(1)} ${p.y.toFixed(1)}` }),
        (sites) => {
          for (const [i, cell] of voronoi(sites, box).entries())
            for (const corner of cell) {
              const far = sites.map((site) => Math.hypot(site.x - corner.x, site.y - corner.y))
              expect(far[i]).toBeLessThanOrEqual(Math.min(...far) + 1e-6)
            }
        },
      ),
      { numRuns: 100 },
    )
  })

  test('Leeds has a cell for each of its 33 wards', () => {
    expect(wards).toHaveLength(33)
    for (const cell of cells) expect(cell.length).toBeGreaterThanOrEqual(3)
  })
})

describe('lines and names', () => {
  test('a smoothed line goes through every point it was given', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 10, y: 4 },
      { x: 20, y: -3 },
      { x: 30, y: 0 },
    ]
    const line = smooth(points, false)
    for (const p of points) expect(line.some((q) => Math.hypot(p.x - q.x, p.y - q.y) < 1e-9)).toBe(true)
  })

  test('city-local Mercator leads back to the same degrees', () => {
    const { lat, lon } = degrees(local(53.901, -1.353))
    expect(lat).toBeCloseTo(53.901, 9)
    expect(lon).toBeCloseTo(-1.353, 9)
  })

  test('names on the map never touch each other or what stands on it', () => {
    const asked = fc.array(
      fc.record({ at: dot, w: fc.integer({ min: 5, max: 30 }), h: fc.integer({ min: 4, max: 9 }), text: fc.string() }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(asked, (names) => {
        const taken = [{ x: 40, y: 40, w: 20, h: 20 }]
        const boxes = [...placeNames(names, taken, box, 1).map((name) => name.box), ...taken]
        for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false)
      }),
    )
  })
})

describe('places of messages', () => {
  const message = (id: string, where?: string): PublicMessage => ({
    id,
    version: 1,
    text: 'x',
    source: 'web',
    at: 0,
    sentAt: 0,
    edited: false,
    pinned: false,
    ...(where === undefined ? {} : { area: where }),
  })

  test('a voice without a place never gets a point inside the city', () => {
    for (let i = 0; i < 500; i++) {
      expect(inDistrict(degrees(placeOf(message(`voice-${i}`))))).toBe(false)
      expect(inDistrict(degrees(ringSpot(`voice-${i}`, { x: i % 90, y: (i * 7) % 60 })))).toBe(false)
    }
    expect(hull(ring).length).toBeGreaterThan(40)
  })

  test('a voice with a place stands in it, always on the same spot', () => {
    const here = placeOf(message('a', 'ward/Armley'))
    expect(placeOf(message('a', 'ward/Armley'))).toEqual(here)
    expect(inDistrict(degrees(here))).toBe(true)
  })

  test('an area that the gazetteer does not know counts as the whole city', () => {
    expect(inDistrict(degrees(placeOf(message('a', 'ward/Nowhere'))))).toBe(false)
  })

  test('wards are lit by the voices in them and go dark when these are taken away', () => {
    const counts = countWards()
    counts.add('neighbourhood/Morley', 1)
    counts.add(undefined, 1)
    expect(counts.heard()).toBe(1)
    expect(Math.max(...counts.light())).toBeGreaterThan(0)
    counts.add('neighbourhood/Morley', -1)
    expect(counts.heard()).toBe(0)
    expect(Math.max(...counts.light())).toBe(0)
  })
})
