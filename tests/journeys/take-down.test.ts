import { expect, test } from 'vitest'
import { noFaults, useBrowser } from './harness/browser.ts'
import { inEachTown } from './harness/city.ts'
import { send, signIn } from './harness/desk.ts'
import { cardOn, openDeskAs } from './harness/people.ts'
import { until } from './harness/until.ts'

const small = { viewport: { width: 960, height: 540 } } as const

inEachTown('taking down', (town) => {
  const browsing = useBrowser()

  test('a withdrawn message is gone from two walls, and both have acknowledged it', async () => {
    const { desk: node, wall: other } = town()
    const api = await signIn(node.url, node.password)
    const walls = []
    for (const name of ['Trinity Leeds', 'Millennium Square']) {
      const { path } = await api.newScreen(name)
      walls.push(await browsing.open(other.url + path, small))
    }
    const text = 'Somebody to ring me back on the day they said'
    const { id } = await send(other.url, text)
    await api.decide(await api.waitFor(id, 'new'), 'approve')
    for (const wall of walls) await cardOn(wall, text).waitFor()

    const desk = await openDeskAs(browsing, node.url, node.password)
    await desk.locator('button.lane', { hasText: /on the wall/i }).click()
    const row = desk.locator('[role=option]', { hasText: text })
    await row.click()
    await desk.waitForTimeout(400)
    await desk.keyboard.press('w')
    for (const wall of walls) await cardOn(wall, text).waitFor({ state: 'detached' })
    const takeDown = await until('both screens acknowledge', async () =>
      (await api.status()).takeDowns.find((one) => one.id === id && one.done === 2),
    )
    expect(takeDown).toMatchObject({ done: 2, of: 2, missing: [] })
    expect(await fetch(`${other.url}/api/feed?after=0`).then((reply) => reply.text())).not.toContain(text)
    for (const page of [...walls, desk]) noFaults(page)
  })

  test('F8 puts the calm card on every wall, also while somebody types', async () => {
    const { desk: node, wall: other } = town()
    const api = await signIn(node.url, node.password)
    const text = 'This one is covered by the calm card'
    const { id } = await send(other.url, text)
    const wall = await browsing.open(`${other.url}/wall`, small)
    await api.decide(await api.waitFor(id, 'new'), 'approve')
    await cardOn(wall, text).waitFor()
    const desk = await openDeskAs(browsing, node.url, node.password)
    await desk.keyboard.press('/')
    await desk.keyboard.type('searching')
    // It is up before it is written; what is not written cannot be lifted.
    const written = desk.waitForResponse((answer) => answer.url().endsWith('/api/desk/panic') && answer.ok())
    await desk.keyboard.press('F8')
    await wall.locator('.is-calm').waitFor()
    await written
    await cardOn(wall, text).waitFor({ state: 'detached' })
    await api.panic(false)
    await wall.locator('.is-calm').waitFor({ state: 'detached' })
    for (const page of [wall, desk]) noFaults(page)
  })
})
