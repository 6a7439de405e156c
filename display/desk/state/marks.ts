import type { Finding } from '../../../shared/finding.ts'

/** A stretch of words with what screening saw in it. */
export interface Piece {
  text: string
  findings: readonly Finding[]
}

const isLow = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** A UTF-16 offset inside the text, moved off the middle of a pair. */
const snapped = (text: string, offset: number, towards: -1 | 1): number => {
  const at = Math.min(Math.max(offset, 0), text.length)
  return at > 0 && at < text.length && isLow(text, at) ? at + towards : at
}

/** Findings about a field whose span holds something, with offsets that fit the text. */
export const spansIn = (text: string, findings: readonly Finding[], field: Finding['field'] = 'text'): Finding[] =>
  findings
    .filter((finding) => finding.field === field)
    .map((finding) => ({
      ...finding,
      start: snapped(text, finding.start, -1),
      end: snapped(text, finding.end, 1),
    }))
    .filter(({ start, end }) => start < end)

/** A finding about the whole field is a word on the message, not a mark in its words. */
const isWhole = (text: string, { start, end }: Finding): boolean => start === 0 && end === text.length

/** The text cut where findings begin and end. The pieces joined are the text, whatever the offsets say. */
export const piecesOf = (text: string, findings: readonly Finding[], field: Finding['field'] = 'text'): Piece[] => {
  const spans = spansIn(text, findings, field).filter((span) => span.kind === 'personal' || !isWhole(text, span))
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  )
  return cuts.slice(0, -1).map((from, i) => ({
    text: text.slice(from, cuts[i + 1]),
    findings: spans.filter(({ start, end }) => start <= from && end > from),
  }))
}
