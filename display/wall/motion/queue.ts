import { type Voice, type Stage, score } from './fair.ts'

/** How many candidates are weighed for one seat: a pick costs the same with a hundred voices and with a million. */
const window = 64

/**
 * Who waits. Fresh voices stand in one line for each author, and the authors take turns; voices shown before stand in
 * the order in which they were last shown. Both keep their order by insertion.
 */
export interface Queue {
  fresh: (voice: Voice) => void
  known: (voice: Voice) => void
  change: (voice: Voice) => void
  remove: (id: string) => void
  waiting: () => number
  get: (id: string) => Voice | undefined
  size: () => number
  /** Takes the next voice for a seat: fresh ones first, then (if `repeats`) those shown longest ago. */
  take: (stage: Stage, repeats: boolean) => Voice | undefined
}

export const openQueue = (): Queue => {
  const voices = new Map<string, Voice>()
  const lines = new Map<string, Set<string>>()
  const seen = new Set<string>()
  const pinned = new Set<string>()
  let waiting = 0
  let sincePinned = 0

  const leaveLine = (voice: Voice): void => {
    const line = lines.get(voice.author)
    if (!line?.delete(voice.id)) return
    waiting--
    if (line.size === 0) lines.delete(voice.author)
  }
  const drop = (id: string): void => {
    const voice = voices.get(id)
    if (!voice) return
    leaveLine(voice)
    seen.delete(id)
    pinned.delete(id)
    voices.delete(id)
  }
  const pin = (voice: Voice): void => {
    if (voice.pinned) pinned.add(voice.id)
    else pinned.delete(voice.id)
  }
  const firsts = function* (): Generator<string> {
    for (const line of lines.values()) for (const id of first(line)) yield id
  }
  const best = (ids: Iterable<string>, stage: Stage): Voice | undefined => {
    let [found, lowest, position] = [undefined as Voice | undefined, Number.POSITIVE_INFINITY, 0]
    for (const id of ids) {
      const voice = voices.get(id)
      if (++position > window) break
      const points = voice ? score(voice, stage) + position * 0.05 : Number.POSITIVE_INFINITY
      if (points < lowest) [found, lowest] = [voice, points]
    }
    return found
  }
  const toEnd = (voice: Voice): Voice => {
    const line = lines.get(voice.author)
    leaveLine(voice)
    if (line && line.size > 0) {
      lines.delete(voice.author)
      lines.set(voice.author, line)
    }
    seen.delete(voice.id)
    seen.add(voice.id)
    return voice
  }
  const again = (stage: Stage): Voice | undefined => {
    if (pinned.size > 0 && ++sincePinned >= 4) {
      sincePinned = 0
      const voice = best(pinned, stage)
      if (voice) {
        pinned.delete(voice.id)
        pinned.add(voice.id)
        return voice
      }
    }
    return best(seen, stage)
  }

  return {
    fresh(voice) {
      drop(voice.id)
      voices.set(voice.id, voice)
      const line = lines.get(voice.author) ?? new Set()
      lines.set(voice.author, line.add(voice.id))
      waiting++
      pin(voice)
    },
    known(voice) {
      drop(voice.id)
      voices.set(voice.id, voice)
      seen.add(voice.id)
      pin(voice)
    },
    change(voice) {
      const before = voices.get(voice.id)
      if (!before) return
      if (before.author !== voice.author && lines.get(before.author)?.has(voice.id)) return this.fresh(voice)
      voices.set(voice.id, { ...voice, shown: before.shown, spotlit: before.spotlit })
      pin(voice)
    },
    remove: drop,
    waiting: () => waiting,
    get: (id) => voices.get(id),
    size: () => voices.size,
    take(stage, repeats) {
      const voice = best(firsts(), stage) ?? (repeats ? again(stage) : undefined)
      return voice && toEnd(voice)
    },
  }
}

const first = (line: Set<string>): string[] => {
  for (const id of line) return [id]
  return []
}
