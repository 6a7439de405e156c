import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PublicMessage } from '../../shared/message.ts'
import type { WallView } from '../../display/wall/wall.ts'
import { type Fixture, openFixture } from './fixtures/open.ts'
import type { Parts } from './fixtures/page.ts'

interface Bench {
  parts: Parts
  wall: WallView
  clock: number
}

let fixture: Fixture
let page: Page

beforeAll(async () => {
  fixture = await openFixture()
  page = await fixture.page(960, 540)
})
afterAll(() => fixture.close())

const voice = (n: number, area: string): PublicMessage => ({
  id: `voice-${n}`,
  version: 1,
  text: 'A warm room and a kind word.',
  source: 'web',
  area,
  at: 0,
  sentAt: 0,
  edited: false,
  pinned: false,
})

/** Shows messages and reads the map back: at once, when the light has followed, and laid anew as a whole. */
const mapsAfter = (messages: readonly PublicMessage[]) =>
  page.evaluate(async (list) => {
    const bench = window as unknown as Bench
    const read = (): number[] => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map canvas')
      if (!canvas) throw new Error('no map')
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')
      copy?.drawImage(canvas, 0, 0)
      return Array.from(copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? [])
    }
    await bench.wall.apply(list.map((message) => ({ kind: 'show', message })))
    const atOnce = read()
    bench.clock += 2_500
    await bench.wall.apply([])
    const followed = read()
    window.dispatchEvent(new Event('resize'))
    const whole = read()
    const apart = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? 0))), 0)
    return { changed: apart(atOnce, followed), fromWhole: apart(followed, whole) }
  }, messages)

test('the wards’ light follows a voice a moment later, and cells laid one by one are the same as all laid anew', async () => {
  await page.evaluate(async () => {
    const bench = window as unknown as Bench
    bench.clock = Date.now()
    bench.wall = await bench.parts.openWall(document.body, { renderer: 'webgl', now: () => bench.clock })
    await bench.wall.reset([])
  })
  const some = ['ward/Wetherby', 'ward/Armley', 'ward/Morley South'].map((area, n) => voice(n, area))
  const { changed, fromWhole } = await mapsAfter(some)
  expect(changed).toBeGreaterThan(5)
  expect(fromWhole).toBeLessThanOrEqual(2)
  expect(fixture.faults).toEqual([])
})
