import { describe, expect, it } from 'vitest'
import { watchCutoff } from '../../display/wall/cutoff-watch.ts'
import type { Contact } from '../../display/wall/cutoff-watch.ts'
import { cutoffRules } from '../../display/wall/cutoff.ts'
import { applyEntries } from '../../display/wall/link-state.ts'
import { shown, stateWith, withdrawn } from './link-samples.ts'

const minute = 60_000
const wallStart = 1_000_000_000

/** A watch over two clocks that a test moves by minutes. */
const watching = (before?: Contact, wallNow = wallStart) => {
  const clock = { wall: wallNow, mono: 0 }
  const watch = watchCutoff(cutoffRules, () => ({ ...clock }), before)
  const pass = (minutes: number): void => {
    clock.wall += minutes * minute
    clock.mono += minutes * minute
  }
  return { watch, clock, pass }
}

/** 'old' has stood for 40 minutes when the server falls silent, 'young' for 10. */
const cutWall = () => {
  const wall = watching()
  const state = stateWith([shown(1, 'old')], wall.watch.standing)
  wall.pass(30)
  applyEntries(state, [shown(2, 'young')], wall.watch.standing)
  wall.pass(10)
  wall.watch.heard()
  return { ...wall, state }
}
const young = { kind: 'show', message: shown(2, 'young').message }

describe('a wall that hears nothing of its server', () => {
  it('shows all for ten minutes, then what had stood when the cut came, however long the cut lasts', () => {
    const { watch, pass, state } = cutWall()
    pass(9.9)
    expect(watch.review(state)).toEqual([])
    pass(0.1)
    expect(watch.review(state)).toEqual([{ kind: 'remove', id: 'young' }])
    pass(60)
    expect(watch.review(state)).toEqual([])
    expect(watch.visible(state).map((message) => message.id)).toEqual(['old'])
  })

  it('shows nothing after seven days', () => {
    const { watch, pass, state } = cutWall()
    pass(7 * 24 * 60)
    expect(watch.review(state)).toHaveLength(2)
    expect(watch.visible(state)).toEqual([])
  })

  it('brings back what it hid once the server is heard', () => {
    const { watch, pass, state } = cutWall()
    pass(20)
    watch.review(state)
    watch.heard()
    expect(watch.review(state)).toEqual([young])
    expect(watch.review(state)).toEqual([])
  })

  it('does not bring back what was taken down meanwhile', () => {
    const { watch, pass, state } = cutWall()
    pass(20)
    watch.review(state)
    expect(watch.pass(applyEntries(state, [withdrawn(3, 'young')], watch.standing))).toEqual([])
    watch.heard()
    expect(watch.review(state)).toEqual([])
  })

  it('shows a message it hid when the feed brings it changed', () => {
    const { watch, pass, state } = cutWall()
    pass(20)
    watch.review(state)
    const changes = applyEntries(state, [shown(3, 'young', { pinned: true })], watch.standing)
    expect(watch.pass(changes)).toMatchObject([{ kind: 'show', message: { id: 'young', pinned: true } }])
  })

  it('hides the same with the clock set back in the middle of the cut', () => {
    const { watch, clock, pass, state } = cutWall()
    clock.wall -= 1_000 * minute
    pass(10)
    expect(watch.review(state)).toEqual([{ kind: 'remove', id: 'young' }])
  })

  it('hides at once with the clock set forward, and brings nothing back when it is set right again', () => {
    const { watch, clock, state } = cutWall()
    clock.wall += 11 * minute
    expect(watch.review(state)).toEqual([{ kind: 'remove', id: 'young' }])
    clock.wall -= 11 * minute
    expect(watch.review(state)).toEqual([])
  })

  it('does not take a clock set forward before the cut for time that a message has stood', () => {
    const { watch, clock, pass, state } = cutWall()
    clock.wall += 1_000 * minute
    watch.heard()
    pass(10)
    expect(watch.review(state)).toEqual([{ kind: 'remove', id: 'young' }])
  })
})

describe('a wall that was reloaded without network', () => {
  it('goes on counting the silence, with what had stood at the cut', () => {
    const first = cutWall()
    first.pass(6)
    const next = watching(first.watch.contact(), first.clock.wall + 3 * minute)
    expect(next.watch.review(first.state)).toEqual([])
    next.pass(1)
    expect(next.watch.review(first.state)).toEqual([{ kind: 'remove', id: 'young' }])
    expect(next.watch.visible(first.state).map((message) => message.id)).toEqual(['old'])
  })

  it('shows nothing when its clock has been set back', () => {
    const { watch, clock, state } = cutWall()
    const next = watching(watch.contact(), clock.wall - 2 * minute)
    next.watch.review(state)
    expect(next.watch.visible(state)).toEqual([])
  })

  it('does not count the time it was closed as time that a message has stood', () => {
    const first = cutWall()
    const next = watching(first.watch.contact(), first.clock.wall + 300 * minute)
    next.watch.heard()
    next.pass(19)
    next.watch.heard()
    next.pass(10)
    expect(next.watch.review(first.state)).toEqual([{ kind: 'remove', id: 'young' }])
  })
})
