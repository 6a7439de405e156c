import { type Box, type Dot, overlap } from './box.ts'

export interface NameAsked {
  text: string
  at: Dot
  /** width and height of its ink in pixels */
  w: number
  h: number
}

export interface NamePlaced {
  text: string
  box: Box
}

const spots = (asked: NameAsked): Box[] => {
  const { at, w, h } = asked
  const box = (dx: number, dy: number): Box => ({ x: at.x - w / 2 + dx, y: at.y - h / 2 + dy, w, h })
  return [
    box(0, 0),
    box(0, h * 1.1),
    box(0, -h * 1.1),
    box(w * 0.6, 0),
    box(-w * 0.6, 0),
    box(w * 0.5, h),
    box(-w * 0.5, h),
  ]
}

/**
 * Names on the map, most important first: each takes the first of seven spots round its place where it touches no name
 * already there, nothing in `taken`, and stays in `room`; a name without such a spot is left out.
 */
export const placeNames = (
  asked: readonly NameAsked[],
  taken: readonly Box[],
  room: Box,
  gap: number,
): NamePlaced[] => {
  const placed: NamePlaced[] = []
  const free = (box: Box): boolean =>
    box.x >= room.x &&
    box.y >= room.y &&
    box.x + box.w <= room.x + room.w &&
    box.y + box.h <= room.y + room.h &&
    !taken.some((other) => overlap(box, other, gap)) &&
    !placed.some((other) => overlap(box, other.box, gap))
  for (const name of asked) {
    const box = spots(name).find(free)
    if (box) placed.push({ text: name.text, box })
  }
  return placed
}
