import { describe, expect, it } from 'vitest'
import { isNewer, reloadIn, reloadPause, serverOf } from '../../display/link/build.ts'
import { retryDelay, retryIn } from '../../display/link/socket.ts'
import { protocolVersion } from '../../shared/feed.ts'

describe('a page meeting another build', () => {
  it('gives way to another build and to a newer protocol, and not to its own', () => {
    expect(isNewer({ protocol: protocolVersion, build: 'b' }, 'a')).toBe(true)
    expect(isNewer({ protocol: protocolVersion + 1, build: 'a' }, 'a')).toBe(true)
    expect(isNewer({ protocol: protocolVersion, build: 'a' }, 'a')).toBe(false)
    expect(isNewer({ protocol: protocolVersion, build: 'b' }, undefined)).toBe(false)
  })

  it('reads protocol and build from a hello that otherwise fits no schema', () => {
    expect(serverOf({ protocol: 9, build: 'z', settings: 'new shape' })).toEqual({ protocol: 9, build: 'z' })
    for (const wrong of [undefined, null, 7, 'hello', {}, { protocol: '1', build: 'a' }]) {
      expect(serverOf(wrong)).toBeUndefined()
    }
  })

  it('reloads itself at once the first time and then not again before the pause is over', () => {
    const now = 1_000_000_000
    expect(reloadIn(undefined, now)).toBe(0)
    expect(reloadIn(now - 1_000, now)).toBe(reloadPause - 1_000)
    expect(reloadIn(now - reloadPause, now)).toBe(0)
  })

  it('does not wait for years where the clock was set back since the last reload', () => {
    expect(reloadIn(2_000_000_000, 1_000_000_000)).toBe(0)
  })
})

describe('waiting between two attempts', () => {
  it('doubles from a fifth of a second to five seconds, each with chance of its own', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((n) => retryIn(n, 1))).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000])
    expect(retryIn(50, 0)).toBe(retryDelay.max / 2)
  })
})
