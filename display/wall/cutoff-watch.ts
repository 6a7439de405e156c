import type { PublicMessage } from '../../shared/message.ts'
import { awayAtStart, elapsed, mayStay, reachOf } from './cutoff.ts'
import type { CutoffRules, Moment } from './cutoff.ts'
import { idOf } from './link-state.ts'
import type { Held, WallState } from './link-state.ts'
import type { WallChange } from './wall.ts'
import type { About } from './memory.ts'

export type Contact = Pick<About, 'away' | 'savedAt' | 'standing' | 'heardAt'>

/** Watches how long the server has been silent and what the wall may still show because of it. */
export interface CutoffWatch {
  /** The server was heard and everything before is applied. */
  heard: () => void
  /** ms this wall has been running, over all its page loads */
  standing: () => number
  /** for the local copy */
  contact: () => Contact
  /** What may be shown now. */
  reach: () => 'all' | 'stood' | 'none'
  /** What must leave the wall now, and what may come back to it. */
  review: (state: WallState) => WallChange[]
  /** What is held and not hidden. */
  visible: (state: WallState) => PublicMessage[]
  /** The same changes as they look to a wall that does not show what is hidden. */
  pass: (changes: readonly WallChange[]) => WallChange[]
}

/** `now` gives both clocks; `before` is what the local copy says of the last contact. */
export const watchCutoff = (rules: CutoffRules, now: () => Moment, before: Contact | undefined): CutoffWatch => {
  const start = now()
  const hidden = new Set<string>()
  let contact = start
  let heardAt = before?.heardAt ?? 0
  let counted = before ? awayAtStart(before, start.wall) : 0
  let longest = counted

  const standing = (): number => (before?.standing ?? 0) + now().mono - start.mono
  // A clock that jumped forward and back again must not bring words back: the longest count stands until contact.
  const away = (): number => (longest = Math.max(longest, counted + elapsed(contact, now())))
  const reach = (): 'all' | 'stood' | 'none' => reachOf(away(), rules)

  const change = (held: Held, stays: boolean): WallChange | undefined => {
    const { message } = held
    if (stays === !hidden.has(message.id)) return undefined
    if (stays) hidden.delete(message.id)
    else hidden.add(message.id)
    return stays ? { kind: 'show', message } : { kind: 'remove', id: message.id }
  }
  return {
    standing,
    reach,
    heard: () => {
      contact = now()
      counted = longest = 0
      heardAt = standing()
    },
    contact: () => ({ away: away(), savedAt: now().wall, standing: standing(), heardAt }),
    review: (state) => {
      const far = reach()
      if (far === 'all' && hidden.size === 0) return []
      const each = [...state.messages.values()].map((held) => change(held, mayStay(held, heardAt, far, rules)))
      return each.filter((found) => found !== undefined)
    },
    visible: (state) =>
      [...state.messages.values()].flatMap(({ message }) => (hidden.has(message.id) ? [] : [message])),
    pass: (changes) =>
      changes.flatMap((found): WallChange[] => {
        if (!hidden.delete(idOf(found))) return [found]
        return found.kind === 'remove' ? [] : [{ kind: 'show', message: found.message }]
      }),
  }
}
