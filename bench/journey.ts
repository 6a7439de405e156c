import type { Page } from 'playwright-core'
import { launch, openPage } from '../tests/journeys/harness/browser.ts'
import { type Desk, send, signIn } from '../tests/journeys/harness/desk.ts'
import { startServer } from '../tests/journeys/harness/server.ts'
import { until } from '../tests/journeys/harness/until.ts'
import { type Bar, bar, quantile } from './bar.ts'
import { type WallWatch, watchWall } from './parts/wall-watch.ts'

const samples = 200
const size = { width: 640, height: 360 }
/** A place small enough that every message about it lights the same pixel. */
const area = 'landmark/Leeds Town Hall'

type Watched = Window & { watch: WallWatch }

/** The brightest new pixel of the right half, where the map is: where messages about the place appear. */
const findPixel = async (page: Page, change: () => Promise<void>): Promise<{ x: number; y: number }> => {
  const picture = () =>
    page.evaluate(async () => {
      const { width, height, bytes } = await (window as unknown as Watched).watch.picture()
      return { width, height, bytes: Array.from(bytes) }
    })
  const before = await picture()
  await change()
  const after = await picture()
  let best = { x: 0, y: 0, gain: 0 }
  for (let y = 0; y < after.height; y++) {
    for (let x = Math.floor(after.width / 2); x < after.width; x++) {
      const at = (y * after.width + x) * 4
      const sum = (of: number[]): number => (of[at] ?? 0) + (of[at + 1] ?? 0) + (of[at + 2] ?? 0)
      const gain = sum(after.bytes) - sum(before.bytes)
      if (gain > best.gain) best = { x, y, gain }
    }
  }
  if (best.gain < 60) throw new Error('no message lit a pixel of the map')
  // Half way from dark to lit: the picture is that of the first frame, before anything has grown.
  const at = (best.y * before.width + best.x) * 4
  const dark = (before.bytes[at] ?? 0) + (before.bytes[at + 1] ?? 0) + (before.bytes[at + 2] ?? 0)
  await page.evaluate((sum) => ((window as unknown as Watched).watch.threshold = sum), dark + best.gain / 2)
  return best
}

const reported = (page: Page, seq: number): Promise<number> =>
  until('the wall reports the frame', () =>
    page.evaluate((wanted) => (window as unknown as Watched).watch.applied(wanted), seq),
  )

const waiting = async (desk: Desk, url: string, n: number) => {
  const { id } = await send(url, `A seat by the window, number ${n}`, { area })
  return desk.waitFor(id, 'new')
}

const feedEnd = async (url: string, after: number): Promise<number> => {
  const page = (await (await fetch(`${url}/api/feed?after=${after}`)).json()) as { last: number }
  return page.last
}

/** From the moment a moderator's approval leaves until the wall submitted the frame with the card, and until its pixel is read back. */
export const journey = async (): Promise<Bar[]> => {
  await using server = await startServer({ env: { LIMIT_PER_DEVICE: '1000000' } })
  const { url } = server
  const browser = await launch()
  try {
    const desk = await signIn(url, server.password)
    const page = await openPage(browser, 'about:blank', { viewport: size })
    await page.addInitScript(watchWall)
    await page.goto(url + (await desk.newScreen('bench')).path)
    await page.locator('.is-empty').waitFor()
    let shown = await waiting(desk, url, 0)
    const pixel = await findPixel(page, async () => {
      shown = await desk.decide(shown, 'approve')
      await reported(page, 1)
    })
    const lit = (wanted: boolean): Promise<number> =>
      page.evaluate(([x, y, on]) => (window as unknown as Watched).watch.pixel(x, y, on), [
        pixel.x,
        pixel.y,
        wanted,
      ] as const)
    await desk.decide(shown, 'withdraw')
    await lit(false)

    const [toFrame, toPixel]: [number[], number[]] = [[], []]
    let seq = await feedEnd(url, 0)
    for (let n = 1; n <= samples; n++) {
      const message = await waiting(desk, url, n)
      // Ripples begin no closer together than 0.35 s: a moderator's pace, not a burst.
      await page.waitForTimeout(350 + Math.random() * 60)
      const seen = lit(true)
      const begin = performance.timeOrigin + performance.now()
      const approved = await desk.decide(message, 'approve')
      seq += 1
      const applied = await reported(page, seq)
      toFrame.push(applied - begin)
      toPixel.push((await seen) - begin)
      await desk.decide(approved, 'withdraw')
      seq += 1
      await lit(false)
    }
    const of = (name: string, times: number[], share: number, limit: Bar['limit']): Bar =>
      bar(name, { value: quantile(times, share), unit: 'ms', limit, n: samples })
    return [
      of('wall-approve-to-frame-p50', toFrame, 0.5, '<= 50'),
      of('wall-approve-to-frame-p95', toFrame, 0.95, '<= 150'),
      of('wall-approve-to-pixel-p95', toPixel, 0.95, '<= 300'),
    ]
  } finally {
    await browser.close()
  }
}
