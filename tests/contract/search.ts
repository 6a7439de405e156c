import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Arrival } from '../../server/intake/admit.ts'
import type { Site, Server } from '../support/site.ts'

/** What the search of every store finds. */
export const searchContract = (open: () => Promise<Site>): void => {
  describe('search', () => {
    let site: Site
    let server: Server
    beforeAll(async () => {
      site = await open()
      server = await site.server()
    })
    afterAll(async () => {
      await server[Symbol.asyncDispose]()
      await site[Symbol.asyncDispose]()
    })
    const find = (asked: string, limit = 10) => server.store.search(asked, limit)
    const sent = async (text: string, more: Partial<Arrival> = {}) => (await server.arrived(text, more)).id

    test('words begin with what is asked, in any case, and all of them are there', async () => {
      const id = await sent('Physiotherapy closer to Harehills')
      const other = await sent('Physiotherapy in Otley')
      expect(new Set(await find('PHYSIO'))).toEqual(new Set([id, other]))
      expect(await find('hare physio')).toEqual([id])
      expect(await find('hare otley')).toEqual([])
      expect(await find('therapy')).toEqual([])
    })

    test('the name and the handle are found, and words across them and the text', async () => {
      const id = await sent('Longer visiting hours', {
        source: 'mastodon',
        name: 'Wilhelmina',
        handle: '@wil.b@hachyderm.io',
      })
      expect(await find('wilhel')).toEqual([id])
      expect(await find('hachyderm')).toEqual([id])
      expect(await find('wilhelmina visiting')).toEqual([id])
    })

    test.each([
      ['Polish', 'Łódzka przychodnia jest świetna', ['łódz', 'ŁÓDZKA', 'ŚWIETNA', 'przych']],
      ['Urdu', '”مجھے ڈاکٹر کی ضرورت ہے، شکریہ“', ['ڈاکٹر', 'ڈاک', 'شکریہ', 'مجھے']],
      ['Punjabi', 'ਮੈਨੂੰ ਡਾਕਟਰ ਦੀ ਲੋੜ ਹੈ।', ['ਡਾਕਟਰ', 'ਮੈਨੂੰ', 'ਡਾਕ', 'ਲੋੜ']],
      ['Arabic', 'أريد موعدًا مع الطبيب؟', ['موعد', 'الطبيب']],
      ['Greek', 'ΠΕΡΙΣΣΌΤΕΡΟΙ γιατροί', ['περισσ', 'ΓΙΑΤΡ']],
    ])('%s words are found as they are written', async (_language, text, all) => {
      const id = await sent(text)
      for (const asked of all) expect(await find(asked), asked).toEqual([id])
    })

    test.each([
      ['a slash', 'The dietitian/podiatrist was late', ['podiatrist', 'dietitian/podiatrist']],
      ['a hyphen', 'A walk-in-centre for Bramley-Baths', ['centre', 'walk-in', 'baths']],
      ['an address', 'See fizzwig.nhs.uk/appointments?x=1', ['nhs', 'appointments', 'fizzwig']],
      ['an apostrophe', 'My carer’s kettlebell and the nurse\'s "tambourine"', ['tambourine', 'carer', 'nurse s']],
      ['an e-mail address', 'write to marigold@turnip.example', ['turnip', 'marigold']],
      ['curly quotes and dashes', '“Xylophone—zither”…quietly', ['xylophone', 'zither', 'quietly']],
      ['signs of mark-up', '<b>Bagpipes</b> &amp; <trombone>', ['bagpipes', 'trombone']],
      ['figures', 'Ward 7B, 2.75 hours, -38 degrees, +442079460', ['7b', '75', '38', '4420']],
      ['underscores and tags', '#HSCLeeds_Sousaphone', ['sousaphone', 'hscleeds']],
    ])('words on both sides of %s are words', async (_what, text, all) => {
      const id = await sent(text)
      for (const asked of all) expect(await find(asked), asked).toContain(id)
    })

    test('nothing in what is asked is a query language', async () => {
      const id = await sent('Marmalade for the ward')
      const signs = [
        '"',
        "'",
        '(',
        ')',
        '&',
        '|',
        '!',
        ':',
        '*',
        '\\',
        '\0',
        '<->',
        '^',
        '-',
        '{',
        '}',
        '%',
        '_',
        ';--',
        ':*',
      ]
      for (const sign of signs) {
        expect(await find(`${sign}marmal${sign} ${sign}ward${sign}`), sign).toEqual([id])
        expect(await find(sign), sign).toEqual([])
      }
      for (const asked of ['marmalade OR nothingness', 'marmalade NOT ward', 'text:marmalade', 'marmalade NEAR ward']) {
        expect(await find(asked), asked).toEqual([])
      }
      expect(await find('')).toEqual([])
    })

    test('what is asked may be as long as it likes', async () => {
      const long = 'ghijk'.repeat(400)
      const id = await sent(long)
      expect(await find(long)).toEqual([id])
      expect(await find(`${long}${long}`)).toEqual([])
      expect(await find('ward '.repeat(5_000))).toHaveLength(2)
    })

    test('the newest come first, no more than asked for', async () => {
      const ids = []
      for (let i = 0; i < 5; i++) ids.push(await sent(`Kaleidoscope number ${i}`))
      expect(await find('kaleidoscope', 3)).toEqual(ids.toReversed().slice(0, 3))
    })

    test('what is not screened yet is not found', async () => {
      const id = await server.take('Unicycles for district nurses')
      expect([[], [id]]).toContainEqual(await find('unicycles'))
      await server.screened(id)
      expect(await find('unicycles')).toEqual([id])
    })
  })
}
