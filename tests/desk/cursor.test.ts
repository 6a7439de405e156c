import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settle, step } from '../../display/desk/state/cursor.ts'

const list = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 20 })

describe('the cursor', () => {
  test('holds its item however the list moves around it', () => {
    fc.assert(
      fc.property(list, list, fc.nat(), (before, now, at) => {
        const cursor = before[at % Math.max(1, before.length)]
        fc.pre(cursor !== undefined && now.includes(cursor))
        expect(settle(cursor, before, now)).toBe(cursor)
      }),
    )
  })

  test('goes to the one that followed when its item leaves, and to the one before at the end', () => {
    expect(settle('b', ['a', 'b', 'c', 'd'], ['a', 'c', 'd'])).toBe('c')
    expect(settle('b', ['a', 'b', 'c', 'd'], ['x', 'a', 'd'])).toBe('d')
    expect(settle('d', ['a', 'b', 'd'], ['a', 'b'])).toBe('b')
    expect(settle('a', ['a'], [])).toBeUndefined()
  })

  test('is always on an item of the list, and on none only when there is none', () => {
    fc.assert(
      fc.property(list, list, fc.nat(), (before, now, at) => {
        const to = settle(before[at % Math.max(1, before.length)], before, now)
        expect(now.length === 0 ? [undefined] : now).toContain(to)
      }),
    )
  })

  test('passes over what others have open, and goes to it when there is nothing else', () => {
    const isTaken = (id: string): boolean => 'bc'.includes(id)
    expect(settle('a', ['a', 'b', 'c', 'd'], ['b', 'c', 'd'], isTaken)).toBe('d')
    expect(settle('d', ['a', 'b', 'c', 'd'], ['a', 'b', 'c'], isTaken)).toBe('a')
    expect(settle(undefined, [], ['b', 'c', 'd'], isTaken)).toBe('d')
    expect(settle('a', ['a', 'b', 'c'], ['b', 'c'], isTaken)).toBe('b')
    expect(settle('b', ['a', 'b'], ['a', 'b'], isTaken)).toBe('b')
  })

  test('steps one on or back and stops at both ends', () => {
    expect(step('a', ['a', 'b'], 1)).toBe('b')
    expect(step('b', ['a', 'b'], 1)).toBe('b')
    expect(step('a', ['a', 'b'], -1)).toBe('a')
    expect(step(undefined, ['a', 'b'], 1)).toBe('a')
  })
})
