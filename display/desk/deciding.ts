import type { Action, Decision, DeskMessage } from '../../shared/desk.ts'
import type { DeskApi } from './api.ts'
import { type Moving, lineOf } from './moving.ts'
import type { Notices } from './notices.ts'
import { put } from './state/board.ts'
import { staysInLane, whyNot } from './state/offered.ts'
import { draftFor, hasPersonalName, isEdit, isFixedWithDetails, wordsToShow } from './state/redaction.ts'
import { offline, tellRefusal } from './refusals.ts'
import type { Store } from './store.ts'

export type Extra = Pick<Decision, 'reason' | 'text' | 'area'>

/** A message and the version of it that the moderator saw. */
export interface Seen {
  id: string
  version: number
}

export interface Deciding {
  /** Decides on the message under the cursor, or on what was seen when a panel was opened on it. */
  decide: (action: Action, extra?: Extra, seen?: Seen) => Promise<void>
  /** Approves what the preview shows: as sent, or as edited. A name with personal details must have been read: `nameRead`. */
  approve: (seen?: Seen, nameRead?: boolean) => Promise<void>
  undo: () => Promise<void>
  draft: (id: string, words: string | undefined) => void
}

/** Decisions go out at once and one by one, on the version that was on the screen; none is ever queued. */
export const openDeciding = (
  store: Store,
  api: DeskApi,
  moving: Moving,
  notices: Notices,
  on: { now: () => number; signedOut: () => void },
): Deciding => {
  const setSending = (id: string, value: { action: Action; lane: DeskMessage['lane'] } | undefined): void => {
    const next = new Map(store.sending.peek())
    if (value) next.set(id, value)
    else next.delete(id)
    store.sending.value = next
  }
  const draft = (id: string, words: string | undefined): void => {
    const next = new Map(store.drafts.peek())
    const of = store.board.peek().messages.get(id)?.text
    if (words === undefined || of === undefined) next.delete(id)
    else next.set(id, { words, of })
    store.drafts.value = next
  }

  const carriedOut = (action: Action, before: DeskMessage, after: DeskMessage): void => {
    moving.change(staysInLane(action, before.lane) ? 'hand' : 'self', () => {
      store.board.value = put(store.board.peek(), [after])
      setSending(before.id, undefined)
    })
    if (action !== 'place' && action !== 'pin') draft(before.id, undefined)
    const words =
      action === 'pin' && !after.pinned ? lineOf(action, after).replace('pinned', 'unpinned') : lineOf(action, after)
    const made = { id: before.id, action, words, at: on.now() }
    store.last.value = made
    notices.wentOn()
    store.made.value = action === 'undo' ? store.made.peek().slice(0, -1) : [...store.made.peek(), made].slice(-100)
    notices.say(words)
  }

  const send = async (message: DeskMessage, decision: Decision): Promise<boolean> => {
    const { id, lane } = message
    moving.change(staysInLane(decision.action, lane) ? 'hand' : 'self', () => {
      if ('id' in store.mode.peek()) store.mode.value = { kind: 'list' }
      setSending(id, { action: decision.action, lane })
    })
    const answer = await api.decide(id, decision)
    if (answer.ok) carriedOut(decision.action, message, answer.value)
    else {
      moving.change('self', () => setSending(id, undefined))
      if (answer.refused.why === 'signed_out') on.signedOut()
      tellRefusal(notices, message, decision.action, answer.refused)
    }
    return answer.ok
  }

  const mayBegin = (action: Action, message: DeskMessage): boolean => {
    if (store.sending.peek().has(message.id)) return false
    const words = message.publicText ?? message.text
    const roles = store.me.peek()?.roles ?? []
    const hindrance = store.connection.peek() === 'on' ? whyNot(action, message, roles) : offline(action, words)
    if (hindrance === undefined) return true
    notices.tell('warn', hindrance)
    return false
  }

  const target = (seen: Seen | undefined): DeskMessage | undefined => {
    const message = seen ? store.board.peek().messages.get(seen.id) : store.current.peek()
    if (seen && !message) notices.tell('warn', 'That message has left the desk, so nothing was decided.')
    return message
  }

  const decide = async (action: Action, extra: Extra = {}, seen?: Seen): Promise<void> => {
    const message = target(seen)
    if (!message || !mayBegin(action, message)) return
    await send(message, { action, version: seen?.version ?? message.version, ...extra })
  }

  const approve = async (seen?: Seen, detailsRead = false): Promise<void> => {
    const message = target(seen)
    if (!message) return
    if (hasPersonalName(message) && !detailsRead && message.lane !== 'crisis')
      return notices.tell(
        'warn',
        'The name holds personal details, and the wall would show it. Not shown (L) is the way.',
      )
    if (isFixedWithDetails(message) && !detailsRead && message.lane !== 'crisis')
      return notices.tell('warn', 'X allows nobody to take personal details out of a post. Not shown (L) is the way.')
    const words = wordsToShow(message, draftFor(message, store.drafts.peek()))
    if (words.trim() === '') return notices.tell('warn', 'There are no words left to show. Not shown (L) is the way.')
    if (isEdit(message, words)) return decide('redact', { text: words }, seen)
    return decide('approve', {}, seen)
  }

  const undo = async (): Promise<void> => {
    const last = store.made.peek().at(-1)
    if (!last) return notices.tell('info', 'There is no decision of yours on this desk to undo.')
    const message = store.board.peek().messages.get(last.id)
    if (!message) {
      store.made.value = store.made.peek().slice(0, -1)
      return notices.tell('warn', 'The message of your last decision has left the desk.')
    }
    if (message.decidedBy !== undefined && message.decidedBy !== store.me.peek()?.name) {
      store.made.value = store.made.peek().slice(0, -1)
      return notices.tell('warn', `${message.decidedBy} has decided on it since, so it is not undone.`, { id: last.id })
    }
    if (!mayBegin('undo', message)) return
    if (await send(message, { action: 'undo', version: message.version })) moving.goTo(last.id, 'self')
  }

  return { decide, approve, undo, draft }
}
