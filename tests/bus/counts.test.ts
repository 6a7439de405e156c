import { describe, expect, test } from 'vitest'
import { openCounts } from '../../server/bus/counts.ts'

describe('counts in memory', () => {
  test('of too many keys are forgotten from the oldest window on, and only those of the same kind', async () => {
    const counts = openCounts(() => 0, 2)
    await counts.count('sign-in', 'a', 60_000)
    for (const key of ['a', 'b', 'c']) await counts.count('messages', key, 60_000)
    const n = async (kind: string, key: string) => (await counts.count(kind, key, 60_000)).n
    expect([await n('messages', 'c'), await n('messages', 'b'), await n('messages', 'a')]).toEqual([2, 2, 1])
    expect(await n('sign-in', 'a')).toBe(2)
  })

  test('say how long their window still lasts', async () => {
    const clock = { now: 1_000_000 }
    const counts = openCounts(() => clock.now)
    await counts.count('sign-in', 'a', 60_000)
    clock.now += 20_000
    expect(await counts.count('sign-in', 'a', 60_000)).toEqual({ n: 2, endsInMs: 40_000 })
    clock.now += 40_000
    expect(await counts.count('sign-in', 'a', 60_000)).toEqual({ n: 1, endsInMs: 60_000 })
  })
})
