import { connect } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  return () => house[Symbol.asyncDispose]()
}, 60_000)

/** Sends these bytes as they are and reads until the server closes: fetch would make them good first. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(house.app.port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
  })
const request = (method: string, path: string, more = ''): Promise<string> =>
  raw(`${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${house.app.port}\r\n${more}Connection: close\r\n\r\n`)

const expectProblem = (answer: string, status: number, type: string): void => {
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  expect(head).toContain(`HTTP/1.1 ${status} `)
  expect(head.toLowerCase()).toContain('content-type: application/problem+json')
  expect(head.toLowerCase()).toContain('cache-control: no-store')
  expect(JSON.parse(body)).toEqual({
    type: `/problems/${type}`,
    status,
    title: expect.any(String),
    detail: expect.any(String),
  })
  expect(body).not.toMatch(/zz|E0|aaa|HELLO|FST_|HPE_/)
}

describe('a request that reaches no route', () => {
  it.each([
    ['an address that cannot be decoded', '/%zz', 400, 'bad-address'],
    ['a receipt that cannot be decoded', '/receipt/%E0%A4%A', 400, 'bad-address'],
    ['a receipt of 300 characters', `/receipt/${'a'.repeat(300)}`, 414, 'address-too-long'],
    ['the folder of files', '/assets/', 404, 'not-found'],
    ['the folder above the files', '/assets/..', 404, 'not-found'],
    ['a file above the files', '/assets/%2e%2e/.sources', 404, 'not-found'],
    ['a file with NUL in its name', '/assets/%00', 404, 'not-found'],
  ])('is answered with a problem that does not repeat it: %s', async (_name, path, status, type) => {
    expectProblem(await request('GET', path), status, type)
  })

  it('is answered with a problem when it is no HTTP', async () => {
    expectProblem(await raw('HELLO THERE\r\n\r\n'), 400, 'bad-request')
    expectProblem(await request('FOO', '/'), 400, 'bad-request')
    expectProblem(await request('GET', '/', `X-A: ${'a'.repeat(20_000)}\r\n`), 431, 'header-too-large')
  })

  it.each(['OPTIONS', 'DELETE', 'PUT', 'PATCH', 'TRACE', 'PROPFIND'])(
    'is answered with a problem when no address takes its method: %s',
    async (method) => {
      for (const path of ['/', '/api/feed', '/api/messages', '/api/desk/status']) {
        expectProblem(await request(method, path), 404, 'not-found')
      }
    },
  )

  it('with HEAD gets the head of what GET gets', async () => {
    for (const [path, status] of [
      ['/', 200],
      ['/api/feed', 200],
      ['/api/desk/status', 401],
      ['/nothing', 404],
    ]) {
      const [head, body] = (await request('HEAD', String(path))).split('\r\n\r\n')
      expect(head).toContain(`HTTP/1.1 ${status} `)
      expect(body).toBe('')
    }
  })

  it('of HTTP/1.0 without a host, from an opaque origin, is from elsewhere', async () => {
    const [head] = (
      await raw(
        'POST /api/desk/panic HTTP/1.0\r\nOrigin: null\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"on":true}',
      )
    ).split('\r\n')
    expect(head).toBe('HTTP/1.1 403 Forbidden')
  })
})
