import type { SourceEvent } from '../source.ts'
import { isNewer, newest } from './ids.ts'
import { type Post, externalIdOf } from './parse.ts'

/** What goes to the house: a version of a post, or the news that a post is gone in all its versions. */
export type Item = { post: Post } | { gone: string }

const keyOf = (item: Item): string => ('gone' in item ? item.gone : item.post.firstId)

/** Of each post the newest version among these, in the order in which the posts first came; gone is newer than any. */
export const newestOfEach = (items: readonly Item[]): Item[] => {
  const found = new Map<string, Item>()
  for (const item of items) {
    const known = found.get(keyOf(item))
    if (known === undefined || 'gone' in item || ('post' in known && isNewer(item.post.id, known.post.id)))
      found.set(keyOf(item), item)
  }
  return [...found.values()]
}

/**
 * The newest version of each post that was handed over: the same one again, or an older one that comes late, goes no
 * further. Remembers at most `most` posts, the longest-known forgotten first: the house itself refuses a second copy.
 */
export const openVersions = (most: number) => {
  const known = new Map<string, string>()
  const isKnown = (firstId: string, id: string): boolean => {
    const newestKnown = known.get(firstId)
    return newestKnown !== undefined && !isNewer(id, newestKnown)
  }
  const remember = (firstId: string, id: string): void => {
    const before = known.get(firstId)
    known.delete(firstId)
    known.set(firstId, before === undefined ? id : newest(before, id))
    const oldest = known.keys().next()
    if (known.size > most && oldest.done !== true) known.delete(oldest.value)
  }
  return {
    isKnown,
    /** What an item means for the house; nothing when it is known already. */
    eventsOf: (item: Item): SourceEvent[] => {
      if ('gone' in item) return [{ kind: 'deleted', externalId: externalIdOf(item.gone) }]
      const { id, firstId, content } = item.post
      if (isKnown(firstId, id)) return []
      const isEdit = id !== firstId || known.has(firstId)
      if ('skip' in content) return isEdit ? [{ kind: 'deleted', externalId: externalIdOf(firstId) }] : []
      const { message } = content
      if (!isEdit) return [{ kind: 'message', message }]
      // A post may gain the hashtag by its edit: the house knows best whether it has seen it.
      return [
        { kind: 'message', message },
        { kind: 'edited', message },
      ]
    },
    note: (item: Item): void => {
      if ('gone' in item) remember(item.gone, item.gone)
      else remember(item.post.firstId, item.post.id)
    },
  }
}
export type Versions = ReturnType<typeof openVersions>
