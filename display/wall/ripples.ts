import type { Dot } from './layout/box.ts'
import type { Mark } from './lights/marks.ts'
import type { Rgb } from './scene.ts'

/** Ripples start no closer together than this: a burst of a thousand approvals never flashes. Seconds. */
const gap = 0.35
const lasts = 3.3
const fades = 0.9

/** The ripples that new messages make at their place. Times in seconds on the wall's clock. */
export interface Ripples {
  start: (place: Dot, tint: Rgb, now: number) => void
  marks: (now: number) => readonly Mark[]
}

export const openRipples = (): Ripples => {
  let marks: Mark[] = []
  return {
    start(place, tint, now) {
      const last = marks.at(-1)
      if (last && now - last.born < gap) return
      marks.push({ place, tint, born: now, gone: now + lasts - fades, size: 1 })
    },
    marks(now) {
      if (marks.some((mark) => now - mark.born > lasts)) marks = marks.filter((mark) => now - mark.born <= lasts)
      return marks
    },
  }
}
