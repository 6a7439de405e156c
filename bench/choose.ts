import type { Bar } from './bar.ts'

/** A file of benches: the names of all bars it measures, and how to run it. Its code is loaded only when it runs. */
export interface Bench {
  file: string
  bars: readonly string[]
  run: () => Promise<Bar[]>
}

/** What was asked for on the command line; or a refusal in words. */
export type Asked = { json: boolean; prefix: string } | { refusal: string }

/** Reads the words after `npm run bench --`: `--json` and at most one prefix of bar names. */
export const ask = (words: readonly string[]): Asked => {
  const unknown = words.find((word) => word.startsWith('-') && word !== '--json')
  if (unknown !== undefined) return { refusal: `unknown option ${unknown}: there is only --json` }
  const prefixes = words.filter((word) => !word.startsWith('-'))
  if (prefixes.length > 1) return { refusal: `one prefix at a time, not ${prefixes.join(' and ')}` }
  return { json: words.includes('--json'), prefix: prefixes[0] ?? '' }
}

/** The benches that measure a bar whose name begins with `prefix`. */
export const choose = (benches: readonly Bench[], prefix: string): Bench[] =>
  benches.filter(({ bars }) => bars.some((name) => name.startsWith(prefix)))

/** How the bars that a bench gave differ from those it is listed with, in words. */
export const differences = (bench: Bench, bars: readonly Bar[]): string[] => {
  const given = new Set(bars.map(({ bar }) => bar))
  return [
    ...bench.bars.filter((name) => !given.has(name)).map((name) => `${bench.file} did not measure ${name}`),
    ...[...given]
      .filter((name) => !bench.bars.includes(name))
      .map((name) => `${bench.file} measured ${name}, which bench/benches.ts does not list`),
  ]
}

const columns = ['bar', 'value', 'limit', '', 'n', 'runs', 'beside'] as const

const beside = ({ value, alternative }: Bar): string =>
  alternative === undefined
    ? ''
    : `${alternative.name} ${alternative.value} ${alternative.unit} (ratio ${(value / alternative.value).toPrecision(3)})`

/** Bars as a table for people, one line each under a head. */
export const table = (bars: readonly Bar[]): string => {
  const rows = [
    [...columns],
    ...bars.map((one) => [
      one.bar,
      `${one.value} ${one.unit}`,
      one.limit,
      one.ok ? 'ok' : 'FAIL',
      String(one.n),
      String(one.runs),
      beside(one),
    ]),
  ]
  const widths = columns.map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
