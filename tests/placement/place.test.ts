import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { place } from '../../server/placement/place.ts'
import { areaOf, areas } from '../../shared/place/gazetteer.ts'

const areaIn = (text: string) => place({ text }).area

describe('the order in which a place is found', () => {
  const text = 'no dentist in Morley'

  test('an area the person chose wins over the platform and the words', () => {
    const placed = place({ text, chosen: 'ward/Armley', platform: 'ward/Pudsey' })
    expect(placed).toEqual({ area: 'ward/Armley', from: 'chosen', confidence: 1 })
  })

  test("the platform's own place wins over the words", () => {
    expect(place({ text, platform: 'ward/Pudsey' })).toMatchObject({ area: 'ward/Pudsey', from: 'platform' })
  })

  test('words are read when nothing was chosen, and the span says where', () => {
    const placed = place({ text, chosen: null, platform: null })
    expect(placed).toMatchObject({ area: 'neighbourhood/Morley', from: 'words' })
    expect(text.slice(placed.words?.start, placed.words?.end)).toBe('Morley')
  })

  test('an area that the gazetteer does not know is passed over', () => {
    expect(place({ text, chosen: 'ward/Atlantis', platform: 'ward/armley' }).area).toBe('neighbourhood/Morley')
  })

  test('a text without a place belongs to the whole city', () => {
    expect(place({ text: 'leeds needs more dentists' })).toEqual({ area: null, from: null, confidence: 0 })
  })
})

describe('names as people write them', () => {
  test.each([
    ["Armley's library", 'neighbourhood/Armley'],
    ['armley’s library', 'neighbourhood/Armley'],
    ['SEACROFT NEEDS A GP', 'neighbourhood/Seacroft'],
    ['proud #SeacroftHealth', 'neighbourhood/Seacroft'],
    ['#armleylife', 'neighbourhood/Armley'],
    ['saint james hosp was full', "hospital/St James's University Hospital"],
    ['uni of leeds is hard', 'university/University of Leeds'],
    ['cross-gates, no bench', 'neighbourhood/Cross Gates'],
    ['hedingley chemist', 'neighbourhood/Headingley'],
    ['eye unit at seacroft hosptial', 'hospital/Seacroft Hospital'],
    ['horsforth train station has no lift', 'station/Horsforth Station'],
    ['Gipton & Harehills', 'ward/Gipton & Harehills'],
  ])('"%s" is %s', (text, area) => {
    expect(areaIn(text)).toBe(area)
  })

  test('a name that is ward and neighbourhood is the ward only beside the word ward', () => {
    expect(areaIn('we live in Armley')).toBe('neighbourhood/Armley')
    expect(areaIn('the Armley ward forum')).toBe('ward/Armley')
    expect(areaIn('the ward of Armley')).toBe('ward/Armley')
  })

  test('a postcode gives its district and never more', () => {
    for (const text of ['LS17 7BX', 'ls177bx', 'LS 17', '#LS17'])
      expect(areaIn(`we are ${text} here`)).toBe('postcode_district/LS17')
    expect(areaIn('office in LS14AP')).toBe('postcode_district/LS1')
    expect(areaIn('LS99 is no postcode')).toBeNull()
  })

  test('addresses of pages and handles are not read', () => {
    expect(areaIn('see https://armley.example/armley and @armley')).toBeNull()
  })
})

describe('names that are no place of Leeds', () => {
  test.each([
    'Dr Morley at my surgery is wonderful',
    'Mrs Seacroft from the choir',
    'Emma Bramley held my hand',
    'A. Bramley, retired nurse',
    'my dog Otley got me through',
    'the Middleton family',
    'Bramley apple crumble',
    'Beeston, Nottingham has trams',
    'the Nottingham suburb of Beeston',
    'Farnley near Huddersfield',
    'Burley-in-Wharfedale doctors are brilliant',
    'traffic on Kirkstall Road',
    'Otley Old Road is flooded',
    'Otley Run lads on the pavement',
    'thanks to Adel Hassan, my pharmacist',
    'Morley said the list is closed',
    'my surname is Morley',
    'Farsley Celtic won the cup',
    'every bus station needs toilets',
    'in the arena of public health',
    'I moved from Morley to Leeds',
    'Hyde Park, on our trip to London',
    'Morley & Sons were kind',
    'Carlton from the ward was lovely',
    'Leeds United won again',
    'Manchester Arena had better access',
    'in the light of the cuts',
    'every town deserves a hospital',
    "I'd never live in Morley",
    '#hscleeds',
  ])('"%s" is placed nowhere', (text) => {
    expect(areaIn(text)).toBeNull()
  })
})

describe('two places in one message', () => {
  test.each([
    ['i live in seacroft and it takes two buses to get to jimmys', 'neighbourhood/Seacroft'],
    ['waited at the LGI, I live in Pudsey', 'neighbourhood/Pudsey'],
    ['I moved from Armley to Morley', 'neighbourhood/Morley'],
    ['used to live in Armley, now in Bramley', 'neighbourhood/Bramley'],
    ['the town hall in Morley', 'neighbourhood/Morley'],
    ['Wharfedale Hospital in Otley', 'hospital/Wharfedale Hospital'],
    ['a carer in Gipton with an aunt in Roundhay', 'neighbourhood/Gipton'],
  ])('"%s" belongs to %s', (text, area) => {
    expect(areaIn(text)).toBe(area)
  })

  test('a second place as good makes the first less sure', () => {
    expect(place({ text: 'in Gipton and in Roundhay' }).confidence).toBeLessThan(
      place({ text: 'in Gipton' }).confidence,
    )
  })
})

describe('every place of the gazetteer', () => {
  // A ward gives way to the neighbourhood or park of its name: see the next test.
  const alone = areas.filter(({ kind }) => kind !== 'ward')

  test('is found by its own name after "in", whatever the case', () => {
    const missed = alone.flatMap((area) =>
      [area.name, area.name.toLowerCase(), area.name.toUpperCase()]
        .filter((name) => areaIn(`no help in ${name}`) !== area.area)
        .map((name) => `${area.area} as ${name}: ${areaIn(`no help in ${name}`)}`),
    )
    expect(missed).toEqual([])
  })

  test('wards are found by name and the word ward', () => {
    const wards = areas.filter(({ kind }) => kind === 'ward')
    expect(wards.filter(({ name, area }) => areaIn(`in ${name} ward`) !== area)).toEqual([])
  })
})

describe('for any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...areas.flatMap((area) => [area.name, ...area.also])),
    fc.constantFrom(
      'in',
      'near',
      'Dr',
      'Jack',
      'Road',
      'Nottingham',
      '#',
      '&',
      '.',
      ',',
      "'s",
      'ward',
      'LS9 1AA',
      '\n',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' '))

  test('placement never throws, stays within 0 and 1, and its span lies within the text', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 300 })), (words) => {
        const placed = place({ text: words })
        expect(placed.confidence).toBeGreaterThanOrEqual(0)
        expect(placed.confidence).toBeLessThanOrEqual(1)
        expect(placed.area === null || areaOf(placed.area) !== undefined).toBe(true)
        expect(placed.words === undefined).toBe(placed.area === null)
        const { start, end } = placed.words ?? { start: 0, end: words.length }
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(words.length)
        expect(placed.area === null || end > start).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('the same text is placed the same, whatever was read between', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const first = place({ text: one })
        place({ text: other })
        expect(place({ text: one })).toEqual(first)
      }),
    )
  })

  test('ten thousand letters without a space are read without harm', () => {
    expect(areaIn('a'.repeat(10_000))).toBeNull()
    expect(areaIn(`${'#armley'.repeat(2_000)} x`)).not.toBeUndefined()
  })
})
