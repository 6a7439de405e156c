import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PublicMessage, SourceName } from '../../shared/message.ts'
import type { WallView } from '../../display/wall/wall.ts'
import { type Fixture, openFixture } from './fixtures/open.ts'
import type { Parts } from './fixtures/page.ts'

interface Bench {
  parts: Parts
  wall: WallView
}

let fixture: Fixture
let page: Page

beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.close())

/** A wall as it is before any hello of a server. */
beforeEach(async () => {
  page = await fixture.page(540, 960)
  await page.evaluate(async () => {
    const bench = window as unknown as Bench
    bench.wall = await bench.parts.openWall(document.body, { renderer: 'plain' })
    await bench.wall.reset([])
  })
})

const settle = (rehearsal: boolean): Promise<void> =>
  page.evaluate((on) => {
    const more = { question: 'What?', hashtag: '#HSCLeeds', joinUrl: 'http://127.0.0.1/join', timeZone: 'UTC' }
    return (window as unknown as Bench).wall.settings({ ...more, rehearsal: on })
  }, rehearsal)

/** Whether the label is seen in the frame that shows the first message of a source. */
const labelledWith = (source: SourceName): Promise<boolean> =>
  page.evaluate(
    async (message) => {
      await (window as unknown as Bench).wall.apply([{ kind: 'show', message }])
      return document.querySelector('.rehearsal')?.checkVisibility() ?? false
    },
    {
      id: 'a',
      version: 1,
      text: 'A warm room.',
      source,
      at: 0,
      sentAt: 0,
      edited: false,
      pinned: false,
    } satisfies PublicMessage,
  )

test('before the server said which it is, nothing is called a rehearsal', async () => {
  expect(await page.isVisible('.rehearsal')).toBe(false)
  expect(await labelledWith('web')).toBe(false)
})

test('a rehearsal’s message is never seen without the label, even before the server said anything', async () => {
  expect(await labelledWith('rehearsal')).toBe(true)
  const [label, question] = await Promise.all([
    page.locator('.rehearsal').boundingBox(),
    page.locator('.question').boundingBox(),
  ])
  expect((label?.y ?? 0) + (label?.height ?? 0)).toBeLessThanOrEqual(question?.y ?? 0)
})

test('the server’s word is followed, either way', async () => {
  await settle(true)
  expect(await page.isVisible('.rehearsal')).toBe(true)
  await settle(false)
  expect(await page.isVisible('.rehearsal')).toBe(false)
  expect(fixture.faults).toEqual([])
})
