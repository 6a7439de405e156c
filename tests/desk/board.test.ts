import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DeskMessage } from '../../shared/desk.ts'
import { type Lane, lanes } from '../../shared/message.ts'
import { type Board, apply, emptyBoard, put, without } from '../../display/desk/state/board.ts'
import { messageOf } from './double.ts'

const inLanes = (board: Board): string[] => lanes.flatMap((lane) => board.lanes[lane])

const anyMessage = fc
  .record({ n: fc.nat(12), version: fc.integer({ min: 1, max: 5 }), lane: fc.constantFrom(...lanes), at: fc.nat(50) })
  .map(({ n, version, lane, at }): DeskMessage => messageOf(n, { version, lane, since: at, receivedAt: at }))

const anyStep = fc.oneof(
  fc.record({ kind: fc.constant('page' as const), read: fc.array(anyMessage, { maxLength: 6 }) }),
  fc.record({ kind: fc.constant('feed' as const), message: anyMessage, gone: fc.boolean() }),
)

const play = (steps: readonly fc.Arbitrary<unknown>[] | readonly unknown[]): Board => {
  let board = emptyBoard()
  let seq = 0
  for (const step of steps as { kind: string; read?: DeskMessage[]; message?: DeskMessage; gone?: boolean }[]) {
    if (step.read) board = put(board, step.read)
    else if (step.message) {
      const { id } = step.message
      board = apply(board, [{ seq: ++seq, id, at: seq, ...(step.gone === true ? {} : { message: step.message }) }])
    }
  }
  return board
}

describe('the board', () => {
  test('holds every message in exactly the lane it says it is in, whatever came in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        const board = play(steps)
        const ids = inLanes(board)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.toSorted()).toEqual([...board.messages.keys()].toSorted())
        for (const lane of lanes) for (const id of board.lanes[lane]) expect(board.messages.get(id)?.lane).toBe(lane)
      }),
    )
  })

  test('shows the oldest first where messages wait and the newest first where they are decided', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        const board = play(steps)
        const times = (lane: Lane): number[] => board.lanes[lane].map((id) => board.messages.get(id)?.since ?? -1)
        for (const lane of ['new', 'flagged', 'crisis', 'stashed'] as const)
          expect(times(lane)).toEqual(times(lane).toSorted((a, b) => a - b))
        for (const lane of ['on_wall', 'not_shown'] as const)
          expect(times(lane)).toEqual(times(lane).toSorted((a, b) => b - a))
      }),
    )
  })

  test('never goes back to an older version', () => {
    const newer = messageOf(1, { version: 3, lane: 'on_wall' })
    const board = put(put(emptyBoard(), [newer]), [messageOf(1, { version: 2 })])
    expect(board.messages.get(newer.id)).toEqual(newer)
    expect(apply(board, [{ seq: 1, id: newer.id, at: 1, message: messageOf(1, { version: 1 }) }])).toEqual(board)
  })

  test('does not let a page that was read earlier bring back what has left the desk', () => {
    const message = messageOf(1)
    const left = apply(put(emptyBoard(), [message]), [{ seq: 1, id: message.id, at: 1 }])
    expect(inLanes(put(left, [message]))).toEqual([])
    const back = apply(left, [{ seq: 2, id: message.id, at: 2, message: { ...message, version: 2 } }])
    expect(back.lanes.new).toEqual([message.id])
  })

  test('an undone message stands again where it stood, by when it was received', () => {
    const board = put(emptyBoard(), [messageOf(1, { since: 9_000_000 }), messageOf(2), messageOf(3)])
    expect(board.lanes.new).toEqual(['m0001', 'm0002', 'm0003'])
  })

  test('drops what a fresh reading no longer names', () => {
    const board = without(put(emptyBoard(), [messageOf(1), messageOf(2)]), new Set(['m0001']))
    expect(inLanes(board)).toEqual(['m0002'])
  })
})
