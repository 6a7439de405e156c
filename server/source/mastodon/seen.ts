import type { SourceEvent } from '../source.ts'
import type { Post } from './parse.ts'

/** The newest form of each post that was handed over, so that the same post from several servers goes on once. */
export interface Seen {
  /** What this form of a post means for the house, or undefined when it is known already. */
  eventOf: (post: Post) => SourceEvent | undefined
  note: (post: Post) => void
  /** Whether a post was not met before in any form. */
  isNew: (post: Post) => boolean
}

/** Remembers at most `most` posts, the longest-known forgotten first: the house itself refuses a second copy. */
export const openSeen = (most: number): Seen => {
  const changed = new Map<string, number>()
  return {
    isNew: (post) => !changed.has(post.externalId),
    eventOf: (post) => {
      const known = changed.get(post.externalId)
      if (known !== undefined && known >= post.changedAt) return undefined
      if ('message' in post.content) {
        return { kind: known === undefined ? 'message' : 'edited', message: post.content.message }
      }
      return known === undefined ? undefined : { kind: 'deleted', externalId: post.externalId }
    },
    note: (post) => {
      const known = changed.get(post.externalId) ?? 0
      changed.delete(post.externalId)
      changed.set(post.externalId, Math.max(known, post.changedAt))
      const oldest = changed.keys().next()
      if (changed.size > most && oldest.done !== true) changed.delete(oldest.value)
    },
  }
}
