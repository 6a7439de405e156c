/** A card grows for this long, and shrinks back into its light for that long, in milliseconds. */
export const growMs = 900
export const shrinkMs = 750
/** With `prefers-reduced-motion` cards only fade. */
export const fadeMs = 500

/** Words that a card of that kind can hold at the legibility limit: more are cut, and need no time. */
const mostWords = { spotlight: 110, side: 45 } as const
export type Role = keyof typeof mostWords

/** How long a card must be readable: at least 6 s, and 2.5 words a second (the rule of the wall's design). */
export const dwell = (words: number, role: Role): number =>
  Math.max(6_000, (Math.min(words, mostWords[role]) / 2.5) * 1_000)

/** How long a card stays when nothing new waits; sides longer, so that one card changes at a time. */
export const stay = (words: number, role: Role): number => dwell(words, role) + (role === 'spotlight' ? 5_000 : 11_000)
