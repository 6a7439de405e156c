import type { Box, Dot } from '../layout/box.ts'
import { fadeMs, growMs, shrinkMs } from './dwell.ts'
import { easeIn, easeOut, unit } from './ease.ts'

/** When a card came and, once it is leaving, when it began to leave; epoch or page milliseconds, as handed in. */
export interface Life {
  born: number
  gone?: number
}

/** The centre of a card on the screen, its scale and its opacity. `leader` is how much of the leader line is drawn. */
export interface Pose {
  x: number
  y: number
  scale: number
  alpha: number
  leader: number
}

const between = (place: Dot, card: Box, t: number): Pose => ({
  x: place.x + (card.x + card.w / 2 - place.x) * t,
  y: place.y + (card.y + card.h / 2 - place.y) * t,
  scale: 0.05 + 0.95 * t,
  alpha: unit(t * 2.2),
  leader: t,
})

/** Where a card is at `now`: it grows out of its place, stands, and shrinks back into the light that stays there. */
export const poseOf = (life: Life, now: number, card: Box, place: Dot): Pose => {
  if (life.gone === undefined) return between(place, card, easeOut((now - life.born) / growMs))
  return between(place, card, 1 - easeIn((now - life.gone) / shrinkMs))
}

/** The calm form of `poseOf` for people who asked for less motion: the card stands where it is and only fades. */
export const stillPoseOf = (life: Life, now: number, card: Box): Pose => {
  const alpha = life.gone === undefined ? unit((now - life.born) / fadeMs) : 1 - unit((now - life.gone) / fadeMs)
  return { x: card.x + card.w / 2, y: card.y + card.h / 2, scale: 1, alpha, leader: 1 }
}

/** True while a card moves or fades: then every frame is drawn. */
export const moving = (life: Life, now: number): boolean => life.gone !== undefined || now - life.born < growMs + 50
