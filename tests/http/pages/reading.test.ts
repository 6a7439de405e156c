import { beforeEach, describe, expect, test } from 'vitest'
import { rejectReasons } from '../../../shared/message.ts'
import type { PublicMessage } from '../../../shared/message.ts'
import { consentVersion } from '../../../shared/words/consent.ts'
import { catalogues, languages } from '../../../shared/words/languages.ts'
import { type Behind, moment, openStage, tidy } from '../../public/stage.ts'

type Stage = Awaited<ReturnType<typeof openStage>>
let app: Stage['app']
let behind: Behind
beforeEach(async () => {
  ;({ app, behind } = await openStage())
  return () => app.close()
})

const voice = (id: string, more: Partial<PublicMessage> = {}): PublicMessage => ({
  id,
  version: 1,
  text: `words of ${id}`,
  source: 'web',
  at: moment,
  sentAt: moment,
  edited: false,
  pinned: false,
  ...more,
})
const get = async (url: string): Promise<string> => tidy((await app.inject({ url })).body)
const listOf = (body: string): string => body.slice(body.indexOf('<ol class="voices"'), body.indexOf('</ol>'))

describe('the text twin', () => {
  test('says what the city said, newest first, with name, place, source and time', async () => {
    behind.voices = [
      voice('b', { name: 'Ana', area: 'ward/Armley', edited: true }),
      voice('a', { source: 'mastodon', handle: '@a@example.org' }),
    ]
    const list = listOf(await get('/'))
    expect(list.indexOf('words of b')).toBeLessThan(list.indexOf('words of a'))
    expect(list).toMatch(/Ana.*Armley.*web.*Sat 14:02.*edited for privacy.*All of Leeds.*@a@example\.org/s)
    expect(list).toMatch(/data-slot="edited" hidden>edited for privacy/)
  })

  test('escapes what people wrote, in words, names and handles', async () => {
    const naughty = '"><img src=x onerror=alert(1)>'
    behind.voices = [voice(naughty, { text: naughty, name: naughty, handle: naughty, area: `ward/${naughty}` })]
    expect(await get('/')).not.toContain('<img')
  })

  test('begins with the latest 200 and the place in the feed from which scripts go on', async () => {
    behind.voices = Array.from({ length: 250 }, (_, i) => voice(`v${i}`))
    behind.entries = [{ seq: 1, kind: 'show', at: moment }]
    const list = listOf(await get('/'))
    expect(list.match(/class="voice"/g)).toHaveLength(200)
    expect(list).toContain('data-last="1"')
  })

  test('in a panic it holds no words of anybody, only the calm sentence', async () => {
    behind.voices = [voice('a')]
    behind.calm = true
    const body = await get('/')
    expect(body).not.toContain('words of a')
    expect(body).toMatch(/id="calm">We are pausing/)
  })

  test('is not blank when nobody has spoken', async () => {
    expect(await get('/')).toMatch(/id="empty">No voice is here yet/)
  })
})

describe('the policy', () => {
  test('counts what came, was shown, edited, refused and why, and waits', async () => {
    const table = /<table>.*<\/table>/s.exec(await get('/policy'))?.[0].replaceAll(/<[^>]*>/g, ' ') ?? ''
    expect(table).toMatch(/Received\s+250\s+Shown\s+201\s+of these, edited for privacy\s+7\s+Waiting[^\d]+21/)
    expect(table).toMatch(/Not shown\s+28\s+Personal details\s+20\s+Advertising\s+8/)
  })

  test('holds the consent wording with its version, every reason and the help lines, in every language', async () => {
    for (const language of languages) {
      const body = await get(`/policy?lang=${language}`)
      const words = catalogues[language]
      expect(body).toContain(words.join.consent)
      expect(body).toContain(consentVersion)
      for (const reason of rejectReasons) expect(body).toContain(words.reasons[reason])
      for (const section of words.policy.sections) expect(body).toContain(`id="${section.id}"`)
      expect(body).toContain('tel:116123')
    }
  })

  test('both may be kept for two seconds by anybody, no longer', async () => {
    for (const url of ['/', '/policy']) {
      expect((await app.inject({ url })).headers['cache-control']).toBe('public, max-age=2')
    }
  })
})
