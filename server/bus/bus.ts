/** What a wake-up can be about, the most urgent first. */
export const topics = ['calm', 'feed', 'desk', 'people', 'status'] as const

/**
 * What a wake-up is about; it carries no data, and losing one costs at most the poll's second. `people`: accounts or
 * sessions changed. `calm`: the calm card goes up now; it alone is told only while it is news, never once more after a
 * connection was lost.
 */
export type Topic = (typeof topics)[number]

/** Who is here. `moderators` are as the nodes name them, `viewers` a number of open walls. */
export interface Presence {
  moderators: string[]
  viewers: number
}

/** A count with the one that was just added, and the milliseconds until its window ends. */
export interface Counted {
  n: number
  endsInMs: number
}

/** Counts for limits. They never throw, and never lapse: without the other nodes this one counts alone. */
export interface Counts {
  /** Counts one more of a kind under a key, in a window that begins with the first. A flood of keys of one kind pushes out no other kind's. */
  count: (kind: string, key: string, windowMs: number) => Promise<Counted>
  /** The last one did not happen. */
  takeBack: (kind: string, key: string) => Promise<void>
}

/** The wake-up port: "look now", to every node. The store is the truth; nothing here is worth keeping, and nothing here throws. */
export interface Bus extends Counts, AsyncDisposable {
  /** Wakes every node: this one before it returns, the others as soon as they hear of it. */
  wake: (topic: Topic) => void
  onWake: (topic: Topic, listener: () => void) => () => void
  /** Tells who is here, on this node. When what `present` says changes by it, or by another node's, `status` is woken. */
  here: (presence: Presence) => void
  /** Who is here on all nodes that were heard of in the last seconds: moderators once each and in order, viewers summed. */
  present: () => Presence
  /** Undefined when all is well, else a sentence for the desk. `status` is woken when it changes. */
  trouble: () => string | undefined
}
