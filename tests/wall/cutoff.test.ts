import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awayAtStart, cutoffRules, elapsed, forEver, mayStay, reachOf } from '../../display/wall/cutoff.ts'
import type { CutoffRules } from '../../display/wall/cutoff.ts'
import { message } from './link-samples.ts'

const minute = 60_000
const day = 24 * 60 * minute
const held = (since: number) => ({ message: message('a'), since })

describe('what a wall that is cut off may still show', () => {
  it('is everything within ten minutes', () => {
    expect(reachOf(0, cutoffRules)).toBe('all')
    expect(reachOf(10 * minute - 1, cutoffRules)).toBe('all')
    expect(reachOf(10 * minute, cutoffRules)).toBe('stood')
  })

  it('is what had stood from ten minutes to seven days', () => {
    expect(reachOf(7 * day - 1, cutoffRules)).toBe('stood')
    expect(reachOf(7 * day, cutoffRules)).toBe('none')
  })

  it('follows its settings, and the limit where it is shorter than the first wait', () => {
    const rules: CutoffRules = { ...cutoffRules, grace: 2 * minute, limit: minute }
    expect(reachOf(minute - 1, rules)).toBe('all')
    expect(reachOf(minute, rules)).toBe('none')
  })

  it('is nothing where the time without contact is no time at all', () => {
    for (const away of [NaN, Infinity, -Infinity, -1, forEver]) expect(reachOf(away, cutoffRules)).toBe('none')
  })

  it('had stood with thirty minutes at the moment of the cut, and not a millisecond less', () => {
    const cut = 100 * minute
    expect(mayStay(held(cut - 30 * minute), cut, 'stood', cutoffRules)).toBe(true)
    expect(mayStay(held(cut - 30 * minute + 1), cut, 'stood', cutoffRules)).toBe(false)
    expect(mayStay(held(cut + minute), cut, 'stood', cutoffRules)).toBe(false)
    expect(mayStay(held(NaN), cut, 'stood', cutoffRules)).toBe(false)
  })

  it('does not grow while the cut lasts', () => {
    const cut = 20 * minute
    expect(mayStay(held(0), cut, reachOf(60 * minute, cutoffRules), cutoffRules)).toBe(false)
  })

  it('holds nothing of X, however long it had stood', () => {
    const post = { ...held(0), message: { ...held(0).message, source: 'x' as const } }
    expect(mayStay(held(0), day, 'stood', cutoffRules)).toBe(true)
    expect(mayStay(post, day, 'stood', cutoffRules)).toBe(false)
    expect(mayStay(post, day, 'all', cutoffRules)).toBe(true)
  })

  it('is the question and the map alone after the limit', () => {
    expect(mayStay(held(0), day, 'none', cutoffRules)).toBe(false)
  })
})

describe('counting the time without contact', () => {
  const at = (wall: number, mono: number) => ({ wall, mono })

  it('goes by whichever clock counted more', () => {
    expect(elapsed(at(1_000, 10), at(1_000 + minute, 20))).toBe(minute)
    expect(elapsed(at(1_000, 10), at(1_001, 10 + minute))).toBe(minute)
  })

  it('does not shrink because a clock was set back', () => {
    expect(elapsed(at(day, 0), at(0, 11 * minute))).toBe(11 * minute)
    expect(elapsed(at(day, 50), at(0, 0))).toBe(0)
  })

  it('goes on over a reload of the page', () => {
    expect(awayAtStart({ away: 9 * minute, savedAt: 1_000 }, 1_000 + 2 * minute)).toBe(11 * minute)
  })

  it('forgives a clock corrected by less than a minute and believes no clock set back further', () => {
    expect(awayAtStart({ away: 0, savedAt: day }, day - minute)).toBe(minute)
    expect(awayAtStart({ away: 0, savedAt: day }, day - minute - 1)).toBe(forEver)
    expect(reachOf(awayAtStart({ away: 0, savedAt: day }, 0), cutoffRules)).toBe('none')
  })

  it('never lets more be shown after a longer silence', () => {
    const order = { all: 2, stood: 1, none: 0 }
    const silence = fc.double({ min: 0, max: 20 * day, noNaN: true })
    fc.assert(
      fc.property(silence, silence, (a, b) => {
        const [short, long] = a < b ? [a, b] : [b, a]
        expect(order[reachOf(long, cutoffRules)]).toBeLessThanOrEqual(order[reachOf(short, cutoffRules)])
      }),
    )
  })
})
