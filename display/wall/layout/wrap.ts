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

const breakWord = (word: string, width: number, measure: Measure): string[] => {
  const parts: string[] = []
  let part = ''
  for (const { segment } of letters.segment(word)) {
    if (part !== '' && measure(part + segment) > width) {
      parts.push(part)
      part = segment
    } else part += segment
  }
  return [...parts, part]
}

const wrapParagraph = (paragraph: string, width: number, measure: Measure, most: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const { text, gap } of piecesOf(paragraph)) {
    if (lines.length > most) return lines
    const longer = line === '' ? text : line + (gap === '' ? '' : ' ') + text
    if (measure(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const parts = measure(text) <= width ? [text] : breakWord(text, width, measure)
    line = parts.pop() ?? ''
    lines.push(...parts)
  }
  if (line !== '') lines.push(line)
  return lines
}

export interface Line {
  text: string
  /** index of the paragraph it belongs to: direction is a matter of the paragraph */
  paragraph: number
}

/** Lines no wider than `width`; empty lines between paragraphs are dropped. Stops early once there are more than `most`. */
export const wrap = (text: string, width: number, measure: Measure, most = Number.POSITIVE_INFINITY): Line[] => {
  const lines: Line[] = []
  for (const [paragraph, words] of text.split('\n').entries()) {
    for (const line of wrapParagraph(words, width, measure, most - lines.length)) lines.push({ text: line, paragraph })
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
  const [first = ''] = breakWord(line, Math.max(width - measure('…'), 1), measure)
  return `${first}…`
}
