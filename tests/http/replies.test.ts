import { beforeAll, describe, expect, it } from 'vitest'
import { feedRoutes } from '../../server/http/feed.ts'
import { openHttp } from '../../server/http/server.ts'
import { readSettings } from '../../server/settings.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse({ env: { LIMIT_PER_DEVICE: '3' } })
  return () => house[Symbol.asyncDispose]()
}, 60_000)

const typeOf = async (reply: Response): Promise<[number, string]> => [
  reply.status,
  ((await reply.json()) as { type: string }).type,
]

describe('a body of another type', () => {
  it('is refused as such, plain text as well', async () => {
    const reply = await house.ask('POST', '/api/messages', 'hello', { 'content-type': 'text/plain' })
    expect(await typeOf(reply)).toEqual([415, '/problems/wrong-type'])
  })

  it('signs nobody in when it is a form, which only pages may post', async () => {
    const form = new URLSearchParams({ name: 'admin', password: 'a long test password' })
    const headers = { origin: house.base }
    const reply = await fetch(`${house.base}/api/sign-in`, { method: 'POST', headers, body: form })
    expect(await typeOf(reply)).toEqual([415, '/problems/wrong-type'])
    expect(reply.headers.getSetCookie()).toEqual([])
    expect((await fetch(`${house.base}/join`, { method: 'POST', headers, body: form })).status).toBe(200)
  })
})

describe('a cursor', () => {
  it.each([
    '/api/feed?after=',
    '/api/feed?after=1.5',
    '/api/feed?after=99999999999999999',
    '/api/desk/messages?lane=new&after=',
    '/api/desk/messages?lane=new&after=yesterday',
    '/api/desk/messages?lane=new&after=12-AB',
  ])('that is none is refused, never read as the beginning: %s', async (path) => {
    expect(await typeOf(await house.ask('GET', path))).toEqual([400, '/problems/invalid'])
  })

  it('that a page gave is taken', async () => {
    for (const text of ['The first of two', 'The second of two']) await house.held((await house.send(text)).id)
    const read = async (more: string) =>
      (await (await house.ask('GET', `/api/desk/messages?lane=new&limit=1${more}`)).json()) as {
        messages: { text: string }[]
        next?: string
      }
    const first = await read('')
    const second = await read(`&after=${first.next}`)
    expect([...first.messages, ...second.messages].map(({ text }) => text)).toEqual([
      'The first of two',
      'The second of two',
    ])
    expect((await house.ask('GET', '/api/feed?after=0')).status).toBe(200)
  })
})

describe('a sender whose answer was lost', () => {
  it('gets it again for the same key, though the limit refuses new messages', async () => {
    const body = (key: string) => ({ text: 'Sent once, asked for often', consent: true, key })
    const first = await house.ask('POST', '/api/messages', body(crypto.randomUUID()))
    const device = first.headers.getSetCookie()[0]!.split(';')[0]!
    const send = (key: string) => house.ask('POST', '/api/messages', body(key), { cookie: device })
    const key = crypto.randomUUID()
    const answer = (await (await send(key)).json()) as { receipt: string }
    await send(crypto.randomUUID())
    await send(crypto.randomUUID())
    expect((await send(crypto.randomUUID())).status).toBe(429)
    const expectAgain = async (same: string): Promise<void> => {
      const again = await send(same)
      expect(again.status).toBe(201)
      expect(await again.json()).toEqual(answer)
    }
    await expectAgain(key)
    await expectAgain(key.toUpperCase())
    const gone = { method: 'POST', redirect: 'manual', headers: { origin: house.base } } as const
    expect((await fetch(`${house.base}/receipt/${answer.receipt}/take-down`, gone)).status).toBe(303)
    await expectAgain(key)
  })
})

describe('a cache', () => {
  it('may keep a page of the feed for two seconds, and never an error', async () => {
    expect((await house.ask('GET', '/api/feed')).headers.get('cache-control')).toBe('public, max-age=2')
    const http = await openHttp(readSettings({ LOG_LEVEL: 'silent' }, false))
    feedRoutes(http, () => Promise.reject(new Error('the store is gone')))
    const reply = await http.inject('/api/feed')
    expect([reply.statusCode, reply.headers['cache-control']]).toEqual([500, 'no-store'])
    await http.close()
  })

  it('keeps nothing that is private', async () => {
    const { receipt } = (await (
      await house.ask(
        'POST',
        '/api/messages',
        { text: 'Mine', consent: true, key: crypto.randomUUID() },
        { cookie: '' },
      )
    ).json()) as { receipt: string }
    const replies = [
      house.ask('GET', '/api/me'),
      house.ask('GET', '/api/me', undefined, { cookie: '' }),
      house.ask('GET', '/api/desk/status'),
      house.ask('GET', '/api/desk/messages?lane=new', undefined, { cookie: '' }),
      house.ask('GET', `/api/receipts/${receipt}`),
      house.ask('GET', '/api/receipts/none'),
      house.ask('POST', '/api/messages', { text: 'Mine too', consent: true, key: crypto.randomUUID() }, { cookie: '' }),
      house.ask('POST', '/api/sign-in', { name: 'admin', password: 'a long test password' }),
      house.ask('POST', '/api/sign-in', { name: 'admin', password: 'another' }),
      house.ask('POST', '/api/sign-out', undefined, { cookie: '' }),
    ]
    for (const reply of await Promise.all(replies)) {
      expect(reply.headers.get('cache-control'), `${reply.url} ${reply.status}`).toBe('no-store')
    }
  })
})
