import { describe, expect, test } from 'vitest'
import { nextMonth, nothingSpent, openMeter } from '../../server/source/x/meter.ts'
import { textsOf } from '../contract/house.ts'
import { until, xScene } from '../support/x.ts'

const some = (count: number, from = 0): string[] => Array.from({ length: count }, (_, n) => String(from + n))

describe('what reading X costs', () => {
  const begin = Date.UTC(2026, 10, 2, 10)

  test('a post is $0.005 and a user $0.010', () => {
    const meter = openMeter(nothingSpent(begin), 50, () => begin)
    meter.read({ posts: some(200), users: some(20) })
    expect(meter.words()).toBe('$1.20 of $50')
    expect(meter.spend()).toEqual({ month: '2026-11', posts: 200, users: 20 })
  })

  test('the same one counts once in a day by UTC, and again on the next', () => {
    let now = begin
    const meter = openMeter(nothingSpent(now), 50, () => now)
    const post = { posts: ['1'], users: ['1'] }
    meter.read(post)
    meter.read(post)
    expect(meter.spend()).toMatchObject({ posts: 1, users: 1 })
    now = Date.UTC(2026, 10, 2, 23, 59, 59, 999)
    meter.read(post)
    expect(meter.spend()).toMatchObject({ posts: 1, users: 1 })
    now++
    meter.read(post)
    expect(meter.spend()).toMatchObject({ posts: 2, users: 2 })
  })

  test('the budget is spent when the count comes to it, and whole again with the month', () => {
    let now = begin
    const meter = openMeter(nothingSpent(now), 1, () => now)
    meter.read({ posts: some(199), users: [] })
    expect(meter.isSpent()).toBe(false)
    meter.read({ posts: ['last'], users: [] })
    expect(meter.isSpent()).toBe(true)
    now = nextMonth(now) - 1
    expect(meter.isSpent()).toBe(true)
    now++
    expect(new Date(now).toISOString()).toBe('2026-12-01T00:00:00.000Z')
    expect(meter.isSpent()).toBe(false)
    expect(meter.words()).toBe('$0.00 of $1')
  })

  test('the year turns with its last month', () => {
    expect(new Date(nextMonth(Date.UTC(2026, 11, 31, 23))).toISOString()).toBe('2027-01-01T00:00:00.000Z')
  })
})

describe('the budget of X', () => {
  const scene = xScene()

  test('the desk reads what was spent, posts and authors once each, over a restart', async () => {
    const first = scene.start()
    await scene.connected()
    for (let n = 0; n < 10; n++) scene.stand.post({ text: `${n} #LeedsCares` })
    for (const post of scene.stand.posts.values()) scene.stand.raw(scene.stand.lineOf(post))
    await until(() => expect(scene.words()).toMatch(/^connected, last post \d+ s ago, \$0\.06 of \$50 this month$/))
    await first.stop()
    scene.start({ times: { overlapMs: 0 } })
    await scene.connected()
    expect(scene.words()).toMatch(/\$0\.0[6-9] of \$50/)
  })

  test('what another program’s rules bring is paid for too', async () => {
    scene.stand.rules = [{ id: '7', value: 'cats' }]
    scene.start()
    await scene.connected()
    const cat = scene.stand.post({ text: 'a cat' })
    scene.stand.raw(scene.stand.lineOf(cat, '7'))
    await until(() => expect(scene.words()).toContain('$0.01 of $50'))
    expect(scene.house.messages.size).toBe(0)
  })

  test('looking displayed posts up again is counted', async () => {
    const first = scene.start()
    await scene.connected()
    const post = scene.stand.post({ text: 'one #LeedsCares' })
    await until(() => expect(scene.house.messages.size).toBe(1))
    scene.house.displayed.add(`https://x.com/i/status/${post.id}`)
    await first.stop()
    const spend = nothingSpent(Date.now())
    scene.house.cursors.push(JSON.stringify({ since: post.id, spend }))
    scene.stand.refuse('/recent', { status: 503, body: '' })
    scene.start({ times: { recheckMs: 20 } })
    await until(() => expect(scene.lookUps().length).toBeGreaterThan(2))
    await until(() =>
      expect(JSON.parse(scene.house.cursors.at(-1) ?? '')).toMatchObject({ spend: { posts: 1, users: 0 } }),
    )
  })

  test('when it is spent nothing is asked of X any more, the desk reads why, and the new month goes on', async () => {
    let now = Date.UTC(2026, 10, 30, 23, 0)
    scene.house.host.now = () => now
    scene.start({ budget: 0.05, times: { recheckMs: 20, keepAliveMs: 2_000 } })
    await scene.connected()
    for (let n = 0; n < 20; n++) scene.stand.post({ text: `${n} #LeedsCares` })
    await until(() => expect(scene.state()).toBe('waiting'))
    expect(scene.words()).toMatch(
      /^the budget is spent, \$0\.\d\d of \$0\.05 this month: raise X_BUDGET and start again, or wait until 1 December; until then nobody looks/,
    )
    await until(() => expect(scene.stand.streams()).toBe(0))
    await until(() => expect(scene.house.messages.size).toBeGreaterThan(7))
    const asked = scene.stand.asked.length
    const taken = scene.house.messages.size
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(scene.stand.asked).toHaveLength(asked)
    expect(scene.house.messages.size).toBe(taken)
    now = Date.UTC(2026, 11, 1)
    await until(() => expect(scene.stand.streams()).toBe(1))
    await until(() => expect(scene.words()).toContain('$0.00 of $0.05 this month'))
  })

  test('a budget of nothing reads nothing', async () => {
    scene.start({ budget: 0 })
    await until(() => expect(scene.words()).toContain('the budget is spent, $0.00 of $0'))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(scene.stand.asked).toEqual([])
    expect(textsOf(scene.house)).toEqual([])
  })
})
