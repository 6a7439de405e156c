import type { CardRoom } from './card.ts'
import type { Frame, Slot } from './frame.ts'

/** The room that a card has in its seat (0: the spotlight), with its type sizes, in CSS pixels. */
export const roomFor = (frame: Frame, seat: number, slot: Slot): CardRoom => ({
  width: slot.box.w,
  height: slot.box.h,
  unit: frame.unit,
  size: seat === 0 ? frame.text.spotlight : frame.text.side,
  small: Math.max(frame.unit * (seat === 0 ? 1.08 : 0.84), frame.text.side[1] * 0.72),
})
