import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PublicMessage } from '../../shared/message.ts'
import type { WallView } from '../../display/wall/wall.ts'
import { type Fixture, openFixture } from './fixtures/open.ts'
import type { Parts } from './fixtures/page.ts'

/** What the tests put on the page's window: the wall, its clock, and what it reported. */
interface Bench {
  parts: Parts
  wall: WallView
  clock: number
  shown: string[]
  reloads: number
  textures: number
}

let fixture: Fixture
let page: Page

beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.close())
afterEach(async () => {
  noFaults()
  await page.close()
})

const noFaults = (): void => expect(fixture.faults.splice(0)).toEqual([])

const message = (id: string, more: Partial<PublicMessage> = {}): PublicMessage => ({
  id,
  version: 1,
  text: `Voice ${id} asks for a warm room and a kind word.`,
  name: `Name ${id}`,
  source: 'web',
  area: 'ward/Morley South',
  at: Date.now(),
  sentAt: Date.now(),
  edited: false,
  pinned: false,
  ...more,
})

/** Opens a wall whose clock stands still until a test moves it. */
const openWall = async (renderer: 'webgl' | 'plain' | 'auto' = 'webgl'): Promise<void> => {
  page = await fixture.page(640, 360)
  await page.evaluate(async (how) => {
    const bench = window as unknown as Bench
    const proto = WebGL2RenderingContext.prototype
    bench.textures = 0
    const count = (name: 'createTexture' | 'deleteTexture', by: 1 | -1): void => {
      const real = Reflect.get(proto, name) as (this: unknown, ...args: unknown[]) => unknown
      Reflect.set(proto, name, function counted(this: unknown, ...args: unknown[]) {
        bench.textures += by
        return real.apply(this, args)
      })
    }
    count('createTexture', 1)
    count('deleteTexture', -1)
    bench.clock = Date.now()
    bench.shown = []
    bench.reloads = 0
    bench.wall = await bench.parts.openWall(document.body, {
      renderer: how,
      now: () => bench.clock,
      reload: () => bench.reloads++,
    })
    bench.wall.onShown((ids) => bench.shown.push(...ids))
    const joinUrl = 'http://127.0.0.1:8080/join'
    bench.wall.settings({
      question: 'What do you want?',
      hashtag: '#HSCLeeds',
      joinUrl,
      rehearsal: true,
      timeZone: 'Europe/London',
    })
    await bench.wall.reset([])
    await bench.parts.load('Voice warm Name 😀')
  }, renderer)
}

const apply = (changes: Parameters<WallView['apply']>[0]): Promise<void> =>
  page.evaluate((list) => (window as unknown as Bench).wall.apply(list), changes)
const show = (...messages: PublicMessage[]): Promise<void> =>
  apply(messages.map((item) => ({ kind: 'show', message: item })))
const later = (ms: number): Promise<void> =>
  page.evaluate(async (by) => {
    const bench = window as unknown as Bench
    bench.clock += by
    await bench.wall.apply([])
  }, ms)
/** Moves the wall's clock on once the cards of these messages are painted: type that is new to the page is loaded first. */
const stands = async (ids: readonly string[], ms: number): Promise<void> => {
  for (const id of ids) {
    await later(500)
    await page.waitForFunction((want) => document.querySelector(`.twin [data-id="${want}"]`) !== null, id)
  }
  await later(ms)
}
const twin = (): Promise<string[]> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('.twin li'), (item) => item.dataset['id'] ?? ''),
  )

/** Changes the wall and counts, in that very task, the opaque pixels of its canvas in the box of the spotlight. */
const paintedAfter = (changes: Parameters<WallView['apply']>[0]): Promise<number> =>
  page.evaluate(async (list) => {
    const bench = window as unknown as Bench
    await bench.wall.apply(list)
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.stage')
    const gl = canvas?.getContext('webgl2')
    if (!canvas || !gl) throw new Error('no canvas')
    const [w, h] = [Math.round(canvas.width * 0.26), Math.round(canvas.height * 0.4)]
    const pixels = new Uint8Array(w * h * 4)
    gl.readPixels(
      Math.round(canvas.width * 0.03),
      Math.round(canvas.height * 0.3),
      w,
      h,
      gl.RGBA,
      gl.UNSIGNED_BYTE,
      pixels,
    )
    let painted = 0
    for (let i = 3; i < pixels.length; i += 4) if ((pixels[i] ?? 0) > 60) painted++
    return painted
  }, changes)

describe('the wall', () => {
  test('shows an approved message as a light and a card, and reports it once', async () => {
    await openWall()
    expect(await paintedAfter([])).toBe(0)
    await show(message('a'))
    await stands(['a'], 1_500)
    expect(await twin()).toEqual(['a'])
    expect(await paintedAfter([])).toBeGreaterThan(10_000)
    await later(60_000)
    expect(await page.evaluate(() => (window as unknown as Bench).shown)).toEqual(['a'])
    expect(await page.textContent('.counts')).toBe('1 voice from 1 of 33 wards')
  })

  test('draws new voices as on its first day after a week without a reload', async () => {
    await openWall()
    await show(message('a'))
    await stands(['a'], 7 * 86_400_000)
    await show(message('b', { name: 'Other', area: 'ward/Wetherby' }))
    await stands(['b'], 1_500)
    expect(await twin()).toContain('b')
    expect(await paintedAfter([])).toBeGreaterThan(10_000)
  })

  test('takes a card down in the middle of its growth, words and all, in that very frame', async () => {
    await openWall()
    await show(message('a'))
    await stands(['a'], 250)
    expect(await paintedAfter([])).toBeGreaterThan(1_000)
    expect(await paintedAfter([{ kind: 'remove', id: 'a' }])).toBe(0)
    expect(await twin()).not.toContain('a')
    expect(await page.textContent('body')).not.toContain('Voice a asks')
  })

  test('paints a card anew when its words are edited: the old words are gone at once', async () => {
    await openWall()
    await show(message('a'))
    await stands(['a'], 1_500)
    await apply([{ kind: 'change', message: message('a', { version: 2, text: 'Edited words only.', edited: true }) }])
    expect(await page.textContent('.twin')).toBe('Edited words only.')
  })

  test('keeps no texture of cards that came and went', async () => {
    await openWall()
    const live: number[] = []
    for (let i = 0; i < 14; i++) {
      await show(message(`v${i}`))
      await later(1_000)
      await apply([{ kind: 'remove', id: `v${i}` }])
      live.push(await page.evaluate(() => (window as unknown as Bench).textures))
    }
    expect(new Set(live.slice(4)).size).toBe(1)
  })

  test('covers itself with the calm card within 250 ms and keeps no words under it', async () => {
    await openWall()
    await show(message('a'))
    await stands(['a'], 1_500)
    await page.evaluate(() => (window as unknown as Bench).wall.calm(true))
    expect(await twin()).toEqual([])
    const style = await page.evaluate(() => getComputedStyle(document.querySelector('.calm') as HTMLElement).transition)
    expect(style).toContain('opacity 0.2s linear')
    await page.waitForFunction(() => getComputedStyle(document.querySelector('.calm') as HTMLElement).opacity === '1')
    await later(1_000)
    expect(await paintedAfter([])).toBe(0)
    await page.evaluate(() => (window as unknown as Bench).wall.calm(false))
    await later(1_000)
    expect(await twin()).toEqual(['a'])
  })

  test('says that it is a rehearsal, shows how to answer, and never a pointer', async () => {
    await openWall()
    expect(await page.isVisible('.rehearsal')).toBe(true)
    expect(await page.isVisible('.invite')).toBe(true)
    expect(await page.textContent('.say-address')).toBe('127.0.0.1:8080/join')
    expect(await page.evaluate(() => getComputedStyle(document.body).cursor)).toBe('none')
  })

  test('draws its cards again after the graphics context was lost and came back', async () => {
    await openWall()
    await show(message('a'))
    await stands(['a'], 1_500)
    const before = await paintedAfter([])
    await page.evaluate(async () => {
      const gl = document.querySelector<HTMLCanvasElement>('canvas.stage')?.getContext('webgl2')
      const loss = gl?.getExtension('WEBGL_lose_context')
      const canvas = gl?.canvas as HTMLCanvasElement
      const heard = (name: string): Promise<void> =>
        new Promise((done) => canvas.addEventListener(name, () => done(), { once: true }))
      const [lost, back] = [heard('webglcontextlost'), heard('webglcontextrestored')]
      loss?.loseContext()
      await lost
      await new Promise((done) => setTimeout(done, 50))
      loss?.restoreContext()
      await back
    })
    const after = await paintedAfter([])
    expect(Math.abs(after - before)).toBeLessThan(before * 0.02)
    expect(await page.evaluate(() => (window as unknown as Bench).reloads)).toBe(0)
  })

  test('loads itself again when a lost context does not come back', async () => {
    await openWall()
    await page.evaluate(() => {
      const gl = document.querySelector<HTMLCanvasElement>('canvas.stage')?.getContext('webgl2')
      gl?.getExtension('WEBGL_lose_context')?.loseContext()
    })
    await page.waitForFunction(() => (window as unknown as Bench).reloads === 1)
    expect(await page.evaluate(() => (window as unknown as Bench).wall.health().lost)).toBe(true)
  })

  test('shows a message even when its type cannot be had', async () => {
    await openWall()
    await page.route('**/*.woff2', (route) => route.abort())
    await show(message('a', { text: 'Привет, Лидс! Ελλάδα' }))
    await stands(['a'], 1_500)
    expect(await twin()).toEqual(['a'])
    fixture.faults.splice(0)
  })

  test('says the same words without WebGL', async () => {
    await openWall('plain')
    await show(message('a'), message('b', { name: 'Other', area: 'ward/Wetherby' }))
    await stands(['a', 'b'], 1_500)
    expect((await twin()).toSorted()).toEqual(['a', 'b'])
    expect(await page.locator('canvas.plain-card').count()).toBe(2)
    await apply([{ kind: 'remove', id: 'a' }])
    expect(await page.locator('canvas.plain-card').count()).toBe(1)
    expect(await page.evaluate(() => (window as unknown as Bench).wall.health().renderer)).toBe('plain')
  })
})
