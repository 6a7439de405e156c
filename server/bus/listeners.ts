import { type Topic, topics } from './bus.ts'

/** Who listens within this process. */
export interface Listeners {
  wake: (topic: Topic) => void
  onWake: (topic: Topic, listener: () => void) => () => void
  clear: () => void
}

export const openListeners = (): Listeners => {
  const listeners = new Map<Topic, Set<() => void>>(topics.map((topic) => [topic, new Set()]))
  return {
    wake: (topic) => {
      for (const listener of listeners.get(topic) ?? []) listener()
    },
    onWake: (topic, listener) => {
      listeners.get(topic)?.add(listener)
      return () => listeners.get(topic)?.delete(listener)
    },
    clear: () => {
      for (const set of listeners.values()) set.clear()
    },
  }
}
