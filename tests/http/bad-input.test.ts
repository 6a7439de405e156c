import { beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../shared/api.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  return () => house[Symbol.asyncDispose]()
}, 60_000)

const message = (more: Record<string, unknown> = {}) => ({
  text: 'Hello Leeds',
  consent: true,
  key: crypto.randomUUID(),
  ...more,
})

const expectProblem = async (reply: Response, status: number, type: string): Promise<Problem> => {
  expect(reply.status).toBe(status)
  expect(reply.headers.get('content-type')).toContain('application/problem+json')
  const body = (await reply.json()) as Problem
  expect(body).toMatchObject({ type: `/problems/${type}`, status, title: expect.any(String) })
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|at \w+ \(/)
  return body
}

describe('a message that is not as it should be', () => {
  it.each([
    ['invalid JSON', '{"text": "he', 400, 'bad-request'],
    ['an empty body', '', 400, 'bad-request'],
    ['a list', '[]', 400, 'invalid'],
    ['null', 'null', 400, 'invalid'],
    ['a number as text', JSON.stringify(message({ text: 5 })), 400, 'invalid'],
    ['no consent', JSON.stringify(message({ consent: false })), 400, 'invalid'],
    ['no key', JSON.stringify({ text: 'x', consent: true }), 400, 'invalid'],
    ['a key that is no UUID', JSON.stringify(message({ key: '1' })), 400, 'invalid'],
    ['an unknown field', JSON.stringify(message({ lat: 53.8 })), 400, 'invalid'],
    ['10,000 characters', JSON.stringify(message({ text: 'a'.repeat(10_000) })), 400, 'invalid'],
    ['only white space', JSON.stringify(message({ text: ' \n\t ' })), 400, 'invalid'],
    ['nothing that shows', JSON.stringify(message({ text: '\u0000\u200b\u2060' })), 400, 'invalid'],
    ['a long name', JSON.stringify(message({ name: 'n'.repeat(41) })), 400, 'invalid'],
    ['an area that is not in the gazetteer', JSON.stringify(message({ area: 'ward/Atlantis' })), 400, 'invalid'],
    ['a point as area', JSON.stringify(message({ area: '53.8,-1.5' })), 400, 'invalid'],
    ['a body of 1 MB', JSON.stringify(message({ text: 'a'.repeat(1_000_000) })), 413, 'too-large'],
  ])('is answered with a problem: %s', async (_name, body, status, type) => {
    await expectProblem(await house.ask('POST', '/api/messages', body), status, type)
  })

  it('is answered with a problem: another content type', async () => {
    await expectProblem(
      await house.ask('POST', '/api/messages', 'hi', { 'content-type': 'text/csv' }),
      415,
      'wrong-type',
    )
  })

  it('names the field that is wrong', async () => {
    const body = await expectProblem(
      await house.ask('POST', '/api/messages', message({ text: 'a'.repeat(10_000) })),
      400,
      'invalid',
    )
    expect(body.errors?.[0]).toMatchObject({ field: 'text' })
  })
})

describe('odd characters', () => {
  it.each([
    ['a lone surrogate', 'lone \ud800 surrogate', 'lone \ufffd surrogate'],
    ['NUL', 'nul\u0000here', 'nulhere'],
    ['a right-to-left override', 'abc\u202edef', 'abcdef'],
    ['zalgo', `e${'\u0301'.repeat(30)}`, `e${'\u0301'.repeat(3)}`],
    ['a line separator', 'one\u2028two', 'one\ntwo'],
    ['an emoji family', '👩‍👩‍👧‍👦 care', '👩‍👩‍👧‍👦 care'],
    ['HTML', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('are kept as they are or by the named normalisation: %s', async (_name, sent, stored) => {
    const reply = await house.ask('POST', '/api/messages', message({ text: sent }))
    expect(reply.status).toBe(201)
    const { id } = (await reply.json()) as { id: string }
    expect((await house.held(id)).text).toBe(stored)
  })
})

describe('a request from elsewhere', () => {
  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['a cross-site page', { origin: '', 'sec-fetch-site': 'cross-site' }],
  ])('is refused: %s', async (_name, headers) => {
    await expectProblem(await house.ask('POST', '/api/messages', message(), headers), 403, 'foreign-origin')
    await expectProblem(await house.ask('POST', '/api/desk/panic', { on: true }, headers), 403, 'foreign-origin')
  })

  it('without Origin passes only as a message without a cookie', async () => {
    const post = (path: string, cookie?: string, body: object = message()) =>
      fetch(house.base + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(cookie !== undefined && { cookie }) },
        body: JSON.stringify(body),
      })
    expect((await post('/api/messages')).status).toBe(201)
    await expectProblem(await post('/api/messages', house.cookie), 403, 'foreign-origin')
    await expectProblem(await post('/api/desk/panic', house.cookie, { on: true }), 403, 'foreign-origin')
  })
})

describe('the desk', () => {
  it('answers nobody who is not signed in', async () => {
    for (const [method, path, body] of [
      ['GET', '/api/desk/messages?lane=new', undefined],
      ['GET', '/api/desk/status', undefined],
      ['POST', '/api/desk/panic', { on: true }],
      ['POST', '/api/desk/messages/x/decisions', { action: 'approve', version: 1 }],
      ['POST', '/api/desk/screens', { name: 'x' }],
    ] as const) {
      await expectProblem(await house.ask(method, path, body, { cookie: '' }), 401, 'signed-out')
      await expectProblem(await house.ask(method, path, body, { cookie: 'headrow=made-up' }), 401, 'signed-out')
    }
  })

  it('answers a wrong password like an unknown name', async () => {
    for (const name of ['admin', 'nobody']) {
      await expectProblem(
        await house.ask('POST', '/api/sign-in', { name, password: 'not this one' }),
        401,
        'wrong-password',
      )
    }
  })

  it('answers unknown ids, lanes, actions and fields with a problem', async () => {
    await expectProblem(
      await house.ask('POST', '/api/desk/messages/none/decisions', { action: 'approve', version: 1 }),
      404,
      'not-found',
    )
    await expectProblem(
      await house.ask('POST', '/api/desk/messages/none/decisions', { action: 'publish', version: 1 }),
      400,
      'invalid',
    )
    await expectProblem(
      await house.ask('POST', '/api/desk/messages/none/decisions', { action: 'approve' }),
      400,
      'invalid',
    )
    await expectProblem(await house.ask('GET', '/api/desk/messages?lane=secret'), 400, 'invalid')
    await expectProblem(await house.ask('GET', '/api/feed?after=-1'), 400, 'invalid')
    await expectProblem(await house.ask('GET', '/api/receipts/none'), 404, 'not-found')
    await expectProblem(await house.ask('GET', '/api/nothing-here'), 404, 'not-found')
  })

  it('ends a session at once when somebody signs out', async () => {
    const reply = await house.ask('POST', '/api/sign-in', { name: 'admin', password: 'a long test password' })
    const cookie = reply.headers.getSetCookie()[0]!.split(';')[0]!
    expect((await house.ask('GET', '/api/me', undefined, { cookie })).status).toBe(200)
    expect((await house.ask('POST', '/api/sign-out', undefined, { cookie })).status).toBe(204)
    expect((await house.ask('GET', '/api/me', undefined, { cookie })).status).toBe(204)
    expect((await house.ask('GET', '/api/desk/status', undefined, { cookie })).status).toBe(401)
  })
})

describe('the same key again', () => {
  it('is the same message with the same answer', async () => {
    const body = message({ text: 'Sent twice on a bad line' })
    const answers = await Promise.all([1, 2, 3].map(() => house.ask('POST', '/api/messages', body)))
    expect(answers.map((reply) => reply.status)).toEqual([201, 201, 201])
    const [first, ...rest] = await Promise.all(answers.map((reply) => reply.json()))
    for (const other of rest) expect(other).toEqual(first)
    const rows = await house.app.db
      .selectFrom('message')
      .select('id')
      .where('text', '=', 'Sent twice on a bad line')
      .execute()
    expect(rows).toHaveLength(1)
  })
})

describe('every page and file', () => {
  it('comes with a policy that lets nothing in from elsewhere', async () => {
    for (const path of ['/', '/join', '/wall', '/desk', '/policy']) {
      const reply = await house.ask('GET', path)
      expect(reply.status, path).toBe(200)
      expect(reply.headers.get('content-security-policy')).toMatch(/default-src 'self'/)
      expect(reply.headers.get('content-security-policy')).not.toMatch(/unsafe|upgrade-insecure|https?:/)
      expect(reply.headers.get('referrer-policy')).toBe('same-origin')
    }
  })
})
