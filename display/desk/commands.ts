import type { Deciding, Seen } from './deciding.ts'
import type { Moving } from './moving.ts'
import type { Notices } from './notices.ts'
import type { PanicButton } from './panic.ts'
import type { Command } from './state/keys.ts'
import { whyNot } from './state/offered.ts'
import type { Store } from './store.ts'

interface Rooms {
  store: Store
  notices: Notices
  moving: Moving
  deciding: Deciding
  panic: PanicButton
}

/** What each command does: one table for keys and buttons. */
export const commandTable = ({ store, notices, moving, deciding, panic }: Rooms): Record<Command, () => void> => {
  /** Opens a panel about the message under the cursor, if the action it leads to is possible. */
  const openOn = (kind: 'reasons' | 'places' | 'edit', action: 'reject' | 'place' | 'redact'): void => {
    const message = store.current.peek()
    if (!message) return
    const hindrance = whyNot(action, message, store.me.peek()?.roles ?? [])
    if (hindrance !== undefined) return notices.tell('warn', hindrance)
    moving.open({ kind, id: message.id, version: message.version })
  }

  const editing = (): Seen | undefined => {
    const mode = store.mode.peek()
    return mode.kind === 'edit' ? mode : undefined
  }

  const close = (): void => {
    const last = store.notices.peek().at(-1)
    if (store.mode.peek().kind !== 'list') moving.close()
    else if (last) notices.dismiss(last.key)
    else if (store.query.peek() !== '') moving.search('')
  }

  return {
    approve: () => void deciding.approve(editing()),
    reject: () => openOn('reasons', 'reject'),
    edit: () => openOn('edit', 'redact'),
    place: () => openOn('places', 'place'),
    stash: () => void deciding.decide('stash'),
    escalate: () => void deciding.decide('escalate'),
    release: () => void deciding.decide('release'),
    withdraw: () => void deciding.decide('withdraw'),
    pin: () => void deciding.decide('pin'),
    undo: () => void deciding.undo(),
    next: () => moving.step(1),
    previous: () => moving.step(-1),
    search: () => undefined,
    keys: () => moving.open({ kind: 'keys' }),
    close,
    panic: () => void panic.calm(),
    lane_crisis: () => moving.openLane('crisis'),
    lane_new: () => moving.openLane('new'),
    lane_flagged: () => moving.openLane('flagged'),
    lane_stashed: () => moving.openLane('stashed'),
    lane_on_wall: () => moving.openLane('on_wall'),
    lane_not_shown: () => moving.openLane('not_shown'),
  }
}
