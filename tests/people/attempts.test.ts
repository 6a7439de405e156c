import { describe, expect, it } from 'vitest'
import { openAttempts } from '../../server/people/attempts.ts'

const open = (max: number, bound?: number) => {
  const clock = { now: 1_000_000 }
  return { clock, tries: openAttempts(max, 60_000, () => clock.now, bound) }
}

describe('failures', () => {
  it('are counted by key, and the seconds to wait are those until the window ends', () => {
    const { clock, tries } = open(2)
    expect([tries.begin('a'), tries.begin('a')]).toEqual([undefined, undefined])
    clock.now += 20_000
    expect(tries.begin('a')).toBe(40)
    expect(tries.begin('b')).toBeUndefined()
    clock.now += 40_000
    expect(tries.begin('a')).toBeUndefined()
  })

  it('are not what went well', () => {
    const { tries } = open(2)
    for (let i = 0; i < 10; i++) {
      expect(tries.begin('a')).toBeUndefined()
      tries.takeBack('a')
    }
  })

  it('of too many keys are forgotten from the oldest on', () => {
    const { tries } = open(1, 2)
    for (const key of ['a', 'b', 'c']) tries.begin(key)
    expect([tries.begin('c'), tries.begin('b'), tries.begin('a')]).toEqual([60, 60, undefined])
  })
})
