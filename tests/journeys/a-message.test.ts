import { expect, test } from 'vitest'
import { type Browsing, inChromium, noFaults, useBrowser } from './harness/browser.ts'
import { signIn } from './harness/desk.ts'
import { cardOn, openDeskAs, phone, sendFromPhone } from './harness/people.ts'
import { type Server, useServer } from './harness/server.ts'

const small = { viewport: { width: 960, height: 540 } } as const

/** A phone sends, the desk hears it, a key approves it, and the card is on the wall. */
const expectTheMainJob = async (browsing: Browsing, server: Server, url: string, text: string): Promise<void> => {
  const { path } = await (await signIn(server.url, server.password)).newScreen('A wall')
  const wall = await browsing.open(url + path, small)
  const desk = await openDeskAs(browsing, url, server.password)
  const sender = await browsing.open(`${url}/join`, phone)
  await sendFromPhone(sender, { text, name: 'Rukhsana', area: 'neighbourhood/Harehills' })
  expect(await sender.locator('main').innerText()).not.toContain('Shown')

  const row = desk.locator('[role=option]', { hasText: text })
  await row.waitFor()
  await row.click()
  await desk.waitForTimeout(400)
  await desk.keyboard.press('a')
  await row.waitFor({ state: 'detached' })

  await cardOn(wall, text).waitFor()
  await sender
    .locator('.step.done', { hasText: /Shown|On the/i })
    .first()
    .waitFor()
  for (const page of [wall, desk, sender]) noFaults(page)
}

inChromium('a message from a phone', () => {
  const server = useServer()
  const browsing = useBrowser()

  test('is heard at the desk, approved by a key and a card on the wall', async () => {
    await expectTheMainJob(browsing, server, server.url, 'A dentist who takes new patients before I am forty')
  })

  test('can be sent without JavaScript', async () => {
    const text = 'My old phone runs no scripts and I still have something to say'
    const sender = await browsing.open(`${server.url}/join`, { ...phone, javaScriptEnabled: false })
    await sendFromPhone(sender, { text })
    const desk = await openDeskAs(browsing, server.url, server.password)
    await desk.locator('[role=option]', { hasText: text }).waitFor()
    noFaults(sender)
    expect(await sender.locator('.steps').innerText()).toContain('Sent')
  })
})

inChromium('at the plain http name of a venue', () => {
  const server = useServer()
  const browsing = useBrowser(['--host-resolver-rules=MAP wall.leeds.test 127.0.0.1'])

  test('the whole of the main job works', async () => {
    const url = server.url.replace('127.0.0.1', 'wall.leeds.test')
    const probe = await browsing.open(`${url}/join`)
    expect(await probe.evaluate(() => [window.isSecureContext, location.hostname])).toEqual([false, 'wall.leeds.test'])
    await expectTheMainJob(browsing, server, url, 'The same care in Seacroft as in Roundhay')
  })
})
