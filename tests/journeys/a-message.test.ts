import { expect, test } from 'vitest'
import { type Browsing, inChromium, noFaults, useBrowser } from './harness/browser.ts'
import { inEachTown } from './harness/city.ts'
import { signIn } from './harness/desk.ts'
import { cardOn, openDeskAs, phone, sendFromPhone } from './harness/people.ts'
import { useServer } from './harness/server.ts'

const small = { viewport: { width: 960, height: 540 } } as const

interface Addresses {
  desk: string
  /** of walls and phones */
  wall: string
  /** as this process reaches the desk */
  api: string
  password: string
}

/** A phone sends, the desk hears it, a key approves it, and the card is on the wall. */
const expectTheMainJob = async (browsing: Browsing, at: Addresses, text: string): Promise<void> => {
  const { path } = await (await signIn(at.api, at.password)).newScreen('A wall')
  const wall = await browsing.open(at.wall + path, small)
  const desk = await openDeskAs(browsing, at.desk, at.password)
  const sender = await browsing.open(`${at.wall}/join`, phone)
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

inEachTown('a message from a phone', (town) => {
  const browsing = useBrowser()

  test('is heard at the desk, approved by a key and a card on the wall', async () => {
    const { desk, wall } = town()
    const at = { desk: desk.url, wall: wall.url, api: desk.url, password: desk.password }
    await expectTheMainJob(browsing, at, 'A dentist who takes new patients before I am forty')
  })

  test('can be sent without JavaScript', async () => {
    const text = 'My old phone runs no scripts and I still have something to say'
    const { desk: node, wall } = town()
    const sender = await browsing.open(`${wall.url}/join`, { ...phone, javaScriptEnabled: false })
    await sendFromPhone(sender, { text })
    const desk = await openDeskAs(browsing, node.url, node.password)
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
    const at = { desk: url, wall: url, api: server.url, password: server.password }
    await expectTheMainJob(browsing, at, 'The same care in Seacroft as in Roundhay')
  })
})
