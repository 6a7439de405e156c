/** Widths of words, given by whoever paints: pixels of a line of text in the type that is being tried. */
export type Measure = (text: string) => number

const wordsOf = new Intl.Segmenter('en-GB', { granularity: 'word' })
const letters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })
const opener = /^[\p{Ps}\p{Pi}#@¿¡]+$/u
const picture = /^\p{Extended_Pictographic}|^\p{Regional_Indicator}/u
const space = /^[^\S\u00A0\u202F]+$/u

/** A piece that stays together on a line; `gap` is the white space before it. */
interface Piece {
  text: string
  gap: string
}

/** A piece that was measured once: widths in ems, so that any size can be tried by sums alone. */
interface Measured extends Piece {
  em: number
  gapEm: number
}

/** A text made ready to be set at any size and width: its paragraphs as measured pieces. */
export type Copy = readonly (readonly Measured[])[]

const joins = (last: Piece | undefined, gap: string, text: string, wordLike: boolean): last is Piece => {
  if (!last || gap !== '' || picture.test(text)) return false
  return !wordLike || opener.test(last.text) || /[#@'’_\u00A0\u202F]$/u.test(last.text)
}

/**
 * Pieces between which a line may end. A hash or an at sign never parts from its word, closing punctuation stays with the
 * word before, opening punctuation with the word after; Chinese and Thai part at their own words; pictures part anywhere,
 * but the first one stays with the word before it.
 */
export const piecesOf = (paragraph: string): Piece[] => {
  const pieces: Piece[] = []
  let gap = ''
  for (const { segment, isWordLike } of wordsOf.segment(paragraph)) {
    if (space.test(segment)) {
      gap += segment
      continue
    }
    const last = pieces.at(-1)
    if (last && gap === ' ' && picture.test(segment) && !picture.test(last.text) && last.text.length < 14) {
      last.text += gap + segment
      gap = ''
      continue
    }
    if (opener.test(segment) || !joins(last, gap, segment, isWordLike === true)) pieces.push({ text: segment, gap })
    else last.text += segment
    gap = ''
  }
  return pieces
}

/** Measures a text once. `measure` gives widths in ems. */
export const copyOf = (text: string, measure: Measure): Copy => {
  const gapEm = measure(' ')
  return text
    .split('\n')
    .map((paragraph) =>
      piecesOf(paragraph).map((piece) => ({ ...piece, em: measure(piece.text), gapEm: piece.gap === '' ? 0 : gapEm })),
    )
}

export interface Line {
  text: string
  /** index of the paragraph it belongs to: direction is a matter of the paragraph */
  paragraph: number
  /** width in ems, by the sum of its pieces */
  em: number
}

/** A word that is longer than its line, broken between letters. */
const breakWord = (word: string, width: number, measure: Measure): { text: string; em: number }[] => {
  const parts: { text: string; em: number }[] = []
  let [text, em] = ['', 0]
  for (const { segment } of letters.segment(word)) {
    const wide = measure(segment)
    if (text !== '' && em + wide > width) {
      parts.push({ text, em })
      ;[text, em] = ['', 0]
    }
    text += segment
    em += wide
  }
  return [...parts, { text, em }]
}

const setParagraph = (
  pieces: readonly Measured[],
  paragraph: number,
  width: number,
  measure: Measure,
  most: number,
): Line[] => {
  const lines: Line[] = []
  let [text, em] = ['', 0]
  const end = (): void => {
    if (text !== '') lines.push({ text, paragraph, em })
    ;[text, em] = ['', 0]
  }
  for (const piece of pieces) {
    if (lines.length > most) return lines
    const gap = text === '' ? 0 : piece.gapEm
    if (em + gap + piece.em <= width) {
      text += (gap > 0 ? ' ' : '') + piece.text
      em += gap + piece.em
      continue
    }
    end()
    const parts = piece.em <= width ? [piece] : breakWord(piece.text, width, measure)
    for (const [i, part] of parts.entries()) {
      ;[text, em] = [part.text, part.em]
      if (i < parts.length - 1) end()
    }
  }
  end()
  return lines
}

/** Lines no wider than `width` ems; empty lines between paragraphs are dropped. Stops early once there are more than `most`. */
export const setLines = (copy: Copy, width: number, measure: Measure, most = Number.POSITIVE_INFINITY): Line[] => {
  const lines: Line[] = []
  for (const [paragraph, pieces] of copy.entries()) {
    lines.push(...setParagraph(pieces, paragraph, width, measure, most - lines.length))
    if (lines.length > most) break
  }
  return lines
}

/** A line shortened at a word so that it ends in an ellipsis within `width`; at a letter where one word fills it. */
export const ellipsis = (line: string, width: number, measure: Measure): string => {
  const pieces = piecesOf(line)
  for (let n = pieces.length; n > 0; n--) {
    const text = pieces.slice(0, n).reduce((sum, p, i) => sum + (i > 0 && p.gap !== '' ? ' ' : '') + p.text, '')
    const cut = `${text.replace(/[\s,.;:!?…-]+$/u, '')}…`
    if (measure(cut) <= width) return cut
  }
  const [first] = breakWord(line, Math.max(width - measure('…'), 0.01), measure)
  return `${first?.text ?? ''}…`
}
