import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FeedEntry } from '../../shared/feed.ts'
import type { DeskMessage } from '../../shared/desk.ts'
import { entriesAfter } from '../../server/feed/read.ts'
import { appendFeed } from '../../server/store/entries.ts'
import { Overtaken, transact } from '../../server/store/transact.ts'
import type { Site, Server } from '../support/site.ts'
import { type House, signIn, until } from '../support/house.ts'
import { recordDesk, recordWall } from '../journeys/harness/sockets.ts'
import { seqsOf, upTo, waiting } from './store.ts'

/** A change that reached every server by its second's look, in ms: the look, and what a busy machine adds. */
const within = 2_000

const took = async (what: () => unknown): Promise<number> => {
  const from = performance.now()
  await until(what as () => boolean)
  return performance.now() - from
}

/** What many servers on one store keep to: docs/feed.md, 1 and 7. Nobody wakes them for what another did. */
export const serverContract = (open: () => Promise<Site>): void => {
  describe('many servers', () => {
    const three = async (site: Site): Promise<Server[]> => [
      await site.server(),
      await site.server(),
      await site.server(),
    ]
    const close = async (servers: Server[]) => {
      for (const server of servers) await server[Symbol.asyncDispose]()
    }

    test('1.1 seq has no gap and no number twice, however many servers decide at once', async () => {
      await using site = await open()
      const servers = await three(site)
      const ids = await waiting(servers[0]!, 45)
      const answers = await Promise.all(
        ids.flatMap((id) =>
          servers.map((server, i) => server.decide(id, 'approve', { version: 1 }, { id: `p${i}`, roles: ['lead'] })),
        ),
      )
      expect(answers.filter((answer) => answer.ok)).toHaveLength(45)
      const feed = await servers[1]!.feed()
      expect(seqsOf(feed)).toEqual(upTo(45))
      expect(new Set(feed.map(({ id }) => id)).size).toBe(45)
      await close(servers)
    })

    test('1.3 seq follows the commits: who asked later waits for the one who took a number and is slow', async () => {
      await using site = await open()
      await using one = await site.server()
      await using two = await site.server()
      const taken = Promise.withResolvers<void>()
      const goOn = Promise.withResolvers<void>()
      const scene = { kind: 'scene', messageId: null, at: 1 } as const
      const slow = transact(one.db, async (trx) => {
        const seq = await appendFeed(trx, scene)
        taken.resolve()
        await goOn.promise
        return seq
      })
      await taken.promise
      let quickIsDone = false
      const quick = transact(two.db, (trx) => appendFeed(trx, scene)).finally(() => (quickIsDone = true))
      await pause(100)
      expect(await entriesAfter(two.db, 0)).toEqual([])
      expect(quickIsDone).toBe(false)
      goOn.resolve()
      expect(await Promise.all([slow, quick])).toEqual([1, 2])
    })

    test('1.4 of the same decision by many servers one wins, and the rest are told that it is stale', async () => {
      await using site = await open()
      const servers = await three(site)
      const [id = ''] = await waiting(servers[0]!, 1)
      const answers = await Promise.all(
        servers.map((server, i) => server.decide(id, 'approve', { version: 1 }, { id: `p${i}`, roles: ['moderator'] })),
      )
      const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.why]))
      expect(refused).toEqual(['stale', 'stale'])
      expect(await servers[0]!.db.selectFrom('decision').select('seq').execute()).toHaveLength(1)
      await close(servers)
    })

    test('7.1 what one commits, the others emit within about a second, in order and once', async () => {
      await using site = await open()
      await using one = await site.server()
      await using two = await site.server()
      const heard: FeedEntry[] = []
      two.rooms.feed.onEntries((entries) => heard.push(...entries))
      for (const text of ['First', 'Second', 'Third']) await one.approved(text)
      expect(await took(() => heard.length >= 3)).toBeLessThan(within)
      expect(heard.map(({ seq, message }) => [seq, message?.text])).toEqual([
        [1, 'First'],
        [2, 'Second'],
        [3, 'Third'],
      ])
    })

    test('7.1 the chain of the log is whole, whichever server wrote a line', async () => {
      await using site = await open()
      const servers = await three(site)
      const ids = await waiting(servers[0]!, 12)
      await Promise.all(ids.map((id, i) => servers[i % 3]!.decide(id, 'approve')))
      const lines = await servers[0]!.db
        .selectFrom('decision')
        .select(['seq', 'previous', 'hash'])
        .orderBy('seq')
        .execute()
      expect(seqsOf(lines)).toEqual(upTo(12))
      expect(lines.map(({ previous }) => previous)).toEqual(['', ...lines.map(({ hash }) => hash).slice(0, -1)])
      await close(servers)
    })

    test('7.4 what a server took in and did not come to screen is screened by another', async () => {
      await using site = await open()
      await using server = await site.server()
      const row = (id: string, since: number) => ({
        id,
        source: 'web' as const,
        external_id: id,
        receipt: id,
        author_key: 'a',
        text: 'Taken in by a server that died',
        sent_at: since,
        received_at: since,
        under16: 0,
        state: 'received' as const,
        since,
        version: 0,
        pinned: 0,
        taken_by: 'another',
      })
      const now = Date.now()
      await server.db
        .insertInto('message')
        .values([row('old', now - 10_000), row('young', now)])
        .execute()
      await server.screened('old')
      expect(
        (await server.db.selectFrom('message').select('state').where('id', '=', 'young').executeTakeFirst())?.state,
      ).toBe('received')
      await server.screened('young')
      expect(Date.now() - now).toBeGreaterThanOrEqual(3_000)
      expect(seqsOf(await server.db.selectFrom('desk_feed').select('seq').orderBy('seq').execute())).toEqual([1, 2])
    })

    test('an erasure on one server and the same post again on another end with no words', async () => {
      await using site = await open()
      await using one = await site.server()
      await using two = await site.server()
      for (let i = 0; i < 10; i++) {
        const externalId = `https://example.social/${i}`
        const more = { source: 'mastodon', externalId } as const
        const id = await one.take(`Said in haste ${i}`, more)
        const [, again] = await Promise.all([
          one.rooms.takeEvents('mastodon', [{ kind: 'deleted', externalId }]),
          two.take(`Said in haste ${i}`, more),
        ])
        expect(again).toBe(id)
      }
      const rows = await one.db.selectFrom('message').select(['text', 'state']).execute()
      expect(rows).toEqual(Array.from({ length: 10 }, () => ({ text: '', state: 'erased' })))
    })

    test('work that was overtaken, or locked crosswise, begins again and is done once', async () => {
      await using site = await open()
      await using one = await site.server()
      await using two = await site.server()
      await one.db
        .insertInto('setting')
        .values([
          { key: 'a', value: '' },
          { key: 'b', value: '' },
        ])
        .execute()
      let tries = 0
      const crosswise = (server: Server, mark: string, keys: readonly string[]) =>
        transact(server.db, async (trx) => {
          tries += 1
          for (const key of keys) {
            const { value } = await trx
              .selectFrom('setting')
              .select('value')
              .where('key', '=', key)
              .forUpdate()
              .executeTakeFirstOrThrow()
            await trx
              .updateTable('setting')
              .set({ value: value + mark })
              .where('key', '=', key)
              .execute()
            await pause(50)
          }
        })
      await Promise.all([crosswise(one, '1', ['a', 'b']), crosswise(two, '2', ['b', 'a'])])
      expect(tries).toBeGreaterThan(2)
      for (const key of ['a', 'b']) {
        const { value } = await one.db
          .selectFrom('setting')
          .select('value')
          .where('key', '=', key)
          .executeTakeFirstOrThrow()
        expect(['12', '21']).toContain(value)
      }
      tries = 0
      await expect(
        transact(one.db, async () => {
          tries += 1
          if (tries < 4) throw new Overtaken()
          throw new Error('enough')
        }),
      ).rejects.toThrow('enough')
      expect(tries).toBe(4)
    })
  })

  describe('many servers with their doors', () => {
    let site: Site
    let one: House
    let two: House
    beforeAll(async () => {
      site = await open()
      one = await site.house()
      two = await site.house()
    })
    afterAll(async () => {
      for (const each of [two, one, site]) await each[Symbol.asyncDispose]()
    })
    const moderator = async (name: string): Promise<{ cookie: string; id: string }> => {
      const { id } = await one.app.rooms.accounts.create(name, 'a long test password', ['moderator'])
      return { id, cookie: await signIn(one.base, name, 'a long test password') }
    }

    test('3.2 4.3 every server gives the same entries under the same name', async () => {
      const gone = await one.approved('Withdrawn on the other server')
      await one.approved('Kept')
      expect((await two.decide(gone.id, { action: 'withdraw', version: gone.version })).status).toBe(200)
      expect(await two.feed()).toEqual(await one.feed())
      await until(() => two.app.rooms.feed.sent() === 3)
      using atOne = await recordWall(one.base)
      using atTwo = await recordWall(two.base)
      await until(() => atOne.last() === 3 && atTwo.last() === 3)
      expect(atTwo.entries).toEqual(atOne.entries)
      expect(atTwo.hellos[0]?.feed).toBe(atOne.hellos[0]?.feed)
    })

    test('7.2 a session holds on every server, and so does its end and the end of a right', async () => {
      const { cookie, id } = await moderator('Grace')
      using desk = await recordDesk(two.base, cookie)
      expect((await two.ask('GET', '/api/desk/status', undefined, { cookie })).status).toBe(200)
      const reply = await one.ask('POST', '/api/sign-out', undefined, { cookie })
      expect(reply.status).toBeLessThan(300)
      const isOut = async () => (await two.ask('GET', '/api/desk/status', undefined, { cookie })).status === 401
      expect(await took(isOut)).toBeLessThan(within)
      expect(await took(() => !desk.socket.connected)).toBeLessThan(within)

      const again = await signIn(two.base, 'Grace', 'a long test password')
      using still = await recordDesk(two.base, again)
      await one.app.db.updateTable('account').set({ disabled: 1 }).where('id', '=', id).execute()
      expect(await took(() => !still.socket.connected)).toBeLessThan(within)
    })

    test('7.2 a claim made at one server stands on the desks of the other', async () => {
      const { cookie } = await moderator('Ada')
      const { id } = await one.send('Who is reading me?')
      await one.held(id)
      using mine = await recordDesk(one.base, cookie)
      using theirs = await recordDesk(two.base, two.cookie)
      const claimOn = (): DeskMessage['claim'] => theirs.entries.findLast((entry) => entry.id === id)?.message?.claim
      mine.socket.emit('claim', id)
      expect(await took(() => claimOn()?.by === 'Ada')).toBeLessThan(within)
      mine.close()
      expect(await took(() => theirs.entries.length > 1 && claimOn() === undefined)).toBeLessThan(within)
    })

    test('7.2 the calm card goes up and comes down on every server', async () => {
      using wall = await recordWall(two.base)
      await one.ask('POST', '/api/desk/panic', { on: true })
      expect(await took(() => wall.hellos.at(-1)?.calm === true)).toBeLessThan(within)
      await wall.waitFor('the entry', (entry) => entry.kind === 'panic' && entry.on === true)
      await two.ask('POST', '/api/desk/panic', { on: false })
      using other = await recordWall(one.base)
      expect(await took(() => other.hellos.at(-1)?.calm === false && wall.hellos.at(-1)?.calm === false)).toBeLessThan(
        within,
      )
    })

    test('7.2 the words of the wall are those of the server that was started last with others', async () => {
      using wall = await recordWall(one.base)
      expect(wall.hellos[0]?.settings.question).not.toBe('What do you need?')
      await using three = await site.house({ QUESTION: 'What do you need?' })
      expect(await took(() => wall.hellos.at(-1)?.settings.question === 'What do you need?')).toBeLessThan(within)
      using other = await recordWall(three.base)
      expect(other.hellos[0]?.settings.question).toBe('What do you need?')
    })
  })
}
