import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { programOf } from '../../setup/needs.ts'

/** The browser that the journeys drive, or undefined where there is none: then they are skipped, and counted. */
export const chromiumPath = programOf('CHROMIUM')

/** `describe` for tests that need Chromium. */
export const inChromium = (title: string, tests: () => void): void => {
  describe.skipIf(chromiumPath === undefined)(title, tests)
}

/**
 * Runs as root and without a network of its own, and draws WebGL in software on any machine
 * (SwiftShader, named so that a Chromium that no longer falls back to it still does).
 */
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
] as const

/** A Chromium; whoever launches it closes it. `more` are further flags, such as `--host-resolver-rules=...`. */
export const launch = async (more: readonly string[] = []): Promise<Browser> => {
  if (chromiumPath === undefined) throw new Error('there is no Chromium here')
  return chromium.launch({ executablePath: chromiumPath, handleSIGTERM: false, args: [...flags, ...more] })
}

const faults = new WeakMap<Page, string[]>()

const hostOf = (url: string): string | undefined => (/^(https?|wss?):/.test(url) ? new URL(url).host : undefined)

const watch = (page: Page, home: string): void => {
  const seen: string[] = []
  faults.set(page, seen)
  const third = (url: string): void => {
    const host = hostOf(url)
    if (host !== undefined && host !== home) seen.push(`third party: ${url}`)
  }
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => seen.push(`page error: ${error.stack ?? error.message}`))
  page.on('crash', () => seen.push('the page crashed'))
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => third(request.url()))
  page.on('websocket', (socket) => third(socket.url()))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed'
    // A page that leaves or closes cuts its own requests off.
    if (why !== 'net::ERR_ABORTED') seen.push(`request failed: ${request.url()} ${why}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) seen.push(`answer ${response.status()}: ${response.url()}`)
  })
}

/**
 * What went wrong on a page since it was opened or its faults were forgotten, each in words: console errors, uncaught
 * errors, crashes, dialogs, failed requests, answers of 500 and above, requests to any host but the page's own.
 */
export const faultsOf = (page: Page): string[] => {
  const seen = faults.get(page)
  if (seen === undefined) throw new Error('this page was not opened by the harness')
  return seen
}

/** Asserts that nothing went wrong, but for what matches one of `except`: faults that the test itself provoked. */
export const noFaults = (page: Page, except: readonly RegExp[] = []): void => {
  expect(faultsOf(page).filter((fault) => !except.some((pattern) => pattern.test(fault)))).toEqual([])
}

/** Forgets what went wrong so far: after a test took the server or the network away on purpose. */
export const forgetFaults = (page: Page): void => void faultsOf(page).splice(0)

/** Opens a page in a context of its own (cookies, storage) and watches it and every page that it opens. */
export const openPage = async (browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const home = new URL(url).host
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/London', ...options })
  context.on('page', (page) => watch(page, home))
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/** The pages of one test file. */
export interface Browsing {
  /** opens a watched page in a fresh context; it is closed after the test */
  open: (url: string, options?: BrowserContextOptions) => Promise<Page>
  browser: () => Browser
}

/** One Chromium for the tests of a file: launched before them, closed after them. Call it inside `describe`. */
export const useBrowser = (more: readonly string[] = []): Browsing => {
  let running: Browser | undefined
  const contexts: BrowserContext[] = []
  const browser = (): Browser => {
    if (running === undefined) throw new Error('the browser is not running: open pages in tests only')
    return running
  }
  beforeAll(async () => {
    running = await launch(more)
  })
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
  })
  afterAll(async () => running?.close())
  return {
    browser,
    open: async (url, options) => {
      const page = await openPage(browser(), url, options)
      contexts.push(page.context())
      return page
    },
  }
}
