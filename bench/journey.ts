import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { areas } from '../shared/place/gazetteer.ts'
import { launch, openPage } from '../tests/journeys/harness/browser.ts'
import { type Desk, send, signIn } from '../tests/journeys/harness/desk.ts'
import { startServer } from '../tests/journeys/harness/server.ts'
import { until } from '../tests/journeys/harness/until.ts'
import { type Bar, bar, quantile } from './bar.ts'
import { type Seen, type WallWatch, watchWall } from './parts/wall-watch.ts'

const samples = 200
/** Messages of the whole city that stand from the beginning: their lights are on the ring, clear of every area. */
const standing = 12
const size = { width: 640, height: 360 }
const wards = areas.filter(({ kind }) => kind === 'ward')

type Watched = Window & { watch: WallWatch }

const waiting = async (desk: Desk, url: string, n: number, area?: string) => {
  const { id } = await send(url, `A seat by the window, number ${n}`, area === undefined ? {} : { area })
  return desk.waitFor(id, 'new')
}

const feedEnd = async (url: string): Promise<number> =>
  ((await (await fetch(`${url}/api/feed?after=0`)).json()) as { last: number }).last

const openWall = async (page: Page, url: string, desk: Desk): Promise<void> => {
  await page.addInitScript(watchWall)
  await page.goto(url + (await desk.newScreen('bench')).path)
  for (let n = 0; n < standing; n++) await desk.decide(await waiting(desk, url, n), 'approve')
  await page.locator(`html[data-voices="${standing}"]`).waitFor()
}

/** One message to the wall and away again: milliseconds from the approval's leaving to each thing seen. */
const follow = async (desk: Desk, url: string, page: Page, n: number, seq: number): Promise<Seen> => {
  const message = await waiting(desk, url, n, wards[n % wards.length]?.area)
  // Sooner after the one before than two ripples may follow each other, or later.
  await pause(Math.random() * 400)
  const { id, area } = message
  await page.evaluate((looked) => (window as unknown as Watched).watch.look(looked), { id, area })
  await pause(100)
  const seen = page.evaluate((wanted) => (window as unknown as Watched).watch.seen(wanted, 10_000), seq)
  const begin = performance.timeOrigin + performance.now()
  const [approved, { frame, pixel, changed }] = await Promise.all([desk.decide(message, 'approve'), seen])
  await desk.decide(approved, 'withdraw')
  return { frame: frame - begin, pixel: pixel - begin, changed }
}

/**
 * From the moment a moderator's approval leaves until the wall submitted the frame with the message, and until the place
 * of the message's light, read back from such a frame, has plainly changed.
 */
export const journey = async (): Promise<Bar[]> => {
  await using server = await startServer({ env: { LIMIT_PER_DEVICE: '1000000' } })
  const { url } = server
  const browser = await launch()
  try {
    const desk = await signIn(url, server.password)
    const page = await openPage(browser, 'about:blank', { viewport: size })
    await openWall(page, url, desk)
    const took: Seen[] = []
    let seq = await feedEnd(url)
    for (let n = 0; n < samples; n++, seq += 2) took.push(await follow(desk, url, page, n, seq + 1))
    await until('the wall took the last message down', () =>
      page.locator(`html[data-voices="${standing}"]`).isVisible(),
    )
    const of = (name: string, what: 'frame' | 'pixel', share: number, limit: Bar['limit']): Bar => {
      const times = took.map((seen) => seen[what])
      return bar(name, { value: quantile(times, share), unit: 'ms', limit, n: samples })
    }
    const faintest = Math.min(...took.map(({ changed }) => changed))
    console.log(`the faintest of ${samples} first sights changed ${faintest} of 49 pixels`)
    return [
      of('wall-approve-to-frame-p50', 'frame', 0.5, '<= 50'),
      of('wall-approve-to-frame-p95', 'frame', 0.95, '<= 150'),
      of('wall-approve-to-pixel-p50', 'pixel', 0.5, '<= 200'),
      of('wall-approve-to-pixel-p95', 'pixel', 0.95, '<= 300'),
    ]
  } finally {
    await browser.close()
  }
}
