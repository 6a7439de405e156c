import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { poll, pollAfter, pollEvery } from '../../display/wall/link-poll.ts'

let server: Server
let asked: string[]
let origin: string
let answer: () => unknown
let stop: () => void

beforeEach(async () => {
  asked = []
  server = createServer((request, reply) => {
    asked.push(request.url ?? '')
    const body = answer()
    reply.statusCode = body === undefined ? 503 : 200
    reply.end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(async () => {
  stop()
  vi.useRealTimers()
  await new Promise((resolve) => server.close(resolve))
})

/** Lets what is under way over real sockets come to its end. */
const settled = async (count: number): Promise<void> => {
  while (vi.getTimerCount() === 0 || asked.length < count) await new Promise((resolve) => setImmediate(resolve))
}

describe('a wall whose network lets no websocket through', () => {
  it('asks for the feed over plain http after ten seconds and then every three', async () => {
    const pages: unknown[] = []
    answer = () => ({ entries: [], last: 4 })
    stop = poll({ origin, after: () => 4, take: (page) => pages.push(page) < 0 })
    vi.advanceTimersByTime(pollAfter - 1)
    expect(asked).toEqual([])
    vi.advanceTimersByTime(1)
    await settled(1)
    vi.advanceTimersByTime(pollEvery)
    await settled(2)
    expect(asked).toEqual(['/api/feed?after=4', '/api/feed?after=4'])
    expect(pages).toEqual([
      { entries: [], last: 4 },
      { entries: [], last: 4 },
    ])
  })

  it('asks at once for the next page while there is more', async () => {
    let last = 0
    answer = () => ({ last })
    stop = poll({ origin, after: () => last, take: () => ++last < 3 })
    vi.advanceTimersByTime(pollAfter)
    await settled(1)
    vi.advanceTimersByTime(0)
    await settled(2)
    vi.advanceTimersByTime(0)
    await settled(3)
    vi.advanceTimersByTime(pollEvery - 1)
    expect(asked).toEqual(['/api/feed?after=0', '/api/feed?after=1', '/api/feed?after=2'])
  })

  it('goes on asking a server that answers with an error', async () => {
    const take = vi.fn<() => boolean>()
    answer = () => undefined
    stop = poll({ origin, after: () => 0, take })
    vi.advanceTimersByTime(pollAfter)
    await settled(1)
    answer = () => ({})
    vi.advanceTimersByTime(pollEvery)
    await settled(2)
    expect(take).toHaveBeenCalledOnce()
  })

  it('asks nothing more once it is stopped', async () => {
    answer = () => ({})
    stop = poll({ origin, after: () => 0, take: () => false })
    vi.advanceTimersByTime(pollAfter)
    await settled(1)
    stop()
    vi.advanceTimersByTime(10 * pollEvery)
    expect(vi.getTimerCount()).toBe(0)
    expect(asked).toHaveLength(1)
  })
})
