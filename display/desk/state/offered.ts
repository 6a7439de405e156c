import { type Action, type DeskMessage, type Role, may } from '../../../shared/desk.ts'
import { type Lane, isFixed } from '../../../shared/message.ts'

/** What the desk offers in each lane; the server holds the rule itself. */
const byLane: Record<Lane, readonly Action[]> = {
  new: ['approve', 'reject', 'redact', 'place', 'stash', 'escalate'],
  flagged: ['approve', 'reject', 'redact', 'place', 'stash', 'escalate'],
  stashed: ['approve', 'reject', 'redact', 'place', 'escalate'],
  crisis: ['release', 'place'],
  on_wall: ['withdraw', 'redact', 'place', 'pin', 'escalate'],
  not_shown: ['approve', 'reject', 'redact', 'place', 'stash', 'escalate'],
}

/** Actions after which a message stays where it is, and the cursor with it. */
export const staysInLane = (action: Action, lane: Lane): boolean =>
  action === 'place' ||
  action === 'pin' ||
  (action === 'redact' && lane === 'on_wall') ||
  (action === 'reject' && lane === 'not_shown')

/** Why an action cannot be taken on this message by this person, in words; undefined where it can. */
export const whyNot = (action: Action, message: DeskMessage, roles: readonly Role[]): string | undefined => {
  if (!may(roles, action === 'release' ? 'release' : 'moderate'))
    return action === 'release'
      ? 'Only a safeguarding lead releases a crisis message.'
      : 'You may read here, not decide.'
  if (action === 'redact' && isFixed(message) && message.lane !== 'crisis')
    return 'X allows nobody to change a post: it is shown as it was sent, or not at all (L).'
  if (action === 'undo' || byLane[message.lane].includes(action)) return undefined
  if (message.lane === 'crisis')
    return 'A crisis message cannot be shown or set aside until a safeguarding lead has released it.'
  if (action === 'approve') return 'It is on the wall already.'
  if (action === 'stash' && message.lane === 'stashed') return 'It is stashed already.'
  if (action === 'reject' || action === 'stash') return 'It is on the wall: W takes it off first.'
  if (action === 'release') return 'Only a message in the crisis lane is released.'
  return 'Only a message on the wall can be pinned or taken off.'
}

/** The actions that this person can take on this message, in the order of the buttons. */
export const offered = (message: DeskMessage, roles: readonly Role[]): Action[] =>
  byLane[message.lane].filter((action) => whyNot(action, message, roles) === undefined)
