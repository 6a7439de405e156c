import { newest, timeOf } from './ids.ts'

/** How far ahead of our clock an id may be and still be believed, ms: one from the year 2080 must not hide all that follows. */
const believedMs = 60_000

/**
 * Up to where everything was handed over. While a gap is open the place stands still, whatever the stream brings: only
 * when recent search has filled it does the place move to the newest post that was taken.
 */
export const openPlace = (since: string, now: () => number) => {
  let floor = since
  let top = since
  let gapEnd: number | undefined
  return {
    /** everything up to this id was taken */
    since: (): string => floor,
    took: (id: string): void => {
      if (timeOf(id) > now() + believedMs) return
      top = newest(top, id)
      if (gapEnd === undefined) floor = top
    },
    /** when the gap that is open ended, epoch ms: from then on the stream brings everything */
    gap: (): number | undefined => gapEnd,
    openGap: (endedAt: number): void => {
      gapEnd = endedAt
    },
    /** False when another gap has opened since. */
    closeGap: (endedAt: number): boolean => {
      if (gapEnd !== endedAt) return false
      gapEnd = undefined
      floor = top
      return true
    },
  }
}
export type Place = ReturnType<typeof openPlace>
