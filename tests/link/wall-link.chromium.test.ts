import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { inChromium, launch } from '../journeys/harness/browser.ts'
import { approve, openStore, serveFeed, withdraw } from './feed-server.ts'
import type { FeedServer, FeedStore } from './feed-server.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const within = { timeout: 10_000 }

let pages: string
let browser: Browser
let context: BrowserContext
let page: Page
let store: FeedStore
let server: FeedServer

const address = (query = ''): string => `http://127.0.0.1:${server.port}/wall${query}`
const words = (): Promise<string[]> => page.locator('li').allTextContents()
const shows = (expected: string[]): Promise<void> =>
  vi.waitFor(async () => expect(await words()).toEqual(expected), within)
const restart = async (): Promise<void> => {
  server = await serveFeed(store, pages, server.port)
}
const copied = (last: number): Promise<void> =>
  vi.waitFor(async () => {
    const copy = await page.evaluate(async () => (await window.openMemory()).load())
    expect(copy?.about.last).toBe(last)
  }, within)
const kept = (): Promise<void> =>
  vi.waitFor(async () => {
    const paths = await page.evaluate(async () => {
      const cache = await caches.open('headrow-wall-1')
      return (await cache.keys()).map((request) => new URL(request.url).pathname)
    })
    expect(paths).toContain('/wall')
    expect(paths.some((path) => path.endsWith('.woff2'))).toBe(true)
  }, within)

inChromium('a wall in Chromium', () => {
  beforeAll(async () => {
    pages = await mkdtemp(join(tmpdir(), 'headrow-link-'))
    await build({
      configFile: false,
      logLevel: 'warn',
      root: here('page'),
      build: {
        outDir: pages,
        emptyOutDir: true,
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: { wall: here('page/wall.html'), worker: here('../../display/worker/worker.ts') },
          output: { entryFileNames: (chunk) => (chunk.name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js') },
        },
      },
    })
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await rm(pages, { recursive: true })
  })

  beforeEach(async () => {
    store = openStore()
    approve(store, 'a', 'More benches')
    approve(store, 'b', 'Later buses')
    server = await serveFeed(store, pages)
    context = await browser.newContext()
    page = await context.newPage()
  })
  afterEach(async () => {
    await context.close()
    await server.close()
  })

  it('catches up after a restart of the server without a reload and without loss', async () => {
    await page.goto(address())
    await shows(['More benches', 'Later buses'])
    await page.evaluate(() => (document.title = 'never reloaded'))
    await server.close()
    approve(store, 'c', 'Quiet rooms')
    withdraw(store, 'a')
    await restart()
    await shows(['Later buses', 'Quiet rooms'])
    expect(server.joins).toEqual([{ after: 2 }])
    expect(await page.title()).toBe('never reloaded')
  })

  it('repairs a hole in the feed', async () => {
    await page.goto(address())
    await shows(['More benches', 'Later buses'])
    approve(store, 'c', 'Quiet rooms')
    server.say([approve(store, 'd', 'Shade')])
    await shows(['More benches', 'Later buses', 'Quiet rooms', 'Shade'])
    expect(await page.evaluate(() => window.faults)).toEqual(['the feed has a hole after 2'])
  })

  it('skips a malformed entry and shows what comes after it', async () => {
    await page.goto(address())
    await shows(['More benches', 'Later buses'])
    const third = approve(store, 'c', 'Quiet rooms')
    server.say([{ ...third, message: { id: 'c', text: '<img src=x>' } }, approve(store, 'd', 'Shade')])
    await shows(['More benches', 'Later buses', 'Shade'])
    expect(await page.evaluate(() => window.faults)).toEqual(['entry 3 could not be read'])
  })

  it('reports what it drew once it is paired, and hides its token from the address', async () => {
    await page.goto(address(`?screen=${store.screenToken}&still=1`))
    await shows(['More benches', 'Later buses'])
    expect(page.url()).toBe(address('?still=1'))
    await vi.waitFor(() => expect(server.reports.flatMap((report) => report.shown)).toEqual(['a', 'b']), within)
    server.say([withdraw(store, 'a')])
    await vi.waitFor(() => expect(server.reports.at(-1)).toEqual({ seq: 3, shown: [] }), within)
    await page.reload()
    await vi.waitFor(() => expect(server.joins).toHaveLength(2), within)
    expect(server.joins[1]).toEqual({ screen: store.screenToken, after: 3 })
  })

  it('shows its last approved messages after a reload without network, and takes down on return what went meanwhile', async () => {
    await page.goto(address())
    await shows(['More benches', 'Later buses'])
    server.say([withdraw(store, 'a'), approve(store, 'c', 'Quiet rooms')])
    await shows(['Later buses', 'Quiet rooms'])
    await Promise.all([copied(4), kept()])
    await server.close()
    await page.goto(address('?still=1'))
    await shows(['Later buses', 'Quiet rooms'])
    expect(await page.locator('h1').textContent()).toBe('What would help you?')
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(16, 24, 32)')
    withdraw(store, 'b')
    await restart()
    await shows(['Quiet rooms'])
  })

  it('hides what had not stood long enough once it is cut off for too long, also over a reload', async () => {
    await page.goto(address('?grace=1500'))
    await shows(['More benches', 'Later buses'])
    await Promise.all([copied(2), kept()])
    await server.close()
    await shows([])
    await page.reload()
    await page.locator('h1', { hasText: 'What would help you?' }).waitFor()
    await shows([])
    await restart()
    await shows(['More benches', 'Later buses'])
    expect(server.joins).toEqual([{ after: 2 }])
  })

  it('reloads itself once when its server has a newer build', async () => {
    let loads = 0
    page.on('load', () => loads++)
    await page.goto(address())
    await shows(['More benches', 'Later buses'])
    await server.close()
    store.build = 'b'
    await restart()
    await vi.waitFor(() => expect(loads).toBe(2), within)
    await shows(['More benches', 'Later buses'])
    await server.close()
    await restart()
    await vi.waitFor(() => expect(server.joins).toHaveLength(1), within)
    expect(loads).toBe(2)
  })

  it('reloads itself once when its server speaks a newer protocol, and not in a loop where the page is still the old one', async () => {
    let loads = 0
    page.on('load', () => loads++)
    await page.goto(address())
    await shows(['More benches', 'Later buses'])
    await server.close()
    store.protocol++
    await restart()
    await vi.waitFor(() => expect(server.joins).toHaveLength(2), within)
    expect(loads).toBe(2)
    server.say([approve(store, 'c', 'Quiet rooms')])
    await shows(['More benches', 'Later buses', 'Quiet rooms'])
    await server.close()
    await restart()
    await vi.waitFor(() => expect(server.joins).toHaveLength(1), within)
    await page.waitForTimeout(500)
    expect([server.joins.length, loads]).toEqual([1, 2])
  })

  it('keeps its copy from a second wall of the same browser that is behind it', async () => {
    await page.goto(address('?grace=1'))
    const lasts = await page.evaluate(async () => {
      const memory = await window.openMemory('two-walls')
      const about = { calm: false, away: 0, savedAt: 0, standing: 0, heardAt: 0 }
      const write = (last: number, forced: boolean): Promise<boolean> =>
        memory.write({ put: [], remove: [], about: { ...about, last }, anew: false, forced })
      return [await write(5, false), await write(4, false), await write(6, false), await write(0, true)]
    })
    expect(lasts).toEqual([true, false, true, true])
  })
})
