import { expect, test } from 'vitest'
import { AreaName } from '../../../shared/message.ts'
import { bbox, centre, features } from '../../../shared/place/basemap.ts'
import { areaOf, areas, labelOf } from '../../../shared/place/gazetteer.ts'

test('the gazetteer holds 354 places of nine kinds, each under a name of its own that the contract accepts', () => {
  const counts = Object.groupBy(areas, ({ kind }) => kind)
  expect(Object.fromEntries(Object.entries(counts).map(([kind, of]) => [kind, of.length]))).toEqual({
    ward: 33,
    postcode_district: 38,
    neighbourhood: 147,
    landmark: 61,
    hospital: 15,
    university: 8,
    venue: 15,
    station: 16,
    park: 21,
  })
  expect(new Set(areas.map(({ area }) => area)).size).toBe(354)
  for (const { area } of areas) expect(AreaName.parse(area)).toBe(area)
})

test('a place is found by kind and name, and named for people without the kind', () => {
  expect(areaOf('ward/Armley')?.radius).toBe(1_400)
  expect(areaOf('neighbourhood/Armley')?.ward).toBe('Armley')
  expect(areaOf('ward/armley')).toBeUndefined()
  expect(labelOf('hospital/Seacroft Hospital')).toBe('Seacroft Hospital')
})

test('every place lies in the box of the map and names a ward that exists', () => {
  const outside = areas.filter(
    ({ lat, lon }) => lat < bbox.south || lat > bbox.north || lon < bbox.west || lon > bbox.east,
  )
  expect(outside).toEqual([])
  expect(areas.filter(({ ward }) => ward !== undefined && !areaOf(`ward/${ward}`))).toEqual([])
})

test('the base map has 48 features: lines of two points or more, discs of one point and a radius', () => {
  expect(features).toHaveLength(48)
  for (const { line, radius } of features)
    expect(line.length > 1 || (line.length === 1 && (radius ?? 0) > 0)).toBe(true)
  expect(features[0]?.kind).toBe('boundary')
  expect(centre).toEqual([53.7997, -1.5492])
})
