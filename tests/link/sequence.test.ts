import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { follow } from '../../display/link/sequence.ts'
import type { Read } from '../../display/link/sequence.ts'

const entry = (seq: number): Read<string> => ({ seq, entry: `entry ${seq}` })
const run = (from: number, to: number): Read<string>[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => entry(from + i))

describe('following a gapless feed', () => {
  it('applies what follows and drops what was applied before', () => {
    expect(follow(2, run(1, 4))).toEqual({ apply: ['entry 3', 'entry 4'], last: 4, gap: false })
  })

  it('applies nothing beyond a hole', () => {
    expect(follow(2, [entry(3), entry(5), entry(4)])).toEqual({ apply: ['entry 3'], last: 3, gap: true })
  })

  it('steps over an entry whose number alone can be read', () => {
    expect(follow(0, [entry(1), { seq: 2, damaged: true }, entry(3)])).toEqual({
      apply: ['entry 1', 'entry 3'],
      last: 3,
      gap: false,
    })
  })

  it('takes an entry without a number for the one missing in its place', () => {
    expect(follow(4, [undefined, entry(6), undefined, undefined, entry(9)])).toEqual({
      apply: ['entry 6', 'entry 9'],
      last: 9,
      gap: false,
    })
  })

  it('does not let rubbish hide a hole of another size', () => {
    expect(follow(4, [undefined, entry(7)])).toEqual({ apply: [], last: 4, gap: true })
  })

  it('loses no entry to rubbish between entries that lack nothing', () => {
    expect(follow(4, [entry(5), undefined, entry(6)])).toEqual({ apply: ['entry 5', 'entry 6'], last: 6, gap: false })
  })

  it('applies every entry once and in order, however often the feed is cut, repeated and asked again', () => {
    const cuts = fc.array(fc.record({ back: fc.nat(10), length: fc.integer({ min: 1, max: 20 }), skip: fc.nat(2) }))
    fc.assert(
      fc.property(cuts, (batches) => {
        let last = 0
        const applied: string[] = []
        for (const { back, length, skip } of batches) {
          const first = Math.max(1, last + 1 - back + skip)
          const step = follow(last, run(first, first + length - 1))
          expect(step.gap).toBe(first > last + 1)
          applied.push(...step.apply)
          last = step.last
        }
        expect(applied).toEqual(run(1, last).map((read) => read.entry))
      }),
    )
  })

  it('never moves back and never applies past the first hole of a shuffled batch', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.array(fc.integer({ min: 1, max: 30 })), (from, seqs) => {
        const step = follow(
          from,
          seqs.map((seq) => entry(seq)),
        )
        expect(step.last).toBe(from + step.apply.length)
        expect(step.apply).toEqual(run(from + 1, step.last).map((read) => read.entry))
      }),
    )
  })
})
