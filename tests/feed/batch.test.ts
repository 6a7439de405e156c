import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { batchWindow, openBatcher } from '../../server/feed/batch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const open = () => {
  const sent: string[][] = []
  return {
    sent,
    batcher: openBatcher<string>(
      (items) => sent.push(items),
      (item) => item.startsWith('!'),
    ),
  }
}

describe('sending entries', () => {
  it('gives the first after quiet at once and those of the next 50 ms as one array', () => {
    const { sent, batcher } = open()
    batcher.push(['a'])
    batcher.push(['b'])
    batcher.push(['c'])
    expect(sent).toEqual([['a']])
    vi.advanceTimersByTime(batchWindow)
    expect(sent).toEqual([['a'], ['b', 'c']])
    vi.advanceTimersByTime(batchWindow)
    batcher.push(['d'])
    expect(sent.at(-1)).toEqual(['d'])
  })

  it('never lets a take-down wait, and keeps the order', () => {
    const { sent, batcher } = open()
    batcher.push(['a'])
    batcher.push(['b'])
    batcher.push(['!c'])
    expect(sent).toEqual([['a'], ['b', '!c']])
  })

  it('loses nothing when it stops', () => {
    const { sent, batcher } = open()
    batcher.push(['a'])
    batcher.push(['b'])
    batcher.stop()
    expect(sent.flat()).toEqual(['a', 'b'])
  })
})
