import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaOf, areas } from '../../../shared/place/gazetteer.ts'
import { inDistrict, pointIn } from '../../../shared/place/scatter.ts'

const metresBetween = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number =>
  Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180)) * 111_320

const armley = areaOf('ward/Armley') ?? areas[0]!
const points = Array.from({ length: 4_000 }, (_, i) => pointIn(armley, `message-${i}`))

test('a light lies within the disc of its area, always on the same spot', () => {
  fc.assert(
    fc.property(fc.constantFrom(...areas), fc.string(), (area, id) => {
      const point = pointIn(area, id)
      expect(metresBetween(point, area)).toBeLessThanOrEqual(area.radius * 1.001)
      expect(pointIn(area, id)).toEqual(point)
    }),
  )
})

test('lights spread evenly: a quarter of them within half the radius, a quarter in each quadrant', () => {
  const inner = points.filter((point) => metresBetween(point, armley) < armley.radius / 2).length
  expect(inner / points.length).toBeCloseTo(0.25, 1)
  const north = points.filter((point) => point.lat > armley.lat)
  expect(north.length / points.length).toBeCloseTo(0.5, 1)
  expect(north.filter((point) => point.lon > armley.lon).length / points.length).toBeCloseTo(0.25, 1)
})

test('ids that differ in one character land apart', () => {
  const spots = new Set(points.map(({ lat, lon }) => `${lat.toFixed(6)} ${lon.toFixed(6)}`))
  expect(spots.size).toBeGreaterThan(points.length * 0.99)
})

test('no light of a large ward at the edge spills over the boundary', () => {
  for (const name of ['ward/Harewood', 'ward/Wetherby', 'postcode_district/LS24', 'ward/Kippax & Methley']) {
    const area = areaOf(name)
    if (area === undefined) throw new Error(`${name} is missing`)
    for (let i = 0; i < 500; i++) expect(inDistrict(pointIn(area, `m${i}`))).toBe(true)
  }
})

test('City Square lies in the district and York does not', () => {
  expect(inDistrict({ lat: 53.7964, lon: -1.5478 })).toBe(true)
  expect(inDistrict({ lat: 53.96, lon: -1.08 })).toBe(false)
})
