import type { Dot } from './layout/box.ts'
import type { Mark } from './lights/marks.ts'
import type { Rgb } from './scene.ts'

/** Ripples start no closer together than this: a burst of a thousand approvals never flashes. Seconds. */
const gap = 0.35
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
      if (now >= lastBorn && now - lastBorn < gap) return
      lastBorn = now
      marks.push({ id, place, tint, born: now, gone: now + lasts - fades, size: 1 })
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
