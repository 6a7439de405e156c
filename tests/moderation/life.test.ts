import { describe, expect, expectTypeOf, it } from 'vitest'
import { type NextOf, type Step, after, afterScreening, mayUndo, stepsFrom } from '../../server/moderation/life.ts'
import { type State, isPublic, states } from '../../shared/message.ts'

describe('the life of a message', () => {
  it('leads from the crisis lane to no public state in one step', () => {
    for (const step of stepsFrom('escalated')) expect(isPublic(after('escalated', step)!)).toBe(false)
  })

  it('lets only a release lead out of the crisis lane: the case stays when the words are taken back', () => {
    expect(stepsFrom('escalated').filter((step) => after('escalated', step) !== 'escalated')).toEqual(['release'])
    expect(after('escalated', 'erase')).toBe('escalated')
  })

  it('has no type for a way from the crisis lane to the public', () => {
    expectTypeOf<Extract<NextOf<'escalated'>, 'approved' | 'shown'>>().toBeNever()
    expectTypeOf<Extract<NextOf<'new'>, 'approved'>>().toEqualTypeOf<'approved'>()
    expect(stepsFrom('escalated')).not.toContain('approve')
  })

  it('never lets screening approve', () => {
    for (const state of Object.values(afterScreening)) expect(isPublic(state)).toBe(false)
  })

  it('reaches the public from a held state by a decision alone', () => {
    const ways = states.flatMap((state) =>
      stepsFrom(state)
        .filter((step) => !isPublic(state) && isPublic(after(state, step)!))
        .map((step) => step),
    )
    expect(new Set<Step>(ways)).toEqual(new Set(['approve', 'redact']))
  })

  it('sends an edited message back to be read again, and an escalated one nowhere', () => {
    for (const state of ['new', 'approved', 'shown', 'rejected', 'withdrawn'] as const) {
      expect(after(state, 'edited_upstream')).toBe('received')
    }
    expect(after('escalated', 'edited_upstream')).toBe('escalated')
  })

  it('can be erased from every state and does nothing afterwards', () => {
    const ends = { erased: undefined, escalated: 'escalated' } as Partial<Record<State, State | undefined>>
    for (const state of states) expect(after(state, 'erase')).toBe(state in ends ? ends[state] : 'erased')
    expect(stepsFrom('erased')).toEqual([])
  })

  it('never undoes from the crisis lane to the public', () => {
    expect(mayUndo('escalated', 'approved')).toBe(false)
    expect(mayUndo('escalated', 'shown')).toBe(false)
    expect(mayUndo('escalated', 'new')).toBe(true)
    expect(mayUndo('approved', 'new')).toBe(true)
  })
})
