import { describe, expect, test } from 'vitest'
import { clockTime, dayAndTime } from '../../../shared/words/clock.ts'
import { catalogues, languages, pickLanguage } from '../../../shared/words/languages.ts'
import { receiptMark } from '../../../shared/words/receipt-mark.ts'

/** Every sentence of a catalogue by its path; a sentence with a gap is written with 7 in it. */
const sentences = (value: unknown, path = ''): [string, string][] => {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, (value as (gap: number) => string)(7)]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`))
}
const said = (language: (typeof languages)[number]): Map<string, string> =>
  new Map(sentences({ ...catalogues[language], questions: {} }))

describe('the catalogues', () => {
  test('say everything in every language, with the same gaps', () => {
    const english = said('en')
    for (const language of languages) {
      const words = said(language)
      expect([...words.keys()]).toEqual([...english.keys()])
      for (const [path, sentence] of words) {
        expect(sentence.trim(), `${language}${path}`).not.toBe('')
        expect(sentence.match(/\{\w+\}|7/g), `${language}${path}`).toEqual(
          english.get(path)?.match(/\{\w+\}|7/g) ?? null,
        )
      }
    }
  })

  test('are translated: no sentence of a page is left in English', () => {
    const same = /^\.(common\.(comma|help\.\d\.(tel|label)|language)|dir|policy\.sections\.\d\.id)$/
    for (const language of ['ur', 'pl'] as const) {
      const english = said('en')
      const left = [...said(language)].filter(([path, sentence]) => sentence === english.get(path) && !same.test(path))
      expect(left).toEqual([])
    }
  })

  test('have the same numbers to call', () => {
    const digits = (language: (typeof languages)[number]): string[] =>
      catalogues[language].common.help.map(({ label, tel }) => `${label.replaceAll(/\D/g, '')} ${tel}`)
    for (const language of languages) {
      expect(digits(language)).toEqual(['999 999', '1112 111', '116123 116123', '08001111 08001111'])
    }
  })
})

test('in Urdu, numbers of several groups are isolated, for they would change places among Arabic letters', () => {
  for (const [path, sentence] of said('ur')) {
    if (path.startsWith('.common.help')) continue
    expect(sentence.replaceAll(/\u2066[^\u2069]*\u2069/g, ''), path).not.toMatch(/\d[\s(-]+\d/)
  }
  expect(catalogues.ur.policy.consentVersion('2026-11-22')).toContain('\u20662026-11-22\u2069')
})

describe('the language of a page', () => {
  test('is the one asked for by name, else the best of the browser, else English', () => {
    expect(pickLanguage('pl', 'ur')).toBe('pl')
    expect(pickLanguage(undefined, 'de-DE, ur-PK;q=0.8, en;q=0.5')).toBe('ur')
    expect(pickLanguage('', 'en;q=0.5, PL;q=0.9')).toBe('pl')
    expect(pickLanguage('de', 'fr')).toBe('en')
    expect(pickLanguage(['pl'], undefined)).toBe('en')
  })

  test('is not one that the browser rules out, or that only looks like one of ours', () => {
    expect(pickLanguage(undefined, 'pl;q=0, plt')).toBe('en')
  })
})

describe('the clock', () => {
  test('goes by the conversation’s time zone, in summer too, with digits and 24 hours in every language', () => {
    const july = Date.UTC(2026, 6, 4, 12, 5)
    for (const language of languages) {
      expect(clockTime(july, catalogues[language].tag, 'Europe/London')).toBe('13:05')
    }
    expect(dayAndTime(july, 'en-GB', 'Europe/London')).toBe('Sat 13:05')
    expect(clockTime(Date.UTC(2026, 0, 1), 'en-GB', 'Europe/London')).toBe('00:00')
  })
})

describe('the mark of a receipt', () => {
  test('changes with everything the page says', () => {
    const plain = { state: 'waiting' as const, sentAt: 1, edited: false }
    const marks = [plain, { ...plain, state: 'approved' as const }, { ...plain, replyAt: 5 }, { ...plain, shownAt: 5 }]
    expect(new Set(marks.map(receiptMark)).size).toBe(marks.length)
  })
})
