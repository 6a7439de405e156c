import { describe, expect, test } from 'vitest'
import { type Screens, openScreens } from '../../server/screens/screens.ts'
import { goneAfter } from '../../server/screens/walls.ts'
import type { Site, Server } from '../support/site.ts'
import { until } from '../support/house.ts'
import { seqsOf } from './store.ts'

/** The screens of a server, by a clock that is handed in. */
const screensOf = (server: Server, now: () => number = Date.now): Promise<Screens> =>
  openScreens({
    db: server.db,
    node: server.node,
    isShared: server.store.isShared,
    now,
    changed: () => undefined,
    deskChanged: () => undefined,
    failed: (error) => server.faults.push(error),
  })

/** Shows a message and takes it down: entries 1 and 2 of an empty feed. */
const shownAndGone = async (server: Server): Promise<void> => {
  const id = await server.approved('Only for a moment')
  expect((await server.decide(id, 'withdraw')).ok).toBe(true)
  expect(seqsOf(await server.feed())).toEqual([1, 2])
}
const openCount = async (server: Server): Promise<number> =>
  (await server.db.selectFrom('wall').select('id').execute()).length
const report = (seq: number) => ({ seq, shown: [] })

/** Who acknowledges a take-down, over every store. */
export const wallContract = (open: () => Promise<Site>): void => {
  describe('take-down', () => {
    test('5.3 of two walls of one screen the one that is behind counts', async () => {
      await using site = await open()
      await using server = await site.server()
      await using screens = await screensOf(server)
      const { id } = await screens.adopt('Trinity')
      const [quick, slow] = [screens.join(id), screens.join(id)]
      await until(async () => (await openCount(server)) === 2)
      await shownAndGone(server)
      await quick.applied(report(2))
      expect(await screens.takeDowns(5)).toMatchObject([{ seq: 2, done: 0, of: 1, missing: ['Trinity'] }])
      await slow.applied(report(1))
      expect(await screens.takeDowns(5)).toMatchObject([{ seq: 2, done: 0 }])
      await slow.applied(report(2))
      expect(await screens.takeDowns(5)).toMatchObject([{ seq: 2, done: 1, of: 1, missing: [] }])
    })

    test('5.4 a screen acknowledges no more than there is, and nothing from before its adoption', async () => {
      await using site = await open()
      await using server = await site.server()
      let clock = Date.now()
      await using screens = await screensOf(server, () => clock)
      const early = await screens.adopt('Boastful')
      const boast = screens.join(early.id)
      await boast.applied(report(9_000_000_000_000))
      expect(await screens.list()).toMatchObject([{ name: 'Boastful', appliedSeq: 0 }])
      await shownAndGone(server)
      clock = Date.now() + 1_000
      const late = await screens.adopt('Later')
      await screens.join(late.id).applied(report(2))
      expect(await screens.takeDowns(5)).toMatchObject([{ seq: 2, done: 0, of: 1, missing: ['Boastful'] }])
    })
  })
}

/** The same where one server is all there is. */
export const loneWallContract = (open: () => Promise<Site>): void => {
  test('a server that is alone forgets at its start the walls it left behind', async () => {
    await using site = await open()
    await using server = await site.server()
    await using before = await screensOf(server)
    const { id } = await before.adopt('Kirkgate')
    await server.db
      .insertInto('wall')
      .values({ id: 'left', screen_id: id, node: 'before', seq: 0, alive_at: Date.now() })
      .execute()
    await using screens = await screensOf(server)
    await shownAndGone(server)
    await screens.join(id).applied(report(2))
    expect(await screens.takeDowns(5)).toMatchObject([{ done: 1, of: 1 }])
  })
}

/** The same where a screen is open at two servers. */
export const sharedWallContract = (open: () => Promise<Site>): void => {
  describe('take-down at two servers', () => {
    test('5.3 the wall that is behind counts, at whichever server it is open', async () => {
      await using site = await open()
      await using here = await site.server()
      await using there = await site.server()
      await using screensHere = await screensOf(here)
      await using screensThere = await screensOf(there)
      const { id } = await screensHere.adopt('Trinity')
      const [quick, slow] = [screensHere.join(id), screensThere.join(id)]
      await until(async () => (await openCount(here)) === 2)
      await shownAndGone(here)
      await quick.applied(report(2))
      for (const screens of [screensHere, screensThere]) {
        expect(await screens.takeDowns(5)).toMatchObject([{ done: 0, of: 1, missing: ['Trinity'] }])
      }
      await Promise.all([slow.applied(report(2)), quick.applied(report(2))])
      for (const screens of [screensHere, screensThere]) {
        expect(await screens.takeDowns(5)).toMatchObject([{ done: 1, of: 1, missing: [] }])
      }
    })

    test('5.3 a wall that left counts no more', async () => {
      await using site = await open()
      await using here = await site.server()
      await using there = await site.server()
      await using screensHere = await screensOf(here)
      await using screensThere = await screensOf(there)
      const { id } = await screensHere.adopt('Trinity')
      const [quick, slow] = [screensHere.join(id), screensThere.join(id)]
      await until(async () => (await openCount(here)) === 2)
      await shownAndGone(here)
      await quick.applied(report(2))
      slow.leave()
      await until(async () => (await screensHere.takeDowns(5))[0]?.done === 1)
      expect((await screensHere.list())[0]).toMatchObject({ connected: true, appliedSeq: 2 })
    })

    test('5.5 a wall whose server died counts for 10 s more, as not having acknowledged', async () => {
      await using site = await open()
      await using here = await site.server()
      await using there = await site.server()
      const begin = Date.now()
      let clock = begin
      await using screensHere = await screensOf(here, () => clock)
      // Its clock stands still, as that of a dead server does.
      await using screensThere = await screensOf(there, () => begin)
      const { id } = await screensHere.adopt('Trinity')
      const quick = screensHere.join(id)
      screensThere.join(id)
      await until(async () => (await openCount(here)) === 2)
      await shownAndGone(here)
      clock = begin + goneAfter - 1
      await quick.applied(report(2))
      expect(await screensHere.takeDowns(5)).toMatchObject([{ done: 0, of: 1, missing: ['Trinity'] }])
      clock = begin + goneAfter + 1
      await quick.applied(report(2))
      expect(await screensHere.takeDowns(5)).toMatchObject([{ done: 1, of: 1, missing: [] }])
    })

    test('5.5 and when it is the only wall of its screen, the screen counts as away', async () => {
      await using site = await open()
      await using here = await site.server()
      await using there = await site.server()
      const begin = Date.now()
      let clock = begin
      await using screensHere = await screensOf(here, () => clock)
      await using screensThere = await screensOf(there, () => begin)
      const { id } = await screensHere.adopt('Trinity')
      screensThere.join(id)
      await until(async () => (await screensHere.list())[0]?.connected)
      await shownAndGone(here)
      clock = begin + goneAfter + 1
      expect(await screensHere.list()).toMatchObject([{ connected: false }])
      expect(await screensHere.takeDowns(5)).toMatchObject([{ done: 0, of: 1, missing: ['Trinity'] }])
    })
  })
}
