import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskStatus, TakeDown } from '../../shared/desk.ts'
import { recordWall } from '../journeys/harness/sockets.ts'
import { type House, openHouse, until } from '../support/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse({ env: { LOG_LEVEL: 'silent' } })
})
afterEach(() => house[Symbol.asyncDispose]())

const adopt = async (name: string): Promise<string> => {
  const made = (await (await house.ask('POST', '/api/desk/screens', { name })).json()) as { path: string }
  return made.path.split('screen=')[1] ?? ''
}
const status = async (): Promise<DeskStatus> =>
  (await (await house.ask('GET', '/api/desk/status')).json()) as DeskStatus
const takeDownOf = async (id: string): Promise<TakeDown | undefined> =>
  (await status()).takeDowns.find((one) => one.id === id)
/** Shows a message and takes it down again; gives its id. */
const shownAndGone = async (text: string): Promise<string> => {
  const { id, version } = await house.approved(text)
  await house.decide(id, { action: 'withdraw', version })
  return id
}

describe('acknowledging a take-down', () => {
  it('waits for the wall of a screen that is behind, and no longer when that wall has left', async () => {
    const screen = await adopt('One')
    using quick = await recordWall(house.base, { screen })
    const slow = await recordWall(house.base, { screen })
    const id = await shownAndGone('Two walls, one screen')
    await quick.waitFor('the take-down', (entry) => entry.kind === 'withdraw')
    quick.applied()
    await until(async () => (await status()).screens[0]?.connected)
    expect(await takeDownOf(id)).toMatchObject({ done: 0, of: 1, missing: ['One'] })
    slow.close()
    await until(async () => (await takeDownOf(id))?.done === 1)
    expect(await takeDownOf(id)).toMatchObject({ done: 1, of: 1, missing: [] })
  })

  it('counts a connected screen that has not said a word', async () => {
    using silent = await recordWall(house.base, { screen: await adopt('Silent') })
    await until(async () => (await status()).screens[0]?.seenAt)
    const id = await shownAndGone('Nobody says whether this is gone')
    expect(await takeDownOf(id)).toMatchObject({ done: 0, of: 1, missing: ['Silent'] })
    expect(silent.gaps).toEqual([])
  })

  it('is nothing that a screen adopted later can do', async () => {
    const id = await shownAndGone('Gone before the screen came')
    using later = await recordWall(house.base, { screen: await adopt('Later') })
    await later.waitFor('the take-down', (entry) => entry.kind === 'withdraw')
    later.applied()
    await until(async () => ((await status()).screens[0]?.appliedSeq ?? 0) > 0)
    expect(await takeDownOf(id)).toMatchObject({ done: 0, of: 0, missing: [] })
  })

  it('cannot be claimed ahead of the feed', async () => {
    using wall = await recordWall(house.base, { screen: await adopt('Boastful') })
    wall.socket.emit('applied', { seq: 9_000_000_000_000, shown: [] })
    const feedEnd = async () => (await status()).screens[0]?.appliedSeq
    await until(async () => (await status()).screens[0]?.seenAt)
    expect(await feedEnd()).toBe(0)
    const id = await shownAndGone('Not gone before it was there')
    expect((await takeDownOf(id))?.done).toBe(0)
  })
})

describe('panic', () => {
  it('calms every wall though nothing can be written, and is written when it can be', async () => {
    const { db } = house.app
    using wall = await recordWall(house.base)
    await sql`alter table decision rename to decision_away`.execute(db)
    expect((await house.ask('POST', '/api/desk/panic', { on: true })).status).toBe(200)
    await until(() => wall.hellos.some((hello) => hello.calm))
    expect(wall.entries).toEqual([])
    using late = await recordWall(house.base)
    expect(late.hellos[0]?.calm).toBe(true)
    expect((await status()).calm).toMatchObject({ on: true, by: 'admin' })
    await sql`alter table decision_away rename to decision`.execute(db)
    await wall.waitFor('the entry', (entry) => entry.kind === 'panic' && entry.on === true)
    expect((await house.ask('POST', '/api/desk/panic', { on: false })).status).toBe(200)
    await until(() => wall.hellos.at(-1)?.calm === false)
  })

  it('that is lifted before it is written stays down', async () => {
    using wall = await recordWall(house.base)
    for (let time = 0; time < 15; time++) {
      const said = wall.hellos.length
      const raised = house.ask('POST', '/api/desk/panic', { on: true })
      await until(() => wall.hellos.slice(said).some((hello) => hello.calm))
      expect((await house.ask('POST', '/api/desk/panic', { on: false })).status).toBe(200)
      await raised
      expect((await status()).calm.on).toBe(false)
    }
  })

  it('stands after a restart', async () => {
    const { directory } = house
    await house.ask('POST', '/api/desk/panic', { on: true })
    await house.app[Symbol.asyncDispose]()
    house = await openHouse({ directory })
    using wall = await recordWall(house.base)
    expect(wall.hellos[0]?.calm).toBe(true)
  })
})
