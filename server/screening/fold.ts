import { digitOf, plainOf } from './confusables.ts'

/**
 * Text in the form that rules read. `at[i]` and `to[i]` are the UTF-16 offsets in the text as sent of the character
 * behind position i: `at` where it begins, `to` where it ends, marks on it included.
 */
export interface Folded {
  text: string
  at: readonly number[]
  to: readonly number[]
}

/** A range in the text as sent, in UTF-16 units, end exclusive. */
export interface Span {
  start: number
  end: number
}

const dropped = /^[\p{Cf}\p{M}\u115F\u1160\u3164\uFFA0]$/u
const mark = /^\p{M}$/u
const space = /^[\s\u2800]$/u

const plainChars = (char: string): string => {
  let out = ''
  for (const part of char.normalize('NFKD').toLowerCase()) {
    if (dropped.test(part)) continue
    out += space.test(part) ? ' ' : plainOf(digitOf(part))
  }
  return out
}

/**
 * Lower case, compatibility forms (NFKD with its marks dropped: NFKC without accents), format characters dropped,
 * look-alikes and digits of every script as ASCII, white space of any length and kind as one space.
 * Keycap and circled digits become digits.
 */
export const fold = (text: string): Folded => {
  const at: number[] = []
  const to: number[] = []
  let out = ''
  let offset = 0
  for (const char of text) {
    const end = offset + char.length
    const folded = char < '\u0080' ? asciiOf(char) : plainChars(char)
    if (folded === ' ' && out.endsWith(' ')) {
      to[to.length - 1] = end
      offset = end
      continue
    }
    for (let i = 0; i < folded.length; i++) {
      at.push(offset)
      to.push(end)
    }
    if (folded === '' && to.length > 0 && mark.test(char)) to[to.length - 1] = end
    out += folded
    offset = end
  }
  return { text: out, at, to }
}

const asciiOf = (char: string): string => {
  if (char >= 'A' && char <= 'Z') return char.toLowerCase()
  if (char === '`') return "'"
  return char < ' ' ? ' ' : char
}

/** The span as sent behind folded positions [start, end). */
export const spanOf = (folded: Folded, start: number, end: number): Span => ({
  start: folded.at[start] ?? 0,
  end: folded.to[end - 1] ?? 0,
})

/** A part of a rewritten text: what stands at `start` to `end` of the text before it. */
export interface Piece {
  text: string
  start: number
  end: number
}

/** A folded text rewritten piece by piece; each new character stands for its whole piece. */
export const rewrite = (before: Folded, pieces: Iterable<Piece>): Folded => {
  const at: number[] = []
  const to: number[] = []
  let text = ''
  let last = 0
  const keep = (end: number): void => {
    for (let i = last; i < end; i++) {
      at.push(before.at[i] ?? 0)
      to.push(before.to[i] ?? 0)
    }
    text += before.text.slice(last, end)
  }
  for (const piece of pieces) {
    keep(piece.start)
    for (let i = 0; i < piece.text.length; i++) {
      at.push(before.at[piece.start] ?? 0)
      to.push(before.to[piece.end - 1] ?? 0)
    }
    text += piece.text
    last = piece.end
  }
  keep(before.text.length)
  return { text, at, to }
}
