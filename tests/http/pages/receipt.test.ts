import { beforeEach, describe, expect, test } from 'vitest'
import type { Receipt } from '../../../shared/api.ts'
import { rejectReasons } from '../../../shared/message.ts'
import { catalogues, languages } from '../../../shared/words/languages.ts'
import { type Behind, moment, openStage, tidy } from '../../public/stage.ts'

type Stage = Awaited<ReturnType<typeof openStage>>
let app: Stage['app']
let behind: Behind
beforeEach(async () => {
  ;({ app, behind } = await openStage())
  return () => app.close()
})

const waiting: Receipt = { state: 'waiting', sentAt: moment, edited: false }
const message = {
  id: 'm1',
  version: 2,
  text: 'More <dentists>',
  source: 'web' as const,
  at: moment,
  sentAt: moment,
  edited: false,
  pinned: false,
}
const page = async (receipt: Receipt, lang = 'en'): Promise<string> => {
  behind.receipts.set('abc', receipt)
  return tidy((await app.inject({ url: `/receipt/abc?lang=${lang}` })).body)
}
const shown: Receipt = { ...waiting, state: 'shown', decidedAt: moment + 120_000, shownAt: moment + 180_000, message }

describe('a receipt', () => {
  test('waits with the time it was sent, by the clock of Leeds', async () => {
    const body = await page(waiting)
    expect(body).toContain('14:02')
    expect(body).toContain('A person reads it')
    expect(body).toMatch(/<noscript><meta http-equiv="refresh" content="15"/)
  })

  test('of a message that waits says nothing of a decision, whatever else is known of it', async () => {
    const told = { ...waiting, decidedAt: moment + 60_000, reason: 'abuse', shownAt: moment + 90_000 }
    const strip = (body: string): string => body.replace(/data-mark="[^"]*"/, '')
    expect(strip(await page(told))).toBe(strip(await page(waiting)))
  })

  test('shows the words as the city sees them, and says when they were edited', async () => {
    const plain = await page(shown)
    expect(plain).toContain('Shown, as you wrote it')
    expect(plain).toContain('More &lt;dentists&gt;</blockquote>')
    const edited = await page({ ...shown, edited: true, message: { ...message, edited: true } })
    expect(edited).toContain('Shown, edited for privacy')
    expect(edited).not.toContain('as you wrote it')
  })

  test('says why in words for each reason, in every language', async () => {
    for (const language of languages) {
      for (const reason of rejectReasons) {
        const body = await page({ ...waiting, state: 'not_shown', reason }, language)
        expect(body).toContain(catalogues[language].reasons[reason])
      }
    }
    expect(await page({ ...waiting, state: 'not_shown', reason: 'unheard_of' })).toContain(catalogues.en.reasons.other)
  })

  test('has the same help lines in every state', async () => {
    const help = (body: string): string | undefined => /<p class="callout".*?<\/p>/s.exec(body)?.[0]
    const usual = help(await page(waiting))
    expect(usual).toContain('116 123')
    for (const state of ['approved', 'shown', 'not_shown', 'taken_down', 'erased'] as const) {
      expect(help(await page({ ...waiting, state }))).toBe(usual)
    }
  })

  test('carries an answer, escaped, also while it waits', async () => {
    const body = await page({ ...waiting, reply: 'Call <us>', replyAt: moment })
    expect(body).toContain('<blockquote class="reply" dir="auto">Call &lt;us&gt;</blockquote>')
  })

  test('is for its sender alone: no cache keeps it and no search engine lists it', async () => {
    behind.receipts.set('abc', waiting)
    const answer = await app.inject({ url: '/receipt/abc' })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).toContain('<meta name="robots" content="noindex" />')
  })

  test('that nobody knows is a kind page, with the help lines', async () => {
    for (const url of ['/receipt/none', '/receipt/none/take-down', '/receipt/%3Cscript%3E']) {
      const answer = await app.inject({ url })
      expect(answer.statusCode).toBe(404)
      expect(answer.body).toContain('This page is not here')
      expect(answer.body).toContain('116 123')
      expect(answer.body).not.toContain('<script>')
    }
  })
})

describe('taking down', () => {
  test('asks first, then erases, and says so', async () => {
    behind.receipts.set('abc', shown)
    const asked = await app.inject({ url: '/receipt/abc/take-down?lang=ur' })
    expect(asked.body).toContain(catalogues.ur.takeDown.title)
    expect(behind.receipts.get('abc')?.state).toBe('shown')
    const done = await app.inject({ method: 'POST', url: '/receipt/abc/take-down?lang=ur' })
    expect(done.statusCode).toBe(303)
    expect(done.headers.location).toBe('/receipt/abc?lang=ur')
    const after = (await app.inject({ url: '/receipt/abc' })).body
    expect(after).toContain('Your words are removed')
    expect(after).not.toMatch(/dentists|take-down|http-equiv/)
  })

  test('of what is not there changes nothing', async () => {
    expect((await app.inject({ method: 'POST', url: '/receipt/none/take-down' })).statusCode).toBe(404)
  })
})
