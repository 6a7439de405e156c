import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeskStatus } from '../../shared/desk.ts'
import { replayLimit } from '../../shared/feed.ts'
import { type House, openHouse, until } from '../support/house.ts'
import { recordWall } from '../journeys/harness/sockets.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house[Symbol.asyncDispose]())

const status = async (): Promise<DeskStatus> =>
  (await (await house.ask('GET', '/api/desk/status')).json()) as DeskStatus
const adopt = async (name: string): Promise<string> => {
  const made = (await (await house.ask('POST', '/api/desk/screens', { name })).json()) as { path: string }
  return made.path.split('screen=')[1]!
}

describe('an approved message', () => {
  it('reaches every wall, and one that comes later', async () => {
    using first = await recordWall(house.base)
    using second = await recordWall(house.base)
    const { id } = await house.approved('A garden behind every care home')
    await until(() => first.entries.some((e) => e.id === id) && second.entries.some((e) => e.id === id))
    using late = await recordWall(house.base)
    await until(() => late.entries.find((e) => e.id === id))
    expect(late.entries.find((e) => e.id === id)?.message?.text).toBe('A garden behind every care home')
  })

  it('that a wall missed while it was away comes when it is back, without a gap', async () => {
    using wall = await recordWall(house.base)
    wall.socket.disconnect()
    for (let i = 0; i < 7; i++) await house.approved(`While you were away, part ${i}`)
    wall.socket.connect()
    const { id } = await house.approved('And now you are back')
    await until(() => wall.entries.some((entry) => entry.id === id))
    expect(wall.gaps).toEqual([])
    expect(wall.entries.filter((entry) => entry.message?.text.startsWith('While you were away'))).toHaveLength(7)
  })
})

describe('a take-down', () => {
  it('is acknowledged by each screen, and the desk names those that have not', async () => {
    using one = await recordWall(house.base, { screen: await adopt('Trinity') })
    using two = await recordWall(house.base, { screen: await adopt('Millennium Square') })
    expect([one, two].map((wall) => wall.hellos[0]?.screen?.name)).toEqual(['Trinity', 'Millennium Square'])
    two.applied()
    const message = await house.approved('Shown for a moment')
    await until(() => one.entries.some((entry) => entry.id === message.id))
    await house.decide(message.id, { action: 'withdraw', version: message.version })
    for (const wall of [one, two]) {
      await wall.waitFor('the take-down', (entry) => entry.kind === 'withdraw' && entry.id === message.id)
    }
    one.applied()
    const half = await until(async () => (await status()).takeDowns.find((t) => t.id === message.id && t.done === 1))
    expect(half).toMatchObject({ done: 1, of: 2, missing: ['Millennium Square'] })
    two.applied()
    const whole = await until(async () => (await status()).takeDowns.find((t) => t.id === message.id && t.done === 2))
    expect(whole.missing).toEqual([])
  })

  it('is not acknowledged by a viewer without a token', async () => {
    const message = await house.approved('Read by a passer-by')
    using viewer = await recordWall(house.base)
    await until(() => viewer.last() > 0)
    await house.decide(message.id, { action: 'withdraw', version: message.version })
    await viewer.waitFor('the take-down', (entry) => entry.kind === 'withdraw' && entry.id === message.id)
    viewer.applied()
    await house.approved('Something after it, so that a report would have come')
    expect((await status()).takeDowns.find((t) => t.id === message.id)?.done).toBe(0)
  })

  it('by panic reaches the walls, stands for those who come later, and only a lead lifts it', async () => {
    using wall = await recordWall(house.base)
    expect((await house.ask('POST', '/api/desk/panic', { on: true })).status).toBe(200)
    await until(() => wall.entries.some((entry) => entry.kind === 'panic' && entry.on === true))
    using late = await recordWall(house.base)
    expect(late.hellos[0]?.calm).toBe(true)
    expect((await status()).calm).toMatchObject({ on: true, by: 'admin' })
    expect((await house.ask('POST', '/api/desk/panic', { on: false })).status).toBe(200)
    await until(() => wall.entries.some((entry) => entry.kind === 'panic' && entry.on === false))
  })
})

describe('a card that was on a screen', () => {
  it('is told to its sender as shown', async () => {
    using wall = await recordWall(house.base, { screen: await adopt('Kirkgate Market') })
    const { id, receipt } = await house.send('Longer appointments, please')
    const { version } = await house.held(id)
    await house.decide(id, { action: 'approve', version })
    await wall.waitFor('the card', (entry) => entry.id === id)
    wall.applied([id])
    const told = async (): Promise<string> =>
      ((await (await house.ask('GET', `/api/receipts/${receipt}`)).json()) as { state: string }).state
    expect(await until(async () => (await told()) === 'shown' && 'shown')).toBe('shown')
  })
})

describe('the public feed', () => {
  it('answers a client from the future, or too far behind, with everything now public', async () => {
    await house.approved('Still here')
    const ahead = (await (await house.ask('GET', '/api/feed?after=999999')).json()) as { snapshot: { text: string }[] }
    expect(ahead.snapshot.map((message) => message.text)).toContain('Still here')
    const { db } = house.app
    const { n } = await db.selectFrom('counter').select('n').where('name', '=', 'feed').executeTakeFirstOrThrow()
    const added = replayLimit + 1
    await db.transaction().execute(async (trx) => {
      for (let seq = n + 1; seq <= n + added; seq += 500) {
        const rows = Array.from({ length: Math.min(500, n + added - seq + 1) }, (_, i) => ({
          seq: seq + i,
          kind: 'scene',
          message_id: null,
          flag: null,
          at: 1,
        }))
        await trx.insertInto('feed').values(rows).execute()
      }
      await trx
        .updateTable('counter')
        .set({ n: n + added })
        .where('name', '=', 'feed')
        .execute()
    })
    const behind = (await (await house.ask('GET', '/api/feed?after=0')).json()) as { snapshot: unknown[]; last: number }
    expect(behind.last).toBe(n + added)
    expect(behind.snapshot.length).toBeGreaterThan(0)
    using wall = await recordWall(house.base)
    await until(() => wall.snapshots.length === 1)
    expect(wall.last()).toBe(n + added)
  })
})
