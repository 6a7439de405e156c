import { storeTrouble } from '../trouble.ts'

/** What is wrong with the store, by the faults that were met in the last half minute. */
export interface Troubles {
  /** A fault met anywhere; one that is not the store's surroundings counts for nothing. False for one that is known already. */
  met: (error: unknown) => boolean
  /** a write went well */
  over: () => void
  /** a sentence for the desk; undefined when all is well */
  words: () => string | undefined
}

/** A fault that was not met again for this long, in ms, is over. */
const rememberFor = 30_000

export const openTroubles = (now: () => number, changed: () => void): Troubles => {
  let last: { words: string; at: number } | undefined
  return {
    met: (error) => {
      const words = storeTrouble(error)
      if (words === undefined) return true
      const isNews = last?.words !== words || now() - last.at >= rememberFor
      last = { words, at: now() }
      if (isNews) changed()
      return isNews
    },
    over: () => {
      if (last === undefined) return
      last = undefined
      changed()
    },
    words: () => (last && now() - last.at < rememberFor ? last.words : undefined),
  }
}
