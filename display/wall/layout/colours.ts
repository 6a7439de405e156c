import type { SourceName } from '../../../shared/message.ts'

/** Colour says one thing on this wall: where a message came from. The card's small print and the legend say it in words too. */
export const accents: Record<SourceName, readonly [r: number, g: number, b: number]> = {
  web: [255, 207, 92],
  mastodon: [196, 168, 255],
  bluesky: [108, 205, 255],
  x: [226, 230, 238],
  rehearsal: [255, 186, 120],
}

export const css = ([r, g, b]: readonly [number, number, number], alpha = 1): string => `rgb(${r} ${g} ${b} / ${alpha})`
