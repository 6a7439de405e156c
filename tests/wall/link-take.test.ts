import { describe, expect, it } from 'vitest'
import { watchCutoff } from '../../display/wall/cutoff-watch.ts'
import { cutoffRules } from '../../display/wall/cutoff.ts'
import { reportApplied } from '../../display/wall/link-applied.ts'
import { idOf } from '../../display/wall/link-state.ts'
import { takeIn } from '../../display/wall/link-take.ts'
import type { LinkedView } from '../../display/wall/link-draw.ts'
import { hello, message, panic, shown, stateWith, withdrawn } from './link-samples.ts'

const minute = 60_000

/** A wall in memory: `log` is what the view was told, in order. */
const wall = (state = stateWith([])) => {
  const log: string[] = []
  const copied: string[] = []
  let mono = 0
  const now = () => ({ wall: 1_000_000 + mono, mono })
  const view: LinkedView = {
    settings: (settings) => log.push(settings.question),
    reset: async (messages) => void log.push(`reset ${messages.map((each) => each.id).join()}`),
    apply: async (changes) => void log.push(...changes.map((change) => `${change.kind} ${idOf(change)}`)),
    calm: (on) => {
      const last = log.findLast((word) => word.endsWith('calm'))
      const word = on ? 'calm' : 'no calm'
      if (word !== (last ?? 'no calm')) log.push(word)
    },
    onShown: () => {},
  }
  const copy = {
    changed: (ids: readonly string[], atOnce: boolean) => copied.push(`${ids.join()}${atOnce ? ' at once' : ''}`),
    anew: () => copied.push('anew'),
    write: async () => {},
    stop: () => {},
  }
  const watch = watchCutoff(cutoffRules, now, undefined)
  const applied = reportApplied(() => true)
  const take = takeIn({ view, state, watch, copy, applied, mono: () => mono })
  return { take, log, copied, state, pass: (minutes: number) => (mono += minutes * minute) }
}

describe('a wall taking in what it hears', () => {
  it('shows its copy before any network', () => {
    const { take, log } = wall({ ...stateWith([shown(1, 'a'), panic(2, true)]), settings: hello().settings })
    take.start()
    expect(log).toEqual(['What would help?', 'calm', 'reset a'])
  })

  it('keeps calm until the entries after the hello are in, whichever of the two is newer', () => {
    const { take, log, state } = wall()
    take.hello(hello({ calm: true }))
    take.entries([panic(1, true), panic(2, false)], 2, false)
    expect(log.at(-1)).toBe('calm')
    take.entries([panic(3, true)], 3, true)
    expect(state.calm).toBe(true)
    expect(log.at(-1)).toBe('calm')
    take.entries([panic(4, false)], 4, true)
    expect(log.at(-1)).toBe('no calm')
  })

  it('ends a calm of its copy by the word of the hello, once the server is heard to have nothing more', () => {
    const { take, log } = wall(stateWith([panic(1, true)]))
    take.start()
    take.hello(hello({ calm: false }))
    expect(log.at(-1)).not.toBe('no calm')
    take.heard()
    expect(log.at(-1)).toBe('no calm')
  })

  it('brings hidden messages back only with the difference applied', () => {
    const { take, log, pass } = wall(stateWith([shown(1, 'a'), shown(2, 'b')]))
    take.start()
    pass(11)
    take.review()
    expect(log.slice(-2)).toEqual(['remove a', 'remove b'])
    take.hello(hello())
    expect(log.filter((word) => word.startsWith('show'))).toEqual([])
    take.entries([withdrawn(3, 'a')], 3, true)
    expect(log.slice(-2)).toEqual(['What would help?', 'show b'])
  })

  it('forgets its messages after the limit, and asks for them all again', () => {
    const { take, log, copied, state, pass } = wall(stateWith([shown(7, 'a')]))
    pass(7 * 24 * 60)
    take.review()
    expect(log).toEqual(['remove a'])
    expect(state).toMatchObject({ last: 0 })
    expect(copied).toEqual(['anew'])
  })

  it('shows nothing of a rehearsal on a wall of the real conversation', () => {
    const rehearsal = { ...hello().settings, rehearsal: true }
    const { take, log, state } = wall({ ...stateWith([shown(1, 'a')]), settings: rehearsal })
    take.start()
    expect(take.hello(hello())).toBe(false)
    expect(log).toContain('remove a')
    expect(state.last).toBe(0)
    expect(take.hello(hello())).toBe(true)
  })

  it('writes a take-down to its copy at once, and news with other news', () => {
    const { take, copied } = wall()
    take.entries([shown(1, 'a')], 1, true)
    take.entries([withdrawn(2, 'a')], 2, true)
    take.snapshot({ snapshot: [message('b')], last: 9_000, calm: false })
    expect(copied).toEqual(['a', 'a at once', 'anew'])
  })

  it('counts how long a message has stood by the clock of its server', () => {
    const { take, state } = wall()
    take.hello(hello({ now: 50 * minute }))
    take.entries(
      [
        { ...shown(1, 'a'), at: 10 * minute },
        { ...shown(2, 'b'), at: 60 * minute },
      ],
      2,
      true,
    )
    expect(state.messages.get('a')?.since).toBe(-40 * minute)
    expect(state.messages.get('b')?.since).toBe(0)
  })
})
