import { describe, expect, test } from 'vitest'
import { runApart } from './apart.ts'
import { bar, isWithin, quantile } from './bar.ts'
import { ask, choose, differences, table, type Bench } from './choose.ts'

const slow = bar('wall-slow', { value: 12.34567, unit: 'ms', limit: '<= 10', n: 200 })
const fast = bar('wall-fast', {
  value: 2,
  unit: 'ms',
  limit: '<= 10',
  n: 5,
  runs: 3,
  alternative: { name: 'sprites', value: 8, unit: 'ms' },
})
const bench = (file: string, ...bars: string[]): Bench => ({ file, bars, run: async () => [] })

describe('a bar', () => {
  test('is ok when its value is within its limit, the limit included', () => {
    expect([isWithin(50, '<= 50'), isWithin(50.1, '<= 50')]).toEqual([true, false])
    expect([isWithin(4.9, '< 5'), isWithin(5, '< 5')]).toEqual([true, false])
    expect([isWithin(0.5, '>= 0.5'), isWithin(0.49, '>= 0.5')]).toEqual([true, false])
    expect([isWithin(0, '== 0'), isWithin(1, '== 0')]).toEqual([true, false])
    expect([isWithin(Number.NaN, '<= 50'), isWithin(Number.NaN, '>= 0')]).toEqual([false, false])
  })

  test('is judged before it is rounded', () => {
    expect(bar('a', { value: 1.00001, unit: 'ms', limit: '<= 1', n: 1 })).toMatchObject({ value: 1, ok: false })
  })

  test('carries what was measured, and a single run unless said', () => {
    expect(slow).toEqual({ bar: 'wall-slow', value: 12.35, unit: 'ms', limit: '<= 10', ok: false, n: 200, runs: 1 })
    expect(fast).toMatchObject({ ok: true, runs: 3, alternative: { name: 'sprites', value: 8, unit: 'ms' } })
  })

  test('takes quantiles by the nearest rank', () => {
    const samples = Array.from({ length: 100 }, (_, n) => 100 - n)
    expect([quantile(samples, 0.5), quantile(samples, 0.95), quantile(samples, 1)]).toEqual([50, 95, 100])
    expect(quantile([], 0.5)).toBeNaN()
  })
})

describe('the bench command', () => {
  test('reads a prefix and --json, and refuses the rest', () => {
    expect(ask([])).toEqual({ json: false, prefix: '' })
    expect(ask(['--json', 'wall-'])).toEqual({ json: true, prefix: 'wall-' })
    expect(ask(['--yaml'])).toHaveProperty('refusal', 'unknown option --yaml: there is only --json')
    expect(ask(['wall-', 'feed-'])).toHaveProperty('refusal', 'one prefix at a time, not wall- and feed-')
  })

  test('runs only the files that measure a bar of that prefix', () => {
    const all = [bench('wall.ts', 'wall-slow', 'wall-fast'), bench('feed.ts', 'feed-a')]
    expect(choose(all, 'wall-f').map(({ file }) => file)).toEqual(['wall.ts'])
    expect(choose(all, '')).toHaveLength(2)
    expect(choose(all, 'sea-')).toEqual([])
  })

  test('notices a bar that was listed and not measured, or measured and not listed', () => {
    expect(differences(bench('wall.ts', 'wall-slow'), [slow])).toEqual([])
    expect(differences(bench('wall.ts', 'wall-lost'), [slow])).toEqual([
      'wall.ts did not measure wall-lost',
      'wall.ts measured wall-slow, which bench/benches.ts does not list',
    ])
  })

  test('prints a table with the verdict and the ratio to what was measured beside', () => {
    expect(table([slow, fast]).split('\n')).toEqual([
      'bar        value     limit        n    runs  beside',
      'wall-slow  12.35 ms  <= 10  FAIL  200  1',
      'wall-fast  2 ms      <= 10  ok    5    3     sprites 8 ms (ratio 0.250)',
    ])
  })
})

describe('a bench apart', () => {
  const node = (words: string) => [process.execPath, '-e', words]

  test('gives its lines and its exit code', async () => {
    expect(await runApart(node('console.log("a\\nb"); process.exitCode = 3'), 5_000)).toEqual({
      lines: ['a', 'b'],
      ended: 3,
    })
  })

  test('is ended when it takes too long, and what it said until then is kept', async () => {
    const hanging = node('console.log("a"); setInterval(() => undefined, 1_000)')
    expect(await runApart(hanging, 400)).toEqual({ lines: ['a'], ended: 'late' })
  })

  test('that cannot be started has failed', async () => {
    expect(await runApart(['/no/such/program'], 5_000)).toEqual({ lines: [], ended: 1 })
  })
})
