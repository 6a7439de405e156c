import type { Dot } from './layout/box.ts'
import type { Mark } from './lights/marks.ts'
import type { Rgb } from './scene.ts'

/** Ripples start no closer together than this: a burst of a thousand approvals never flashes. Seconds. */
const gap = 0.35
/** A ripple waits its turn no longer than this; of a burst the rest appear as lights alone. Seconds. */
const longestWait = 0.75
const lasts = 3.3
const fades = 0.9

/** The ripples that new messages make at their place. Times in seconds on the wall's clock. */
export interface Ripples {
  start: (id: string, place: Dot, tint: Rgb, now: number) => void
  /** A message that is taken down takes its ripple with it. */
  remove: (id: string) => void
  marks: (now: number) => readonly Mark[]
}

export const openRipples = (): Ripples => {
  let marks: (Mark & { id: string })[] = []
  let lastBorn = Number.NEGATIVE_INFINITY
  return {
    start(id, place, tint, now) {
      // After the clock was set back, the last one lies in the future.
      const born = lastBorn > now + longestWait + gap ? now : Math.max(now, lastBorn + gap)
      if (born - now > longestWait) return
      lastBorn = born
      marks.push({ id, place, tint, born, gone: born + lasts - fades, size: 1 })
    },
    remove(id) {
      if (marks.some((mark) => mark.id === id)) marks = marks.filter((mark) => mark.id !== id)
    },
    marks(now) {
      if (marks.some((mark) => now - mark.born > lasts)) marks = marks.filter((mark) => now - mark.born <= lasts)
      return marks
    },
  }
}
