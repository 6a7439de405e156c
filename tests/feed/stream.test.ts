import { describe, expect, it } from 'vitest'
import { openStream } from '../../server/feed/stream.ts'
import { until } from '../support/house.ts'

interface Entry {
  seq: number
}

describe('following a sequence', () => {
  it('emits what is beyond the last, in order and once, however often it is woken', async () => {
    const rows: Entry[] = []
    const seen: number[] = []
    await using stream = openStream<Entry>({
      start: 0,
      read: async (after) => rows.filter((row) => row.seq > after).slice(0, 3),
      isUrgent: () => false,
      failed: () => undefined,
    })
    stream.onEntries((entries) => seen.push(...entries.map((entry) => entry.seq)))
    for (let seq = 1; seq <= 20; seq++) {
      rows.push({ seq })
      stream.wake()
      if (seq % 4 === 0) stream.wake()
    }
    await until(() => seen.length >= 20)
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    expect(stream.sent()).toBe(20)
  })

  it('needs no wake-up: the poll finds what a lost one meant', async () => {
    const rows: Entry[] = []
    const seen: number[] = []
    await using stream = openStream<Entry>({
      start: 0,
      read: async (after) => rows.filter((row) => row.seq > after),
      isUrgent: () => false,
      failed: () => undefined,
    })
    stream.onEntries((entries) => seen.push(...entries.map((entry) => entry.seq)))
    rows.push({ seq: 1 })
    await until(() => seen.length === 1)
    expect(seen).toEqual([1])
  })

  it('reads again after a failure and skips nothing', async () => {
    const rows: Entry[] = [{ seq: 1 }, { seq: 2 }]
    const seen: number[] = []
    const failures: unknown[] = []
    let broken = true
    await using stream = openStream<Entry>({
      start: 0,
      read: async (after) => {
        if (broken) throw new Error('the disk is away')
        return rows.filter((row) => row.seq > after)
      },
      isUrgent: () => false,
      failed: (error) => failures.push(error),
    })
    stream.onEntries((entries) => seen.push(...entries.map((entry) => entry.seq)))
    stream.wake()
    await until(() => failures.length > 0)
    broken = false
    await until(() => seen.length === 2)
    expect(seen).toEqual([1, 2])
  })
})

describe('a sequence that nobody hears', () => {
  it('is passed over unread, and read from its end once somebody does', async () => {
    const rows: Entry[] = [{ seq: 1 }, { seq: 2 }, { seq: 3 }]
    const seen: number[] = []
    let reads = 0
    let heard = false
    await using stream = openStream<Entry>({
      start: 0,
      read: async (after) => {
        reads++
        return rows.filter((row) => row.seq > after)
      },
      isUrgent: () => false,
      unheard: { is: () => !heard, last: async () => rows.length },
      failed: () => undefined,
    })
    stream.onEntries((entries) => seen.push(...entries.map((entry) => entry.seq)))
    stream.wake()
    await until(() => stream.sent() === 3)
    expect(reads).toBe(0)
    heard = true
    rows.push({ seq: 4 })
    stream.wake()
    await until(() => seen.length === 1)
    expect(seen).toEqual([4])
  })
})
