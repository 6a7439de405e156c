/** What a bar is held to, as it is read: a comparison and a figure, such as `<= 50` or `>= 0.99`. */
export type Limit = `${'<=' | '>=' | '<' | '=='} ${number}`

/** A thing that was measured for comparison in the same run, such as the same route without a store. */
export interface Alternative {
  name: string
  value: number
  unit: string
}

/** One measured bar of an issue. `n` is how many samples a run took, `runs` how many runs stand behind `value`. */
export interface Bar {
  bar: string
  value: number
  unit: string
  limit: Limit
  ok: boolean
  n: number
  runs: number
  alternative?: Alternative
}

/** Whether a value is within a limit. A value that is no number never is. */
export const isWithin = (value: number, limit: Limit): boolean => {
  const [sign, figure = ''] = limit.split(' ')
  const bound = Number(figure)
  if (Number.isNaN(bound)) throw new Error(`not a limit: ${limit}`)
  if (sign === '<=') return value <= bound
  if (sign === '<') return value < bound
  return sign === '>=' ? value >= bound : value === bound
}

/** Three or four digits say what a measurement knows. */
const rounded = (value: number): number => (Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)))

/**
 * A bar from its measurement: `ok` is judged on the value as measured, which is then rounded to four digits.
 * `runs` is 1 unless said.
 */
export const bar = (
  name: string,
  measured: { value: number; unit: string; limit: Limit; n: number; runs?: number; alternative?: Alternative },
): Bar => {
  const { value, unit, limit, n, runs = 1, alternative } = measured
  return {
    bar: name,
    value: rounded(value),
    unit,
    limit,
    ok: isWithin(value, limit),
    n,
    runs,
    ...(alternative === undefined ? {} : { alternative: { ...alternative, value: rounded(alternative.value) } }),
  }
}

/** The value below which a share of the samples lie (nearest rank): 0.5 is the median. NaN without samples. */
export const quantile = (samples: readonly number[], share: number): number => {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
