import { expect, test } from 'vitest'
import { forgetFaults, inChromium, noFaults, useBrowser } from './harness/browser.ts'
import { inEachTown } from './harness/city.ts'
import { send, signIn } from './harness/desk.ts'
import { cardOn } from './harness/people.ts'
import { useServer } from './harness/server.ts'
import { recordWall } from './harness/sockets.ts'
import { until } from './harness/until.ts'

const small = { viewport: { width: 960, height: 540 } } as const

inEachTown('when things break', (town) => {
  const browsing = useBrowser()

  test('a server killed in the middle loses nothing it acknowledged, and walls catch up without a reload', async () => {
    const { desk: server, wall: other } = town()
    const desk = await signIn(server.url, server.password)
    const wall = await browsing.open(`${other.url}/wall`, small)
    await wall.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', 'yes'))
    using recording = await recordWall(other.url)
    const acknowledged: { id: string; text: string }[] = []
    const post = async (i: number): Promise<void> => {
      const text = `Message ${i} of a busy evening`
      const { id } = await send(server.url, text)
      acknowledged.push({ id, text })
    }
    for (let i = 0; i < 10; i++) await post(i)
    const flood = (async () => {
      for (let i = 10; ; i++) await post(i)
    })().catch(() => undefined)
    for (const { id } of acknowledged.slice(0, 5)) await desk.decide(await desk.waitFor(id, 'new'), 'approve')
    await server.kill9()
    await flood
    await server.start()

    const again = await signIn(server.url, server.password)
    for (const { id } of acknowledged) {
      const found = await until(`message ${id} is on the desk`, async () =>
        [...(await again.messages('new', 500)), ...(await again.messages('on_wall', 500))].find((one) => one.id === id),
      )
      if (found.lane === 'new') await again.decide(found, 'approve')
    }
    const last = acknowledged.at(-1)
    await recording.waitFor('the last message', (entry) => entry.id === last?.id)
    expect(recording.gaps).toEqual([])
    expect(new Set(recording.entries.map((entry) => entry.id)).size).toBe(acknowledged.length)
    await until('the wall counts them all', async () =>
      (await wall.locator('body').innerText()).includes(`${acknowledged.length} voices`),
    )
    expect(await wall.evaluate(() => document.documentElement.dataset['notReloaded'])).toBe('yes')
    forgetFaults(wall)
  })
})

inChromium('when the network of the venue goes', () => {
  const server = useServer()
  const browsing = useBrowser()

  test('a wall keeps its messages, and after a reload too', async () => {
    const desk = await signIn(server.url, server.password)
    const text = 'Still readable when the Wi-Fi of the square is gone'
    const { id } = await send(server.url, text)
    const wall = await browsing.open(`${server.url.replace('127.0.0.1', 'localhost')}/wall`, small)
    await wall.locator('.is-empty').waitFor()
    await desk.decide(await desk.waitFor(id, 'new'), 'approve')
    await cardOn(wall, text).waitFor()
    await wall.evaluate(async () => void (await navigator.serviceWorker.ready))
    await wall.waitForTimeout(2_000)
    await wall.context().setOffline(true)
    await wall.waitForTimeout(2_000)
    expect(await wall.locator('body').innerText()).toMatch(/voices?/)
    await wall.reload()
    await until('the voices are there from the local copy', async () =>
      (await wall.locator('body').innerText()).match(/\d+ voices?/),
    )
    await cardOn(wall, text).waitFor()
    expect(await wall.locator('body').innerText()).not.toMatch(/error|offline|failed|reconnect/i)
    await wall.context().setOffline(false)
    const later = 'And this came when it was back'
    const { id: next } = await send(server.url, later)
    await desk.decide(await desk.waitFor(next, 'new'), 'approve')
    await cardOn(wall, later).waitFor()
    forgetFaults(wall)
    noFaults(wall)
  })
})
