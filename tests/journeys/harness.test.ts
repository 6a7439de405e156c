import { type Server as HttpServer, createServer } from 'node:http'
import { Server as SocketServer } from 'socket.io'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { faultsOf, forgetFaults, inChromium, noFaults, useBrowser } from './harness/browser.ts'
import { freePort } from '../support/port.ts'
import { recordWall } from './harness/sockets.ts'
import { until } from './harness/until.ts'

/** A stand-in for the house: it answers with the page of a test, and speaks on /wall as the test says. */
let http: HttpServer
let sockets: SocketServer
let url = ''
let html = ''

beforeEach(async () => {
  const port = await freePort()
  http = createServer((request, response) => {
    response.writeHead(request.url === '/' ? 200 : 500, { 'content-type': 'text/html' })
    response.end(`<!doctype html><title>Stand-in</title><link rel="icon" href="data:,">${html}`)
  })
  sockets = new SocketServer(http)
  await new Promise<void>((resolve) => void http.listen(port, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${port}/`
})
afterEach(async () => {
  html = ''
  await sockets.close()
})

inChromium('the watch over a page', () => {
  const { open } = useBrowser()

  test.each([
    ['an error in the console', '<script>console.error("the lamp is out")</script>', 'console: the lamp is out'],
    ['an uncaught error', '<script>throw new Error("no oil")</script>', 'page error: Error: no oil'],
    ['a dialog', '<script>alert("boo")</script>', 'dialog: boo'],
    ['an answer of 500', '<img src="/gone.png">', 'answer 500'],
    ['a third party', '<img src="http://127.0.0.1:9/far.png">', 'third party: http://127.0.0.1:9/far.png'],
    ['a socket to a third party', '<script>new WebSocket("ws://127.0.0.1:9/far")</script>', 'third party: ws:'],
  ])('sees %s', async (_what, body, words) => {
    html = body
    const page = await open(url)
    await until('the fault is seen', () => faultsOf(page).some((fault) => fault.startsWith(words)))
    expect(() => noFaults(page)).toThrow('to deeply equal')
    expect(() => noFaults(page, [/./])).not.toThrow()
    forgetFaults(page)
    expect(faultsOf(page)).toEqual([])
  })

  test('sees nothing wrong with a quiet page, and draws WebGL on it', async () => {
    html = '<p>quiet</p><script>console.log("hello")</script>'
    const page = await open(url)
    const hasWebGl = await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)
    expect(hasWebGl).toBe(true)
    noFaults(page)
  })
})

describe('the recorder of a feed', () => {
  const entry = (seq: number): object => ({ seq, kind: 'show', at: 0, id: `m${seq}` })
  const wall = (...batches: object[][]): void => {
    sockets.of('/wall').on('connection', (socket) => {
      socket.emit('hello', { protocol: 1 })
      for (const batch of batches) socket.emit('feed', batch)
    })
  }

  test('takes what is next, drops what comes again, and calls the rest a gap', async () => {
    wall([entry(1), entry(2)], [entry(2), entry(5)])
    using recording = await recordWall(url)
    await recording.waitFor('entry 5', ({ seq }) => seq === 5)
    expect(recording.gaps).toEqual(['5 came after 2'])
    expect(recording.repeats).toEqual([2])
    expect(recording.last()).toBe(5)
  })

  test('goes on from a snapshot without a gap', async () => {
    sockets.of('/wall').on('connection', (socket) => {
      socket.emit('hello', { protocol: 1 })
      socket.emit('snapshot', { snapshot: [], last: 9_000, calm: false })
      socket.emit('feed', [entry(9_001)])
    })
    using recording = await recordWall(url)
    await recording.waitFor('entry 9001', ({ seq }) => seq === 9_001)
    expect(recording.gaps).toEqual([])
    expect(recording.snapshots).toHaveLength(1)
  })

  test('comes back from where it was', async () => {
    const asked: unknown[] = []
    sockets.of('/wall').on('connection', (socket) => {
      asked.push(socket.handshake.auth['after'])
      socket.emit('hello', { protocol: 1 })
      socket.emit('feed', [entry(asked.length)])
      if (asked.length === 1) setTimeout(() => socket.conn.close(), 50)
    })
    using recording = await recordWall(url)
    await recording.waitFor('entry 2', ({ seq }) => seq === 2)
    expect(asked).toEqual([0, 1])
    expect(recording.gaps).toEqual([])
  })
})
