import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../tests/wall/fixtures/browser.ts'
import { serveFixture } from '../tests/wall/fixtures/serve.ts'
import { type Bar, bar, quantile } from './bar.ts'
import type { WallParts } from './parts/wall-page.ts'

const frames = 600
const runs = 3
const sampled = 200

type Measured = Window & { parts: WallParts }

const onPage = async <T>(
  browser: Browser,
  url: string,
  size: [number, number],
  work: (page: Page) => Promise<T>,
): Promise<T> => {
  const page = await browser.newPage({ viewport: { width: size[0], height: size[1] } })
  await page.goto(url)
  await page.waitForFunction(() => 'parts' in window)
  const result = await work(page)
  await page.close()
  return result
}

/** A screen wide enough for the spotlight and five side cards. */
const sixCards: [number, number] = [3_840, 1_080]

const times = (browser: Browser, url: string, lights: number): Promise<number[]> =>
  onPage(browser, url, sixCards, async (page) => {
    const measured = await page.evaluate(
      ([many, count]) => (window as unknown as Measured).parts.frameTimes(many, count),
      [lights, frames] as const,
    )
    if (measured.cards !== 6) throw new Error(`${measured.cards} cards on the wall, not 6`)
    return measured.times
  })

/** The middle of the means of twenty frames each: single frames are too short for the browser's clock to compare. */
const blockMedian = (all: readonly number[]): number => {
  const means = Array.from({ length: Math.floor(all.length / 20) }, (_, i) => {
    const block = all.slice(i * 20, i * 20 + 20)
    return block.reduce((sum, time) => sum + time, 0) / block.length
  })
  return quantile(means, 0.5)
}

/** One of each in turn, so that a neighbour on the machine meets them all; the middle of three rounds decides. */
const rounds = async (browser: Browser, url: string) => {
  const found: { many: number; few: number; most: number }[] = []
  for (let run = 0; run < runs; run++) {
    const few = blockMedian(await times(browser, url, 1_000))
    const many = quantile(await times(browser, url, 100_000), 0.5)
    const most = blockMedian(await times(browser, url, 1_000_000))
    found.push({ few, many, most })
  }
  return {
    many: quantile(
      found.map((round) => round.many),
      0.5,
    ),
    few: quantile(
      found.map((round) => round.few),
      0.5,
    ),
    ratio: quantile(
      found.map((round) => round.most / round.few),
      0.5,
    ),
  }
}

const byPixel = (browser: Browser, url: string): Promise<number> =>
  onPage(browser, url, [1_920, 1_080], async (page) => {
    const { found } = await page.evaluate((many) => (window as unknown as Measured).parts.seen(100_000, many), sampled)
    return found / sampled
  })

/** The wall's own cost: JavaScript a frame with six cards and many lights, and whether the lights are truly drawn. */
export const wall = async (): Promise<Bar[]> => {
  const served = await serveFixture(new URL('parts/wall-page.html', import.meta.url))
  const browser = await openBrowser()
  try {
    const { many, few, ratio } = await rounds(browser, served.url)
    const found = await byPixel(browser, served.url)
    return [
      bar('wall-js-frame-100k', { value: many, unit: 'ms', limit: '<= 1', n: frames, runs }),
      bar('wall-js-1m-over-1k', {
        value: ratio,
        unit: 'ratio',
        limit: '<= 1.3',
        n: frames,
        runs,
        alternative: { name: 'ms a frame with 1,000 lights', value: few, unit: 'ms' },
      }),
      bar('wall-lights-by-pixel', { value: found, unit: 'share', limit: '>= 0.99', n: sampled }),
    ]
  } finally {
    await browser.close()
    await served.close()
  }
}
