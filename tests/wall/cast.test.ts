import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cast, openCast } from '../../display/wall/motion/cast.ts'
import { dwell } from '../../display/wall/motion/dwell.ts'
import type { Voice } from '../../display/wall/motion/fair.ts'
import { poseOf, stillPoseOf } from '../../display/wall/motion/pose.ts'

const voice = (id: string, more: Partial<Voice> = {}): Voice => ({
  id,
  author: id,
  source: 'web',
  words: 12,
  pinned: false,
  shown: 0,
  spotlit: 0,
  ...more,
})

const run = (cast: Cast, from: number, to: number, each: (now: number) => void = () => {}): void => {
  for (let now = from; now <= to; now += 100) {
    cast.tick(now)
    each(now)
  }
}
const standing = (cast: Cast): string[] =>
  cast
    .cards()
    .filter((card) => card.gone === undefined)
    .map((card) => card.id)

describe('who is on the wall', () => {
  test('a new voice is on the wall at once when nothing else is', () => {
    const cast = openCast({ seats: 5 })
    cast.show(voice('a'))
    expect(cast.tick(0).map((card) => [card.id, card.seat])).toEqual([['a', 0]])
  })

  test('a new voice is on an empty wall in the very tick, however long the wall had been idle', () => {
    const cast = openCast({ seats: 5 })
    expect(cast.tick(10_000)).toEqual([])
    cast.show(voice('a'))
    expect(cast.tick(10_000).map((card) => card.id)).toEqual(['a'])
  })

  test('a new voice does not wait while shown ones fill the wall', () => {
    const cast = openCast({ seats: 5 })
    cast.know(Array.from({ length: 30 }, (_, i) => voice(`old-${i}`)))
    run(cast, 0, 4_000)
    cast.show(voice('new'))
    expect(cast.tick(4_500).map((card) => card.id)).toEqual(['new'])
  })

  test('every card stays at least six seconds and words / 2.5 seconds once it has grown', () => {
    const cast = openCast({ seats: 5 })
    const came = new Map<string, number>()
    const left = new Map<string, number>()
    for (let i = 0; i < 40; i++) cast.show(voice(`v${i}`, { words: 10 + (i % 3) * 20 }))
    run(cast, 0, 120_000, (now) => {
      const here = standing(cast)
      for (const id of here) if (!came.has(id)) came.set(id, now)
      for (const id of came.keys()) if (!here.includes(id) && !left.has(id)) left.set(id, now)
    })
    expect(left.size).toBeGreaterThan(20)
    for (const [id, end] of left) {
      const words = 10 + (Number(id.slice(1)) % 3) * 20
      expect(end - (came.get(id) ?? 0)).toBeGreaterThanOrEqual(dwell(words, 'side'))
    }
  })

  test('all of 40 voices get their turn before anyone is shown again', () => {
    const cast = openCast({ seats: 5 })
    const order: string[] = []
    for (let i = 0; i < 40; i++) cast.show(voice(`v${i}`))
    for (let now = 0; now < 300_000 && order.length < 45; now += 100)
      order.push(...cast.tick(now).map((card) => card.id))
    expect(new Set(order.slice(0, 40)).size).toBe(40)
  })

  test('one author never holds two cards, however much they send', () => {
    const cast = openCast({ seats: 6 })
    for (let i = 0; i < 50; i++) cast.show(voice(`loud-${i}`, { author: 'loud' }))
    for (let i = 0; i < 5; i++) cast.show(voice(`quiet-${i}`))
    const seen = new Set<string>()
    run(cast, 0, 30_000, () => {
      const here = standing(cast)
      for (const id of here) seen.add(id)
      expect(here.filter((id) => id.startsWith('loud')).length).toBeLessThanOrEqual(1)
    })
    expect([...seen].filter((id) => id.startsWith('quiet'))).toHaveLength(5)
  })

  test('voices with no place get their share of the spotlight', () => {
    const cast = openCast({ seats: 5 })
    const spotlit = { ring: 0, all: 0 }
    cast.know(Array.from({ length: 60 }, (_, i) => voice(`v${i}`, i % 3 === 0 ? {} : { area: `ward/W${i % 7}` })))
    for (let now = 0; now < 1_500_000; now += 100)
      for (const card of cast.tick(now))
        if (card.seat === 0) {
          spotlit.all++
          if (Number(card.id.slice(1)) % 3 === 0) spotlit.ring++
        }
    expect(spotlit.all).toBeGreaterThan(60)
    expect(spotlit.ring / spotlit.all).toBeGreaterThan(0.25)
  })

  test('pinned voices come back more often', () => {
    const cast = openCast({ seats: 5 })
    const times = new Map<string, number>()
    cast.know(Array.from({ length: 60 }, (_, i) => voice(`v${i}`, { pinned: i === 7 })))
    for (let now = 0; now < 900_000; now += 100)
      for (const { id } of cast.tick(now)) times.set(id, (times.get(id) ?? 0) + 1)
    const others = [...times].filter(([id]) => id !== 'v7').map(([, n]) => n)
    expect(times.get('v7')).toBeGreaterThan(2 * Math.max(...others))
  })

  test('the wall never empties itself while it has a voice', () => {
    const cast = openCast({ seats: 5 })
    cast.show(voice('only'))
    run(cast, 0, 120_000, () => expect(standing(cast)).toEqual(['only']))
  })

  test('a voice that is taken away is gone at once and never comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 60_000 }), (which, when) => {
        const cast = openCast({ seats: 5 })
        for (let i = 0; i < 20; i++) cast.show(voice(`v${i}`, { pinned: i % 4 === 0 }))
        run(cast, 0, when)
        cast.remove(`v${which}`)
        expect(cast.cards().map((card) => card.id)).not.toContain(`v${which}`)
        run(cast, when, when + 60_000, () => expect(cast.cards().map((card) => card.id)).not.toContain(`v${which}`))
      }),
      { numRuns: 30 },
    )
  })
})

describe('how a card moves', () => {
  const card = { x: 100, y: 100, w: 200, h: 100 }
  const place = { x: 900, y: 500 }

  test('it grows out of its place, stands in its slot, and shrinks back', () => {
    expect(poseOf({ born: 0 }, 0, card, place)).toMatchObject({ x: 900, y: 500, alpha: 0 })
    expect(poseOf({ born: 0 }, 2_000, card, place)).toMatchObject({ x: 200, y: 150, scale: 1, alpha: 1 })
    expect(poseOf({ born: 0, gone: 5_000 }, 6_000, card, place)).toMatchObject({ x: 900, y: 500, alpha: 0 })
  })

  test('it never jumps from one frame to the next', () => {
    for (let now = 16; now < 1_200; now += 16) {
      const [a, b] = [poseOf({ born: 0 }, now - 16, card, place), poseOf({ born: 0 }, now, card, place)]
      expect(Math.abs(b.scale - a.scale)).toBeLessThan(0.09)
      expect(Math.abs(b.alpha - a.alpha)).toBeLessThan(0.2)
    }
  })

  test('for people who asked for less motion it only fades, where it stands', () => {
    for (const now of [0, 100, 300, 900])
      expect(stillPoseOf({ born: 0 }, now, card)).toMatchObject({ x: 200, y: 150, scale: 1 })
    expect(stillPoseOf({ born: 0 }, 0, card).alpha).toBe(0)
    expect(stillPoseOf({ born: 0 }, 900, card).alpha).toBe(1)
  })
})
