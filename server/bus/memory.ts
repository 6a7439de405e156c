import type { Bus, Topic } from './bus.ts'

/** Wake-ups within one process: all that a single node needs. */
export const memoryBus = (): Bus => {
  const listeners: Record<Topic, Set<() => void>> = { feed: new Set(), desk: new Set(), status: new Set() }
  return {
    wake: (topic) => {
      for (const listener of listeners[topic]) listener()
    },
    onWake: (topic, listener) => {
      listeners[topic].add(listener)
      return () => listeners[topic].delete(listener)
    },
    [Symbol.asyncDispose]: async () => {
      for (const set of Object.values(listeners)) set.clear()
    },
  }
}
