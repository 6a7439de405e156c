import { type Topic, topics } from './bus.ts'
import type { Connection } from './redis-connection.ts'

/** What goes over the channel: topics to wake, and that who is here has changed. */
export type Word = Topic | 'here'

export interface Telling {
  /** To the other nodes, with whatever else is told within the same tick. */
  tell: (word: Word) => void
  /** Says what could not be said before. Whether everything is said. */
  flush: () => Promise<boolean>
}

export const openTelling = (speaking: Connection, channel: string, node: string): Telling => {
  const untold = new Set<Word>()
  let isSoon = false
  const flush = async (): Promise<boolean> => {
    const words = [...untold]
    untold.clear()
    if (words.length === 0) return true
    const told = await speaking.ask((redis) => redis.publish(channel, [node, Date.now(), ...words].join(' ')))
    // The calm card that was to go up then may have come down since.
    if (told === undefined) for (const word of words) if (word !== 'calm') untold.add(word)
    return told !== undefined
  }
  return {
    tell: (word) => {
      untold.add(word)
      if (isSoon) return
      isSoon = true
      // Before this node looks for itself: the others have the longer way.
      queueMicrotask(() => {
        isSoon = false
        void flush()
      })
    },
    flush,
  }
}

/**
 * What a message on the channel says to `node`: nothing, when it is its own. What a Redis that had stopped gives out at last
 * is looked at, but after `calmFor` ms it puts no calm card up that may have come down since.
 */
export const wordsFor = (node: string, message: string, calmFor: number): Word[] => {
  const [from, at, ...words] = message.split(' ')
  if (from === node) return []
  const isNews = Date.now() - Number(at) < calmFor
  return [...topics, 'here' as const].filter((word) => words.includes(word) && (word !== 'calm' || isNews))
}
