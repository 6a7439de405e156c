import type { Action } from '../../shared/desk.ts'
import type { SuggestedLane } from '../../shared/finding.ts'
import { type State, isPublic } from '../../shared/message.ts'

/** The life of a message: every change of state goes through this file and nowhere else. Pure. */

type PublicState = 'approved' | 'shown'
/** An escalated message has no way to a public state in this type: only `release` leads out, into a held lane. */
type AfterCrisis = Exclude<State, PublicState>
export type NextOf<S extends State> = S extends 'escalated' ? AfterCrisis : State

/** What can happen to a message besides a moderator's action. */
export type Event = 'displayed' | 'edited_upstream' | 'deleted_upstream' | 'erase'
export type Step = Exclude<Action, 'undo'> | Event

type Table = { readonly [S in State]: Readonly<Partial<Record<Step, NextOf<S>>>> }

const gone = { erase: 'erased', deleted_upstream: 'erased' } as const
const held = {
  ...gone,
  approve: 'approved',
  redact: 'approved',
  reject: 'rejected',
  escalate: 'escalated',
  edited_upstream: 'received',
} as const
const live = { ...gone, escalate: 'escalated', withdraw: 'withdrawn', edited_upstream: 'received' } as const

const table: Table = {
  received: { ...gone, edited_upstream: 'received' },
  new: { ...held, stash: 'stashed', place: 'new' },
  flagged: { ...held, stash: 'stashed', place: 'flagged' },
  stashed: { ...held, place: 'stashed' },
  // The words of somebody in danger may go, the case stays until a lead closes it.
  escalated: {
    release: 'flagged',
    place: 'escalated',
    edited_upstream: 'escalated',
    erase: 'escalated',
    deleted_upstream: 'escalated',
  },
  approved: { ...live, displayed: 'shown', redact: 'approved', place: 'approved', pin: 'approved' },
  shown: { ...live, redact: 'shown', place: 'shown', pin: 'shown' },
  rejected: { ...held, stash: 'stashed', place: 'rejected' },
  withdrawn: { ...held, stash: 'stashed', place: 'withdrawn' },
  erased: {},
}

/** The state after a step, or undefined where there is no such way. */
export const after = (state: State, step: Step): State | undefined => table[state][step]

/** Where screening puts a message; it can hold it and never approve it. */
export const afterScreening: Record<SuggestedLane, AfterCrisis> = {
  new: 'new',
  flagged: 'flagged',
  crisis: 'escalated',
}

/**
 * Whether undo may lead from one state back to another. Out of the crisis lane it never leads to the public:
 * that way is `release` by a safeguarding lead and then a decision.
 */
export const mayUndo = (from: State, to: State): boolean =>
  from !== 'erased' && from !== 'received' && !(from === 'escalated' && (isPublic(to) || to === 'received'))

/** The steps a message in this state can take; what the desk offers. */
export const stepsFrom = (state: State): Step[] => Object.keys(table[state]) as Step[]
