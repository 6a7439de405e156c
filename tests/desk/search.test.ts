import { describe, expect, test } from 'vitest'
import { areas, areaOf } from '../../shared/place/gazetteer.ts'
import { cityWide, fits, placesFor } from '../../display/desk/state/search.ts'
import { messageOf } from './double.ts'

describe('search in a lane', () => {
  test('finds words, names, places and sources, without accents and in any order', () => {
    const message = messageOf(1, { text: 'The café by the ward', name: 'Zoë', area: 'ward/Armley', source: 'mastodon' })
    for (const query of ['', 'cafe', 'ward CAFÉ', 'zoe', 'armley', 'mastodon ward'])
      expect(fits(message, query)).toBe(true)
    expect(fits(message, 'cafe bus')).toBe(false)
  })

  test('finds the words that the public sees as well as those that were sent', () => {
    expect(fits(messageOf(1, { publicText: 'quite other words' }), 'quite')).toBe(true)
  })
})

describe('the list of places', () => {
  test('offers every place of the gazetteer by its own name, and only places of the gazetteer', () => {
    for (const { area, name } of areas) {
      expect(placesFor(name, areas.length).map((choice) => choice.area)).toContain(area)
    }
    for (const { area } of placesFor('a', 500)) expect(area === null || areaOf(area) !== undefined).toBe(true)
  })

  test('leads with city-wide, and finds it by name', () => {
    expect(placesFor('')[0]).toEqual(cityWide)
    expect(placesFor('city')[0]).toEqual(cityWide)
  })

  test('puts names that begin with what was typed first', () => {
    expect(placesFor('seac')[0]?.name).toBe('Seacroft')
    expect(placesFor('ls1')[0]?.name).toMatch(/^LS1/)
  })
})
