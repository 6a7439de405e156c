import type { CardPlan, CardRoom, CardWords } from './layout/card.ts'
import type { Box } from './layout/box.ts'
import type { Frame, Slot } from './layout/frame.ts'
import type { Leader } from './lights/leaders.ts'
import type { Light } from './lights/lights.ts'
import type { Mark } from './lights/marks.ts'
import type { Camera } from './map/layer.ts'
import type { Pose } from './motion/pose.ts'

export type Rgb = readonly [number, number, number]

/** A card that is painted. `box`: where it stands when it stands, in CSS pixels. */
export interface PaintedCard {
  box: Box
  plan: CardPlan
  pose: (pose: Pose) => void
  repaint: () => void
  /** Its words, its picture and its texture are gone after this. */
  destroy: () => void
}

export interface CardAsked {
  words: CardWords
  slot: Slot
  room: CardRoom
  accent: Rgb
}

/** What draws the wall: WebGL, or plain elements where there is none. */
export interface Scene {
  name: string
  lights: {
    add: (light: Light) => void
    remove: (id: string) => void
    settle: () => void
    count: () => number
  }
  marks: (marks: readonly Mark[]) => void
  leaders: (leaders: readonly Leader[]) => void
  card: (asked: CardAsked) => PaintedCard
  stand: (frame: Frame, ratio: number) => void
  aim: (camera: Camera) => void
  /** Writes the names of places for that camera, clear of what stands on the frame. */
  names: (camera: Camera, frame: Frame) => void
  still: (on: boolean) => void
  draw: (seconds: number) => void
  frames: () => number
  lost: () => boolean
  dark: () => boolean
  stop: () => void
}
