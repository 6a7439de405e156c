import { describe, expect, it } from 'vitest'
import type { FeedSnapshot } from '../../shared/feed.ts'
import { openSnapshots } from '../../server/feed/snapshot.ts'

const open = () => {
  let [clock, last, reads] = [1_000_000, 10, 0]
  const read = async (): Promise<FeedSnapshot> => {
    reads++
    return { snapshot: [], last, calm: false }
  }
  return {
    snapshots: openSnapshots(read, () => clock),
    reads: () => reads,
    pass: (ms: number) => void (clock += ms),
    go: (to: number) => void (last = to),
  }
}

describe('a snapshot', () => {
  it('is read once for a crowd that asks at once', async () => {
    const { snapshots, reads } = open()
    await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 ? snapshots.get(0) : snapshots.json(0))))
    expect(reads()).toBe(1)
  })

  it('is given for two seconds and not longer', async () => {
    const { snapshots, reads, pass, go } = open()
    await snapshots.get(0)
    go(11)
    pass(1_999)
    expect((await snapshots.get(0)).last).toBe(10)
    pass(1)
    expect((await snapshots.get(0)).last).toBe(11)
    expect(reads()).toBe(2)
  })

  it('is worthless from the moment something was taken down', async () => {
    const { snapshots, reads } = open()
    await snapshots.get(0)
    snapshots.heard([{ seq: 11, kind: 'show', at: 1 }])
    await snapshots.get(0)
    expect(reads()).toBe(1)
    snapshots.heard([{ seq: 12, kind: 'withdraw', at: 1, id: 'm' }])
    await snapshots.get(0)
    expect(reads()).toBe(2)
  })

  it('that is too far behind to go on from is read again', async () => {
    const { snapshots, go } = open()
    await snapshots.get(0)
    go(9_000)
    expect((await snapshots.get(4_000)).last).toBe(9_000)
  })
})
