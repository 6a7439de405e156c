import type { Action, DeskMessage } from '../../shared/desk.ts'
import type { Refused } from './api.ts'
import type { Notices } from './notices.ts'
import { doneWords, gist } from './state/words.ts'

/** A decision made without a connection is refused at once, never kept for later. */
export const offline = (action: Action, words: string): string =>
  `No connection: “${gist(words)}” was not ${action === 'reject' ? 'set to “not shown”' : doneWords[action]}. It stays where it is.`

/** Tells why a decision was not carried out; the message is where it was, and nothing of the moderator's is lost. */
export const tellRefusal = (notices: Notices, message: DeskMessage, action: Action, { why, words }: Refused): void => {
  const line = gist(message.publicText ?? message.text)
  if (why === 'signed_out')
    return notices.tell('error', `You were signed out, so “${line}” stays as it was.`, { id: message.id })
  if (why === 'no_connection') return notices.tell('error', offline(action, line), { id: message.id })
  if (why === 'stale')
    return notices.tell('warn', `Somebody else was first, so your “${doneWords[action]}” was not carried out.`, {
      id: message.id,
      conflict: true,
    })
  notices.tell('error', `“${line}” stays as it was. ${words}`, { id: message.id })
}
