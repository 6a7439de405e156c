import { type Line, type Measure, ellipsis, wrap } from './wrap.ts'

export interface Fitted {
  /** type size in pixels */
  size: number
  leading: number
  lines: Line[]
  cut: boolean
}

export interface FitOptions {
  width: number
  height: number
  max: number
  min: number
  /** line height in ems; tall scripts need more */
  leading: number
  measureAt: (size: number) => Measure
}

const linesAt = (text: string, size: number, options: FitOptions): { lines: Line[]; most: number } => {
  const most = Math.max(1, Math.floor(options.height / (size * options.leading)))
  return { lines: wrap(text, options.width, options.measureAt(size), most), most }
}

const broken = (text: string, size: number, options: FitOptions): boolean => {
  const measure = options.measureAt(size)
  return text.split(/\s+/).some((word) => word.length < 24 && measure(word) > options.width)
}

/** The same lines, their ends as even as can be: the narrowest width that needs no further line. No word is left alone at the end. */
const even = (text: string, size: number, options: FitOptions, lines: Line[]): Line[] => {
  if (lines.length < 2 || lines.length > 12) return lines
  const measure = options.measureAt(size)
  let [low, high, best] = [options.width * 0.55, options.width, lines]
  for (let i = 0; i < 5; i++) {
    const width = (low + high) / 2
    const tried = wrap(text, width, measure, lines.length)
    const fits = tried.length <= lines.length && !broken(text, size, { ...options, width })
    if (fits) [high, best] = [width, tried]
    else low = width
  }
  return best
}

/** How uneven lines are, 0 to 1: short lines in the middle count, and a last line of less than a third. */
const ragged = (lines: readonly Line[], measure: Measure, width: number): number => {
  const gaps = lines.map(({ text }) => 1 - Math.min(measure(text) / width, 1))
  const last = gaps.pop() ?? 0
  const inner = gaps.reduce((sum, gap) => sum + gap * gap, 0) / Math.max(gaps.length, 1)
  return lines.length < 2 ? 0 : inner + (last > 0.68 ? 0.12 : 0)
}

/** Sizes this near below the largest may win if their lines come out evener. */
const nearby = 5
const step = 0.94

/**
 * The largest type, from `max` down to `min` in steps of 6 %, in which the text fits its room without breaking a word of
 * ordinary length (a little smaller where that sets much evener lines); at `min` what does not fit is cut at a word, with an
 * ellipsis.
 */
export const fit = (text: string, options: FitOptions): Fitted => {
  const found: { fitted: Fitted; cost: number }[] = []
  for (let size = options.max; size > options.min && found.length < nearby; size *= step) {
    const { lines, most } = linesAt(text, size, options)
    if (lines.length > most || broken(text, size, options)) continue
    const balanced = even(text, size, options, lines)
    const widest = Math.max(...balanced.map((line) => options.measureAt(size)(line.text)))
    const cost = ragged(balanced, options.measureAt(size), widest) + found.length * 0.035
    found.push({ fitted: { size, leading: size * options.leading, lines: balanced, cut: false }, cost })
    if (balanced.length < 2) break
  }
  const [first] = found.toSorted((a, b) => a.cost - b.cost)
  return first?.fitted ?? atLimit(text, options)
}

const atLimit = (text: string, options: FitOptions): Fitted => {
  const size = options.min
  const { lines, most } = linesAt(text, size, options)
  const fitted = { size, leading: size * options.leading }
  if (lines.length <= most) return { ...fitted, lines, cut: false }
  const kept = lines.slice(0, most)
  const last = kept.pop()
  if (last) kept.push({ ...last, text: ellipsis(last.text, options.width, options.measureAt(size)) })
  return { ...fitted, lines: kept, cut: true }
}
