import { describe, expect, it } from 'vitest'
import { applyEntries, applySnapshot, forgetAll, idOf, isOther } from '../../display/wall/link-state.ts'
import type { WallChange } from '../../display/wall/wall.ts'
import { hello, message, panic, shown, stateWith, withdrawn } from './link-samples.ts'

const now = (): number => 5_000
const ids = (changes: WallChange[]): string[] => changes.map((change) => `${change.kind} ${idOf(change)}`)

describe('what a wall holds', () => {
  it('shows a new message and changes one it holds', () => {
    const state = stateWith([shown(1, 'a')])
    const changes = applyEntries(state, [shown(2, 'b'), shown(3, 'a', { text: 'edited', version: 2 })], now)
    expect(ids(changes)).toEqual(['show b', 'change a'])
    expect(state.messages.get('a')?.message.text).toBe('edited')
  })

  it('removes on any kind of entry that comes without a message', () => {
    for (const kind of ['show', 'change', 'withdraw', 'pin'] as const) {
      const state = stateWith([shown(1, 'a')])
      expect(applyEntries(state, [{ seq: 2, kind, at: 1, id: 'a' }], now)).toEqual([{ kind: 'remove', id: 'a' }])
      expect(state.messages.size).toBe(0)
    }
  })

  it('keeps what an entry of withdrawal brings a message for: it was approved again since', () => {
    const state = stateWith([shown(1, 'a')])
    expect(applyEntries(state, [{ ...shown(2, 'a'), kind: 'withdraw' }], now)).toEqual([])
    expect(state.messages.has('a')).toBe(true)
  })

  it('tells the view the last change of each message only, and nothing of what stayed the same', () => {
    const state = stateWith([shown(1, 'a')])
    expect(ids(applyEntries(state, [shown(2, 'b'), withdrawn(3, 'b'), shown(4, 'a')], now))).toEqual(['remove b'])
    expect(applyEntries(state, [withdrawn(5, 'unknown')], now)).toEqual([])
  })

  it('turns calm on and off, and on where an entry of panic does not say', () => {
    const state = stateWith([panic(1, true)])
    expect(state.calm).toBe(true)
    applyEntries(state, [panic(2, false)], now)
    expect(state.calm).toBe(false)
    applyEntries(state, [{ seq: 3, kind: 'panic', at: 1 }], now)
    expect(state.calm).toBe(true)
  })

  it('takes from a snapshot the difference alone', () => {
    const state = stateWith([shown(1, 'a'), shown(2, 'b'), shown(3, 'c')])
    const snapshot = [message('a'), message('c', { pinned: true, version: 2 }), message('d')]
    const changes = applySnapshot(state, { snapshot, last: 9_000, calm: true }, now)
    expect(ids(changes)).toEqual(['remove b', 'change c', 'show d'])
    expect(state).toMatchObject({ last: 9_000, calm: true })
    expect([...state.messages.keys()]).toEqual(['a', 'c', 'd'])
  })

  it('forgets every message and begins the feed again', () => {
    const state = stateWith([shown(1, 'a'), shown(2, 'b')])
    expect(ids(forgetAll(state))).toEqual(['remove a', 'remove b'])
    expect(state.last).toBe(0)
  })

  it('knows a rehearsal and another store as another conversation', () => {
    const state = { ...stateWith([]), settings: hello().settings, feed: 'f1' }
    expect(isOther(state, hello())).toBe(false)
    expect(isOther(state, hello({ feed: 'f1' }))).toBe(false)
    expect(isOther(state, hello({ feed: 'f2' }))).toBe(true)
    expect(isOther(state, hello({ settings: { ...hello().settings, rehearsal: true } }))).toBe(true)
    expect(isOther(stateWith([]), hello({ feed: 'f1' }))).toBe(false)
  })
})

describe('since when a message has stood', () => {
  const stamped = (at: number): number => at

  it('begins with its approval', () => {
    const state = stateWith([{ ...shown(1, 'a'), at: 700 }], stamped)
    expect(state.messages.get('a')?.since).toBe(700)
  })

  it('begins anew with an edit and with another approval, also where the words came with an earlier entry', () => {
    const edited = { text: 'edited', version: 2 }
    const state = stateWith([shown(1, 'a', edited), { ...shown(2, 'a', edited), kind: 'change', at: 1_500 }], stamped)
    expect(state.messages.get('a')?.since).toBe(1_500)
    applyEntries(state, [withdrawn(3, 'a'), { ...shown(4, 'a', edited), at: 3_000 }], stamped)
    expect(state.messages.get('a')?.since).toBe(3_000)
  })

  it('goes on through a pin', () => {
    const state = stateWith([shown(1, 'a')], stamped)
    applyEntries(state, [{ ...shown(2, 'a', { pinned: true, version: 2 }), kind: 'pin', at: 9_000 }], stamped)
    expect(state.messages.get('a')).toMatchObject({ since: 1_000, message: { pinned: true } })
  })

  it('is kept or read from the approval in a snapshot, but begins with the snapshot for words edited since', () => {
    const state = stateWith([shown(1, 'a'), shown(2, 'b')], () => 100)
    const snapshot = [
      message('a'),
      message('b', { text: 'edited' }),
      message('c', { at: 300 }),
      message('d', { edited: true }),
    ]
    applySnapshot(state, { snapshot, last: 9_000, calm: false }, (at) => Math.min(at, 5_000))
    expect([...state.messages.values()].map((held) => held.since)).toEqual([100, 5_000, 300, 5_000])
  })
})
