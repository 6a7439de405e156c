import { describe, expect, test } from 'vitest'
import { idAt, isNewer, newest, timeOf } from '../../server/source/x/ids.ts'
import { openPlace } from '../../server/source/x/place.ts'
import { textsOf } from '../contract/house.ts'
import { idOf } from '../stand-ins/x.ts'
import { until, xScene } from '../support/x.ts'

const day = 86_400_000
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('ids of X', () => {
  test('they are compared as numbers larger than JavaScript’s own', () => {
    expect(isNewer('1985000000000000001', '1985000000000000000')).toBe(true)
    expect(isNewer('1985000000000000000', '1985000000000000001')).toBe(false)
    expect(newest('999', '1000')).toBe('1000')
  })

  test('they tell when a post was made, and a time tells the least of its ids', () => {
    // The post in the examples of X's own documentation, created_at 2019-12-31T19:26:16.000Z.
    expect(new Date(timeOf('1212092628029698048')).toISOString()).toMatch(/^2019-12-31T19:26:16/)
    const now = Date.UTC(2026, 10, 2)
    expect(timeOf(idAt(now))).toBe(now)
    expect(idAt(0)).toBe('1')
  })
})

describe('the place of X', () => {
  test('stands still while a gap is open, and moves to the newest that was taken when it is filled', () => {
    const place = openPlace('100', () => Date.now())
    place.openGap(1)
    place.took('300')
    place.took('200')
    expect(place.since()).toBe('100')
    place.openGap(2)
    expect(place.closeGap(1)).toBe(false)
    expect(place.closeGap(2)).toBe(true)
    expect(place.since()).toBe('300')
  })

  test('does not follow an id from the future', () => {
    const place = openPlace('100', () => Date.UTC(2026, 10, 2))
    place.took(idAt(Date.UTC(2080, 0, 1)))
    expect(place.since()).toBe('100')
  })
})

describe('what X sent while nobody read', () => {
  const scene = xScene()

  test('after a cut it is asked for, all pages of it, and handed over oldest first', async () => {
    scene.stand.searches.pageSize = 10
    scene.start()
    await scene.connected()
    scene.stand.post({ text: 'before #LeedsCares' })
    await until(() => expect(scene.house.messages.size).toBe(1))
    scene.stand.up(false)
    const missed = Array.from({ length: 25 }, (_, n) => `missed ${n} #LeedsCares`)
    for (const text of missed) scene.stand.post({ text })
    await wait(80)
    scene.stand.up(true)
    await until(() => expect(scene.house.messages.size).toBe(26))
    expect(textsOf(scene.house)).toEqual(['before #LeedsCares', ...missed])
    expect(scene.searches().some((query) => query['next_token'] !== undefined)).toBe(true)
    expect(scene.searches()[0]?.['query']).toBe('#LeedsCares -is:retweet -is:nullcast')
  })

  test('X finds a post only when it is some seconds old: the gap is asked for until all of it can be found', async () => {
    scene.stand.searches.lagMs = 100
    scene.start({ times: { settleMs: 150, overlapMs: 1 } })
    await scene.connected()
    scene.stand.up(false)
    await wait(20)
    scene.stand.post({ text: 'just before the connection #LeedsCares' })
    scene.stand.up(true)
    await scene.connected()
    expect(scene.house.messages.size).toBe(0)
    await until(() => expect(textsOf(scene.house)).toEqual(['just before the connection #LeedsCares']))
  })

  test('until the gap is filled the place stays before it, whatever the stream brings', async () => {
    const first = scene.start()
    await scene.connected()
    scene.stand.refuse('/recent', { status: 503, body: 'try later' })
    const start = scene.since()
    scene.stand.up(false)
    scene.stand.post({ text: 'missed #LeedsCares' })
    scene.stand.up(true)
    await until(() => expect(scene.stand.streams()).toBe(1))
    scene.stand.post({ text: 'streamed #LeedsCares' })
    await until(() => expect(textsOf(scene.house)).toEqual(['streamed #LeedsCares']))
    await until(() =>
      expect(scene.words()).toMatch(/posts of a gap are missing so far: X answers 503, next try in \d+ s/),
    )
    await first.stop()
    expect(scene.since()).toBe(start)
    scene.stand.refuse('/recent', undefined)
    scene.start()
    await until(() => expect(textsOf(scene.house)).toContain('missed #LeedsCares'))
    await until(() => expect(isNewer(scene.since(), start)).toBe(true))
  })

  test('a post that the stream brought a little late is found after a restart', async () => {
    const first = scene.start()
    await scene.connected()
    const early = idOf(Date.now() - 300)
    scene.stand.post({ text: 'quick #LeedsCares' })
    await until(() => expect(scene.house.messages.size).toBe(1))
    await until(() => expect(isNewer(scene.since(), early)).toBe(true))
    await first.stop()
    scene.stand.post({ id: early, text: 'slow #LeedsCares' })
    scene.start()
    await until(() => expect(textsOf(scene.house)).toEqual(['quick #LeedsCares', 'slow #LeedsCares']))
  })

  test('what is older than X can be asked for is told, and the rest is read', async () => {
    const spend = { month: '2026-11', posts: 0, users: 0 }
    scene.house.cursors.push(JSON.stringify({ since: idAt(Date.now() - 9 * day), spend }))
    scene.stand.post({ id: idOf(Date.now() - 8 * day), text: 'eight days ago #LeedsCares' })
    scene.stand.post({ id: idOf(Date.now() - 2 * day), text: 'the day before yesterday #LeedsCares' })
    scene.start()
    await until(() => expect(textsOf(scene.house)).toEqual(['the day before yesterday #LeedsCares']))
    expect(scene.words()).toContain('posts from before the last 7 days may be missing')
    const [search] = scene.searches()
    expect(search?.['since_id']).toBeUndefined()
    expect(search?.['start_time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })

  test('X has the last word on what is too old', async () => {
    const spend = { month: '2026-11', posts: 0, users: 0 }
    scene.house.cursors.push(JSON.stringify({ since: idAt(Date.now() - 6.5 * day), spend }))
    scene.stand.searches.reachMs = 6 * day
    scene.stand.post({ text: 'today #LeedsCares' })
    scene.start()
    await until(() => expect(textsOf(scene.house)).toEqual(['today #LeedsCares']))
    expect(scene.words()).toContain('may be missing')
  })

  test('when the house takes nothing the stream is closed, and afterwards everything is found', async () => {
    scene.start()
    await scene.connected()
    scene.house.refuse(1_000_000)
    const texts = Array.from({ length: 2_500 }, (_, n) => `${n} #LeedsCares`)
    for (const text of texts) scene.stand.post({ text })
    await until(() => expect(scene.stand.streams()).toBe(0))
    expect(scene.words()).toContain('the server is full')
    scene.house.refuse(0)
    await until(() => expect(scene.house.messages.size).toBe(2_500))
    await scene.connected()
    expect(new Set(textsOf(scene.house))).toEqual(new Set(texts))
  })
})
