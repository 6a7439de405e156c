import { describe, expect, test } from 'vitest'
import { screen } from '../../server/screening/screen.ts'
import { disguises, frames, kinds, seeded } from './details.ts'

const foundIn = (text: string, name?: string) =>
  screen({ text, name }).findings.filter((finding) => finding.kind === 'personal' && finding.detail !== 'name_hint')

describe('personal details', () => {
  test.each(Object.keys(kinds))('none of 300 invented details of kind %s is missed under nine disguises', (kind) => {
    const chance = seeded(20_261_122)
    const make = kinds[kind]!
    const missed: string[] = []
    for (let i = 0; i < 300; i++) {
      const detail = make(chance)
      for (const disguise of Object.values(disguises)) {
        const hidden = disguise(detail, kind)
        if (hidden === undefined) continue
        const [before, after] = frames[i % frames.length]!
        const text = `${before}${hidden}${after}`
        const { lane, findings } = screen({ text })
        const overlapping = findings.filter(
          (finding) =>
            finding.kind === 'personal' && finding.end > before.length && finding.start < before.length + hidden.length,
        )
        if (lane === 'new' || overlapping.length === 0) missed.push(text)
      }
    }
    expect(missed).toEqual([])
  })

  test('an undisguised detail is named by its kind and marked exactly', () => {
    const chance = seeded(7)
    for (const [kind, make] of Object.entries(kinds)) {
      const detail = make(chance)
      const finding = foundIn(`Here: ${detail} .`).find((one) => one.detail === kind)
      expect([kind, finding?.start, finding?.end], detail).toEqual([
        kind,
        kind === 'hospital_number' ? finding?.start : 6,
        6 + detail.length,
      ])
    }
  })

  test('a phone number split over name and text is found in both fields, each part within its field', () => {
    const { lane, findings } = screen({ name: 'Dave 07700', text: '900 123 ring me' })
    expect(lane).toBe('flagged')
    expect(findings.map(({ field, start, end }) => [field, start, end])).toEqual([
      ['name', 5, 10],
      ['text', 0, 7],
    ])
    expect(screen({ name: '900123', text: 'ring 07700' }).lane).toBe('flagged')
  })

  test('a phone number in the name alone is found there', () => {
    expect(foundIn('hello', 'Jo 07700 900 461')).toMatchObject([{ field: 'name', detail: 'phone', start: 3, end: 16 }])
  })

  test.each([
    'oh double seven 00 nine hundred one two three',
    'zero 7 seven double oh 9 double oh 1 2 3',
    'O77OO 9OO I23',
    '07700-900-123',
    '(07700) 900123',
    '+44 (0)7700 900123',
    '0044 7700 900123',
    '٠٧٧٠٠ ٩٠٠١٢٣',
    'ring 496 0123',
    '+48 512 345 678',
  ])('the phone number "%s" is found', (text) => {
    expect(foundIn(text).map(({ detail }) => detail)).toContain('phone')
  })

  test.each([
    'Call 999 in an emergency, 111 option 2 for mental health',
    'Samaritans 116 123, Childline 0800 1111, Shout 85258',
    'Ring 0800 183 1485, text SHOUT to 85258, ring 116 123',
    'LS9 deserves better buses',
    'I have been on B12 5mg and vitamin D3 for 2 years',
    'BP was 140/90, then 135/85 and 128/79 on 3 days',
    'Open 9:00-17:00, closed 12:30 to 13:30, on 01/02/2026 and 03/04/2026 10 to 12',
    'In 2019, 2020 and 2021 I waited 18 weeks, 30 weeks and 44 weeks',
    'Two buses down the road, 30 minutes, 5 stops',
    'On the number 49 bus past Roundhay Road',
    'My nan turned 90 in 2024, born and bred in Leeds',
    'Look at leeds.gov.uk',
    'I waited 12 years at this surgery',
    'Half past one to quarter to three, one or two of us',
  ])('nothing personal is seen in "%s"', (text) => {
    expect(foundIn(text).filter(({ detail }) => detail !== 'url')).toEqual([])
  })

  test('a title and a name is a hint that asks nobody to look', () => {
    const { lane, findings } = screen({ text: 'Thank you Dr Okonkwo and the ward' })
    expect(lane).toBe('new')
    expect(findings).toMatchObject([{ kind: 'personal', detail: 'name_hint', start: 10, end: 20 }])
  })
})
