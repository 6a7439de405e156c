import { beforeAll, describe, expect, test } from 'vitest'
import type { Lane } from '../../../shared/message.ts'
import { type House, openHouse, until } from '../../support/house.ts'

// The pages in the real house: a person without a script, from the form to the wall and back.
let house: House
beforeAll(async () => {
  house = await openHouse()
  return () => house[Symbol.asyncDispose]()
}, 60_000)

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(house.base + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: house.base, ...headers },
    body: new URLSearchParams(fields),
  })
const page = async (path: string): Promise<string> => (await fetch(house.base + path)).text()
const good = { text: 'A bus that waits for the last nurse', area: 'ward/Armley', name: 'Jo', consent: 'yes' }
const formKey = async (): Promise<string> => /name="key" value="([^"]+)"/.exec(await page('/join'))?.[1] ?? ''

const sent = async (fields: Record<string, string> = {}): Promise<string> => {
  const answer = await post('/join', { ...good, key: await formKey(), ...fields, step: 'send' })
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

/** The message with these words once it stands in that lane. */
const held = (text: string, lane: Lane = 'new') =>
  until(async () => (await house.lane(lane)).find((message) => message.text === text), `"${text}" in ${lane}`)

describe('a message sent without a script', () => {
  test('is held, read by a person, and then on the receipt and on the listening page', async () => {
    const path = await sent()
    expect(await page(path)).toContain('A person reads it')
    expect(await page('/')).not.toContain(good.text)
    const { id, version, area, name } = await held(good.text)
    expect({ area, name }).toEqual({ area: 'ward/Armley', name: 'Jo' })
    expect((await house.decide(id, { action: 'approve', version })).status).toBe(200)
    expect(await page(path)).toContain('Read by a person')
    expect(await page(path)).toContain(`${good.text}</blockquote>`)
    expect(await page('/')).toContain(good.text)
  })

  test('and posted twice from one form is one message', async () => {
    const key = await formKey()
    const text = 'Twice pressed, once meant'
    expect(await sent({ key, text })).toBe(await sent({ key, text }))
    await held(text)
    expect((await house.lane('new')).filter((message) => message.text === text)).toHaveLength(1)
  })

  test('is gone from everywhere when its sender takes it down', async () => {
    const text = 'Something I would rather not have said'
    const path = await sent({ text })
    const { id, version } = await held(text)
    await house.decide(id, { action: 'approve', version })
    expect(await page('/')).toContain(text)
    const answer = await post(`${path}/take-down`, {})
    expect(answer.status).toBe(303)
    expect(await page(path)).toContain('Your words are removed')
    expect(await page('/')).not.toContain(text)
    expect(JSON.stringify(await house.feed())).not.toContain(text)
  })

  test('that sounds like a crisis waits like any other, on a page with the same words', async () => {
    const text = 'I want to end my life tonight'
    const [calm, crisis] = [await sent({ text: 'More benches in the park' }), await sent({ text })]
    await held('More benches in the park')
    await held(text, 'crisis')
    const still = async (path: string): Promise<string> =>
      (await page(path)).replaceAll(path.slice('/receipt/'.length), 'CODE').replaceAll(/\d\d:\d\d/g, 'TIME')
    expect(await still(crisis)).toBe(await still(calm))
  })

  test('not shown, its receipt says why in words', async () => {
    const text = 'Buy my patent pills'
    const path = await sent({ text })
    const { id, version } = await held(text)
    await house.decide(id, { action: 'reject', version, reason: 'advert' })
    expect(await page(path)).toContain('It advertises something.')
    expect(await page('/policy')).toMatch(/Advertising<\/th>\s*<td>1</)
  })

  test('from another site it is refused, and names no browser to a reader', async () => {
    const answer = await post('/join', { ...good, step: 'send' }, { origin: 'http://elsewhere.example' })
    expect(answer.status).toBe(403)
    expect((await fetch(`${house.base}/join`)).headers.getSetCookie()).toEqual([])
    expect((await post('/join', good)).headers.getSetCookie().join()).toMatch(/headrow_device=.*HttpOnly/)
  })
})

test('every page goes out under the strict policy, with its built styles and scripts', async () => {
  for (const path of ['/', '/join', '/policy']) {
    const answer = await fetch(house.base + path)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    const body = await answer.text()
    const files = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file]) => file)
    expect(files.length).toBeGreaterThanOrEqual(2)
    for (const file of files) expect((await fetch(house.base + file)).status).toBe(200)
  }
  expect((await fetch(`${house.base}/icon.svg`)).headers.get('content-type')).toBe('image/svg+xml')
})
