import { directionOf } from '../../../shared/text.ts'
import { fit } from './fit.ts'
import { isUrdu, leadingOf } from './scripts.ts'
import { type Measure, ellipsis } from './wrap.ts'

/** What a card says, ready for the public: words that our type can draw, and labels. */
export interface CardWords {
  text: string
  name?: string | undefined
  /** shown beside the name where there is room, or always */
  handle?: string | undefined
  handleStays?: boolean
  area: string
  /** source, time, "edited for privacy": small print in this order */
  notes: readonly string[]
}

/** The room for a card and its type, in CSS pixels. */
export interface CardRoom {
  width: number
  height: number
  unit: number
  size: readonly [max: number, min: number]
  /** small print */
  small: number
}

/** Width of a text at a size and weight, in Urdu's own type or in the other families. */
export type TypeMeasure = (size: number, weight: number, urdu?: boolean) => Measure

export interface Run {
  text: string
  kind: 'text' | 'name' | 'area' | 'note'
  size: number
  weight: number
  /** left edge for ltr, right edge for rtl; baseline */
  x: number
  y: number
  direction: 'ltr' | 'rtl'
  /** width it must not leave: what is wider by a hair is drawn narrower */
  room: number
  /** set in Urdu's own type */
  urdu: boolean
}

export interface CardPlan {
  width: number
  height: number
  pad: number
  size: number
  cut: boolean
  runs: Run[]
}

interface Small {
  text: string
  kind: Run['kind']
  weight: number
  width: number
}

const weightOf = { text: 560, name: 700, area: 600, note: 400 } as const

const smallRow = (items: readonly Small[], from: number, y: number, size: number): Run[] => {
  let x = from
  return items.map(({ text, kind, weight, width }) => {
    const run: Run = { text, kind, size, weight, x, y, direction: 'ltr', room: width * 1.02 + 1, urdu: false }
    x += width + size * 0.6
    return run
  })
}

const rowWidth = (items: readonly Small[], size: number): number =>
  items.reduce((sum, item) => sum + item.width + size * 0.6, -size * 0.6)

/** The small print in as few rows as fit: who and where at the left, how at the right, or below where there is no room. */
const footer = (words: CardWords, width: number, size: number, measure: TypeMeasure): Small[][] => {
  const item = (text: string, kind: 'name' | 'area' | 'note'): Small => {
    const of = measure(size, weightOf[kind])
    const shown = of(text) <= width ? text : ellipsis(text, width, of)
    return { text: shown, kind, weight: weightOf[kind], width: of(shown) }
  }
  const how = words.notes.length > 0 ? [item(words.notes.join(' · '), 'note')] : []
  const named = words.name === undefined ? [] : [item(words.name, 'name')]
  const full = [...named, ...(words.handle === undefined ? [] : [item(words.handle, 'note')]), item(words.area, 'area')]
  const stays = named.length === 0 || words.handleStays === true
  const who = stays || rowWidth([...full, ...how], size) <= width ? full : [...named, item(words.area, 'area')]
  const rows = rowWidth(who, size) <= width ? [who] : who.map((one) => [one])
  const last = rows.at(-1) ?? []
  if (rowWidth([...last, ...how], size) <= width) rows[rows.length - 1] = [...last, ...how]
  else rows.push(how)
  return rows
}

const placeRow = (row: readonly Small[], left: number, right: number, y: number, size: number): Run[] => {
  const note = row.at(-1)
  if (row.length < 2 || note?.kind !== 'note') return smallRow(row, left, y, size)
  const { text, kind, weight, width } = note
  const end: Run = { text, kind, size, weight, x: right - width, y, direction: 'ltr', room: width + 1, urdu: false }
  return [...smallRow(row.slice(0, -1), left, y, size), end]
}

/**
 * Where every piece of a card stands. The text gets the largest type that fits; the card is as high as its text needs and
 * never higher than its room. All pieces lie within the card less its padding.
 */
export const planCard = (words: CardWords, room: CardRoom, measure: TypeMeasure): CardPlan => {
  const { unit, small, width } = room
  const pad = Math.min(room.size[0] * 0.5, unit * 1.8)
  const left = pad + unit * 0.3
  const inner = Math.max(width - left - pad, 1)
  const rows = footer(words, inner, small, measure)
  const footHeight = rows.length * small * 1.45 + small * 0.5
  const urdu = isUrdu(words.text)
  const fitted = fit(words.text, {
    width: inner,
    height: room.height - 2 * pad - footHeight,
    max: room.size[0],
    min: room.size[1],
    leading: leadingOf(words.text),
    measure: (line) => measure(100, weightOf.text, urdu)(line) / 100,
  })
  const { size, leading, lines } = fitted
  const paragraphs = words.text.split('\n')
  const runs = lines.map(({ text, paragraph }, i): Run => {
    const direction = directionOf(paragraphs[paragraph] ?? text)
    const x = direction === 'rtl' ? width - pad : left
    return {
      text,
      kind: 'text',
      size,
      weight: weightOf.text,
      x,
      y: pad + i * leading + leading / 2 + size * (urdu ? 0.36 : 0.34),
      direction,
      room: inner,
      urdu,
    }
  })
  const textEnd = pad + lines.length * leading
  for (const [i, row] of rows.entries()) {
    const y = textEnd + small * 0.5 + (i + 1) * small * 1.45 - small * 0.4
    runs.push(...placeRow(row, left, width - pad, y, small))
  }
  return { width, height: textEnd + footHeight + pad, pad, size, cut: fitted.cut, runs }
}
