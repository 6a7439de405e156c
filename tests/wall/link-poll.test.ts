import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { poll, pollAfter, pollEvery } from '../../display/wall/link-poll.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A wall that polls; `pages` are the server's answers in order, an Error where it fails. */
const polling = (pages: (string | Error)[], more: (page: unknown) => boolean = () => false) => {
  const asked: number[] = []
  const taken: unknown[] = []
  const ask = async (after: number): Promise<unknown> => {
    asked.push(after)
    const page = pages.shift()
    if (page instanceof Error) throw page
    return page
  }
  const take = (page: unknown): boolean => {
    taken.push(page)
    return more(page)
  }
  const stop = poll({ after: () => taken.length, ask, take })
  return { asked, taken, stop }
}

describe('a wall whose network lets no websocket through', () => {
  it('asks for the feed over plain http after ten seconds and then every three', async () => {
    const { asked, taken } = polling(['one', 'two'])
    await vi.advanceTimersByTimeAsync(pollAfter - 1)
    expect(asked).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(taken).toEqual(['one'])
    await vi.advanceTimersByTimeAsync(pollEvery - 1)
    expect(taken).toEqual(['one'])
    await vi.advanceTimersByTimeAsync(1)
    expect(taken).toEqual(['one', 'two'])
    expect(asked).toEqual([0, 1])
  })

  it('asks at once for the next page while there is more', async () => {
    const { asked } = polling(['full', 'full', 'rest'], (page) => page === 'full')
    await vi.advanceTimersByTimeAsync(pollAfter + 10)
    expect(asked).toEqual([0, 1, 2])
  })

  it('goes on asking a server that fails', async () => {
    const { taken } = polling([new Error('503'), 'one'])
    await vi.advanceTimersByTimeAsync(pollAfter + pollEvery)
    expect(taken).toEqual(['one'])
  })

  it('asks nothing more once it is stopped, and takes no answer that comes too late', async () => {
    const { asked, taken, stop } = polling(['one'])
    vi.advanceTimersByTime(pollAfter)
    stop()
    await vi.advanceTimersByTimeAsync(10 * pollEvery)
    expect(asked).toEqual([0])
    expect(taken).toEqual([])
  })
})
