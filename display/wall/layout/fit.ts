import { type Copy, type Line, type Measure, copyOf, ellipsis, setLines } from './wrap.ts'

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
  /** widths in ems */
  measure: Measure
}

/** Lines are set a little narrower than their room: sums of pieces miss the kerning between them. */
const slack = 0.985
/** Sizes this near below the largest may win if their lines come out evener. */
const nearby = 5
const step = 0.94
/** Words shorter than this are not broken while a smaller type can help. */
const ordinary = 24

interface Trial {
  copy: Copy
  size: number
  width: number
  most: number
}

const trialAt = (copy: Copy, size: number, { width, height, leading }: FitOptions): Trial => ({
  copy,
  size,
  width: (width * slack) / size,
  most: Math.max(1, Math.floor(height / (size * leading))),
})

const broken = (copy: Copy, width: number): boolean =>
  copy.some((pieces) => pieces.some((piece) => piece.em > width && piece.text.length < ordinary))

/** The same lines, their ends as even as can be: the narrowest width that needs no further line. */
const even = ({ copy, width }: Trial, lines: Line[], measure: Measure): Line[] => {
  if (lines.length < 2 || lines.length > 12) return lines
  let [low, high, best] = [width * 0.55, width, lines]
  for (let i = 0; i < 5; i++) {
    const narrower = (low + high) / 2
    const tried = setLines(copy, narrower, measure, lines.length)
    if (tried.length <= lines.length && !broken(copy, narrower)) [high, best] = [narrower, tried]
    else low = narrower
  }
  return best
}

/** How uneven lines are, 0 to 1: short lines in the middle count, and a last line of less than a third. */
const ragged = (lines: readonly Line[]): number => {
  const widest = Math.max(...lines.map((line) => line.em), 0.01)
  const gaps = lines.map((line) => 1 - line.em / widest)
  const last = gaps.pop() ?? 0
  const inner = gaps.reduce((sum, gap) => sum + gap * gap, 0) / Math.max(gaps.length, 1)
  return lines.length < 2 ? 0 : inner + (last > 0.68 ? 0.12 : 0)
}

const atLimit = (copy: Copy, options: FitOptions): Fitted => {
  const { width, most, size } = trialAt(copy, options.min, options)
  const lines = setLines(copy, width, options.measure, most)
  const fitted = { size, leading: size * options.leading }
  if (lines.length <= most) return { ...fitted, lines, cut: false }
  const kept = lines.slice(0, most)
  const last = kept.pop()
  if (last) kept.push({ ...last, text: ellipsis(last.text, width, options.measure) })
  return { ...fitted, lines: kept, cut: true }
}

/**
 * The largest type, from `max` down to `min` in steps of 6 %, in which the text fits its room without breaking a word of
 * ordinary length (a little smaller where that sets much evener lines); at `min` what does not fit is cut at a word, with an
 * ellipsis. The text is measured once, piece by piece; every size is tried by sums.
 */
export const fit = (text: string, options: FitOptions): Fitted => {
  const copy = copyOf(text, options.measure)
  const found: { fitted: Fitted; cost: number }[] = []
  for (let size = options.max; size > options.min && found.length < nearby; size *= step) {
    const trial = trialAt(copy, size, options)
    const lines = broken(copy, trial.width) ? [] : setLines(copy, trial.width, options.measure, trial.most)
    if (lines.length === 0 || lines.length > trial.most) continue
    const balanced = even(trial, lines, options.measure)
    const cost = ragged(balanced) + found.length * 0.035
    found.push({ fitted: { size, leading: size * options.leading, lines: balanced, cut: false }, cost })
    if (balanced.length < 2) break
  }
  const [best] = found.toSorted((a, b) => a.cost - b.cost)
  return best?.fitted ?? atLimit(copy, options)
}
