import * as z from 'zod'
import type { Presence } from './bus.ts'
import { joined, nobody, same } from './presence.ts'
import type { Connection } from './redis-connection.ts'
import { meet } from './redis-scripts.ts'

const Said = z.object({ moderators: z.array(z.string()), viewers: z.number() })

/** ms over which comings and goings on this node are gathered */
const soon = 50

const parsed = (words: string): unknown => {
  try {
    return JSON.parse(words)
  } catch {
    return undefined
  }
}

/** Node and words in turn, as the script gives them. Whoever says what cannot be read is not here. */
const readOthers = (answer: unknown, node: string): Presence[] => {
  const words = z.array(z.string()).safeParse(answer).data ?? []
  return words.flatMap((said, i) => {
    if (i % 2 === 0 || words[i - 1] === node) return []
    const read = Said.safeParse(parsed(said))
    return read.success ? [read.data] : []
  })
}

export interface SharedPresence {
  here: (presence: Presence) => void
  present: () => Presence
  /** Says again that this node is here, and hears of the others. Whether Redis took it. */
  meet: () => Promise<boolean>
  /** This node is not here any more, and says so. */
  leave: () => Promise<void>
}

export interface SharedPresenceOptions {
  speaking: Connection
  /** the hash in Redis: a field for each node */
  name: string
  node: string
  /** ms after which a node that was not heard of does not count */
  forgetAfter: number
  now: () => number
  /** this node's own changed, and the others should hear of it */
  tell: () => void
  /** what `present` says changed */
  changed: () => void
}

/** Who is here on all nodes, as this one last heard; what it says itself is known at once. */
export const sharedPresence = (options: SharedPresenceOptions): SharedPresence => {
  const { speaking, name, node, forgetAfter, now, tell, changed } = options
  let own = nobody
  let others: Presence[] = []
  let heardAt = -Infinity
  let known = nobody
  let telling: NodeJS.Timeout | undefined
  const look = (): void => {
    if (now() - heardAt >= forgetAfter) others = []
    const all = joined([own, ...others])
    if (same(all, known)) return
    known = all
    changed()
  }
  const meetOthers = async (): Promise<boolean> => {
    const answer = await speaking.ask((redis) => redis.eval(meet, 1, name, node, JSON.stringify(own), forgetAfter))
    if (answer !== undefined) {
      others = readOthers(answer, node)
      heardAt = now()
    }
    look()
    return answer !== undefined
  }
  return {
    here: (presence) => {
      const before = own
      own = joined([presence])
      if (same(own, before)) return
      look()
      telling ??= setTimeout(() => {
        telling = undefined
        void meetOthers().then(tell)
      }, soon)
    },
    present: () => known,
    meet: meetOthers,
    leave: async () => {
      clearTimeout(telling)
      await speaking.ask((redis) => redis.hdel(name, node))
      tell()
    },
  }
}
