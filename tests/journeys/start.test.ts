import { expect, test } from 'vitest'
import { inChromium, noFaults, useBrowser } from './harness/browser.ts'
import { useServer } from './harness/server.ts'

inChromium('starting and stopping', () => {
  const server = useServer()
  const { open } = useBrowser()

  test('the server says that it lives and is ready', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      expect((await fetch(`${server.url}${path}`)).status, path).toBe(200)
    }
  })

  test.each(['/', '/join', '/wall', '/desk', '/policy'])(
    '%s loads without an error and asks no third party',
    async (path) => {
      expect((await fetch(`${server.url}${path}`)).status).toBe(200)
      const page = await open(`${server.url}${path}`)
      await page.waitForLoadState('networkidle')
      expect(await page.title()).not.toBe('')
      expect(await page.locator('body').innerHTML()).not.toBe('')
      noFaults(page)
    },
  )

  test('SIGTERM ends it cleanly while a wall is connected, and it starts again at the same address', async () => {
    const page = await open(`${server.url}/wall`)
    await page.waitForLoadState('networkidle')
    await server.stop()
    expect(server.isRunning()).toBe(false)
    await server.start()
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200)
  })
})
