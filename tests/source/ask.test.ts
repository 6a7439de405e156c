import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { ask, mayAskAgainAt } from '../../server/source/ask.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
const options = { signal: new AbortController().signal, timeoutMs: 300, maxBytes: 1_000 }

describe('a request to a network', () => {
  test('brings JSON and headers', async () => {
    const url = await serve((_, reply) => reply.setHeader('x-left', '7').end('{"a":"é"}'))
    const answer = await ask(url, options)
    expect(answer).toMatchObject({ kind: 'answer', body: { a: 'é' } })
    expect(answer.kind === 'answer' && answer.headers.get('x-left')).toBe('7')
  })

  test('is given up when the answer is larger than allowed, however it is sent', async () => {
    const url = await serve((_, reply) => {
      for (let n = 0; n < 100; n++) reply.write(`"${'x'.repeat(1_000)}"`)
      reply.end()
    })
    expect(await ask(url, options)).toEqual({ kind: 'failed', words: 'its answer is too large' })
  })

  test('is given up when the answer does not come, or does not end', async () => {
    const silent = await serve(() => undefined)
    const dripping = await serve((_, reply) => void reply.write('['))
    for (const url of [silent, dripping]) {
      expect(await ask(url, options)).toEqual({ kind: 'failed', words: 'it does not answer in time' })
    }
  })

  test('follows no redirect', async () => {
    const asked: string[] = []
    const url = await serve((request, reply) => {
      asked.push(request.url ?? '')
      reply.writeHead(302, { location: '/inside' }).end()
    })
    expect(await ask(url, options)).toMatchObject({ kind: 'refused', status: 302 })
    expect(asked).toEqual(['/'])
  })

  test('tells in words what is no JSON, and what cannot be reached', async () => {
    const url = await serve((_, reply) => reply.end('<html>'))
    expect(await ask(url, options)).toEqual({ kind: 'failed', words: 'its answer is not JSON' })
    expect(await ask('http://127.0.0.1:9/', options)).toEqual({ kind: 'failed', words: 'it cannot be reached' })
  })
})

describe('the time at which a refused asker may come again', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')
  test.each([
    ['Retry-After in seconds', { 'retry-after': '30' }, now + 30_000],
    ['Retry-After as a date', { 'retry-after': 'Sun, 22 Nov 2026 12:01:00 GMT' }, now + 60_000],
    ["Mastodon's reset", { 'x-ratelimit-reset': '2026-11-22T12:05:00.000Z' }, now + 300_000],
    ['a reset in epoch seconds', { 'ratelimit-reset': String(now / 1_000 + 10) }, now + 10_000],
    ['a time long past', { 'x-ratelimit-reset': '2020-01-01T00:00:00Z' }, now],
    ['a time far ahead, as an hour', { 'retry-after': '999999' }, now + 3_600_000],
  ])('%s', (_, headers: Record<string, string>, at) => {
    expect(mayAskAgainAt(new Headers(headers), now)).toBe(at)
  })

  test('is unknown when nothing readable is said', () => {
    expect(mayAskAgainAt(new Headers(), now)).toBeUndefined()
    expect(mayAskAgainAt(new Headers({ 'retry-after': 'soon' }), now)).toBeUndefined()
  })
})
