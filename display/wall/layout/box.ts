/** A rectangle in CSS pixels, from the top left corner of the screen. */
export interface Box {
  x: number
  y: number
  w: number
  h: number
}

export interface Dot {
  x: number
  y: number
}

export const overlap = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap

export const inside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.w <= outer.x + outer.w &&
  inner.y + inner.h <= outer.y + outer.h

export const middle = (box: Box): Dot => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 })
export const clamp = (n: number, low: number, high: number): number => Math.min(Math.max(n, low), high)
