import type { Box, Dot } from './box.ts'
import { clamp, middle } from './box.ts'
import type { Frame, Slot } from './frame.ts'

/** Where a leader leaves its card: the edge that faces the map, at the height of the card nearest its place. */
export const leave = (card: Box, edge: Slot['edge'], place: Dot): Dot => {
  const x = clamp(place.x, card.x + card.w * 0.2, card.x + card.w * 0.8)
  const y = clamp(place.y, card.y + card.h * 0.3, card.y + card.h * 0.7)
  if (edge === 'left') return { x: card.x, y }
  if (edge === 'right') return { x: card.x + card.w, y }
  return edge === 'top' ? { x, y: card.y } : { x, y: card.y + card.h }
}

/** A soft line from a card to its place, as `count` points: it leaves the card square to its edge and bends once. */
export const leaderLine = (card: Box, edge: Slot['edge'], place: Dot, count: number): Dot[] => {
  const from = leave(card, edge, place)
  const flat = edge === 'left' || edge === 'right'
  const bend = flat
    ? { x: from.x + (place.x - from.x) * 0.55, y: from.y }
    : { x: from.x, y: from.y + (place.y - from.y) * 0.55 }
  return Array.from({ length: count }, (_, i) => {
    const t = i / (count - 1)
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t]
    return { x: a * from.x + b * bend.x + c * place.x, y: a * from.y + b * bend.y + c * place.y }
  })
}

/**
 * How little a slot suits a place, from 0: the map's height is laid beside the column's (its width beside the row's), so that
 * the northernmost place gets the uppermost card and leaders seldom cross.
 */
export const leaderCost = (frame: Frame, slot: Slot, place: Dot): number => {
  const { map, sides } = frame
  const card = middle(slot.box)
  const flat = slot.edge === 'left' || slot.edge === 'right'
  const all = sides.map((side) => side.box)
  const [from, to] = flat
    ? [Math.min(...all.map((b) => b.y)), Math.max(...all.map((b) => b.y + b.h))]
    : [Math.min(...all.map((b) => b.x)), Math.max(...all.map((b) => b.x + b.w))]
  const share = flat ? (place.y - map.y) / map.h : (place.x - map.x) / map.w
  const seat = ((flat ? card.y : card.x) - from) / (to - from || 1)
  return clamp(Math.abs(share - seat), 0, 1)
}
