import { expect, test } from 'vitest'
import { inChromium, noFaults, useBrowser } from './harness/browser.ts'
import { send, signIn } from './harness/desk.ts'
import { openDeskAs } from './harness/people.ts'
import { useServer } from './harness/server.ts'

const secret = 'a boat under the bridge'

inChromium('moderators side by side', () => {
  const server = useServer()
  const browsing = useBrowser()

  /** An account for somebody of this name, and their desk. */
  const join = async (name: string) => {
    const api = await signIn(server.url, server.password)
    const { body } = await api.ask('POST', '/api/desk/people', { name, roles: ['moderator'] })
    const token = /setup=([^&]+)/.exec((body as { path: string }).path)?.[1]
    expect((await api.ask('POST', '/api/set-up', { token, password: secret })).status).toBe(200)
    return openDeskAs(browsing, server.url, secret, name)
  }

  test('each sees what the other has open and is led past it, and finds words in every lane by keys alone', async () => {
    const api = await signIn(server.url, server.password)
    const texts = ['A clinic on the high street', 'A bus that waits for the clinic', 'Benches on the hill']
    const ids: string[] = []
    for (const text of texts) {
      const { id } = await send(server.url, text)
      await api.waitFor(id, 'new')
      ids.push(id)
    }
    const first = await openDeskAs(browsing, server.url, server.password)
    const chip = (page: typeof first, n: number) => page.locator(`#row-${ids[n]} .open-with`)
    const under = (page: typeof first, n: number) => page.locator(`#row-${ids[n]}[aria-selected=true]`)
    await under(first, 0).waitFor()
    const claimed = async () => (await api.messages('new')).some(({ claim }) => claim !== undefined)
    await expect.poll(claimed, { timeout: 10_000 }).toBe(true)

    const second = await join('أمينة')
    await under(second, 1).waitFor()
    expect(await chip(second, 0).innerText()).toBe('admin has this open')
    expect(await chip(second, 1).count()).toBe(0)
    await chip(first, 1).waitFor()

    await first.keyboard.press('a')
    await under(first, 2).waitFor()
    await api.waitFor(ids[0] ?? '', 'on_wall')

    await first.keyboard.press('/')
    await first.keyboard.type('clin')
    const hit = first.locator('.hit', { hasText: texts[0] })
    await hit.waitFor()
    expect(await first.locator('.hit').count()).toBe(1)
    await first.keyboard.press('Enter')
    await first.keyboard.press('j')
    await expect.poll(() => hit.evaluate((one) => one === document.activeElement)).toBe(true)
    await first.keyboard.press('Enter')
    await under(first, 0).waitFor()
    expect(await first.locator('.list-head h2').innerText()).toBe('On the wall')
    for (const page of [first, second]) noFaults(page)
  })
})
