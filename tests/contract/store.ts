import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type FeedEntry, type FeedPage, type FeedSnapshot, feedPageSize, replayLimit } from '../../shared/feed.ts'
import type { Action } from '../../shared/desk.ts'
import type { PublicMessage } from '../../shared/message.ts'
import { openDecisions } from '../../server/moderation/decide.ts'
import { readSnapshot } from '../../server/feed/read.ts'
import { appendDesk, appendFeed } from '../../server/store/entries.ts'
import type { Db } from '../../server/store/store.ts'
import { transact } from '../../server/store/transact.ts'
import type { Site, Server } from '../support/site.ts'
import { until } from '../support/house.ts'
import { recordWall } from '../journeys/harness/sockets.ts'

/** The numbers 1 to `n`. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)
export const seqsOf = (entries: readonly { seq: number }[]): number[] => entries.map(({ seq }) => seq)

/** So many messages that wait at the desk. */
export const waiting = async (server: Server, n: number): Promise<string[]> => {
  const ids = await Promise.all(upTo(n).map((i) => server.take(`More seats at stop ${i}`)))
  await Promise.all(ids.map((id) => server.screened(id)))
  return ids
}

const deskSeqs = async (db: Db): Promise<number[]> =>
  seqsOf(await db.selectFrom('desk_feed').select('seq').orderBy('seq').execute())

/** What a client shows after it applied these. */
export const shownAfter = (held: Map<string, PublicMessage>, entries: readonly FeedEntry[]) => {
  const shown = new Map(held)
  for (const { id = '', kind, message } of entries) {
    if (kind === 'withdraw' || !message) shown.delete(id)
    else shown.set(id, message)
  }
  return shown
}
const byId = (snapshot: readonly PublicMessage[]) => new Map(snapshot.map((message) => [message.id, message]))

const entriesOf = (page: FeedPage): FeedEntry[] => {
  if ('snapshot' in page) throw new Error('a snapshot came where entries were due')
  return page.entries
}

/** Entries about nothing, so that the feed is long. */
export const lengthen = (db: Db, by: number): Promise<void> =>
  transact(db, async (trx) => {
    const { n } = await trx.selectFrom('counter').select('n').where('name', '=', 'feed').executeTakeFirstOrThrow()
    const rows = upTo(by).map((i) => ({ seq: n + i, kind: 'scene', message_id: null, flag: null, at: 1 }))
    for (let i = 0; i < by; i += 500) {
      await trx
        .insertInto('feed')
        .values(rows.slice(i, i + 500))
        .execute()
    }
    await trx
      .updateTable('counter')
      .set({ n: n + by })
      .where('name', '=', 'feed')
      .execute()
  })

/** What every store keeps to with one server on it, by the rules of docs/feed.md; `open` gives an empty one for each test. */
export const storeContract = (open: () => Promise<Site>): void => {
  describe('sequence', () => {
    test('1.1 seq has no gap and no number twice, however many decide at once', async () => {
      await using site = await open()
      await using server = await site.server()
      const ids = await waiting(server, 60)
      await Promise.all(ids.map((id) => server.decide(id, 'approve')))
      await Promise.all(ids.map((id, i) => server.decide(id, i % 2 ? 'withdraw' : 'pin')))
      expect(seqsOf(await server.feed())).toEqual(upTo(120))
    })

    test('1.2 a transaction that is rolled back gives its number back', async () => {
      await using site = await open()
      await using server = await site.server()
      const [one = '', two = ''] = await waiting(server, 2)
      await server.decide(one, 'approve')
      const failing = transact(server.db, async (trx) => {
        expect(await appendFeed(trx, { kind: 'scene', messageId: null, at: 1 })).toBe(2)
        throw new Error('the disk is full')
      })
      await expect(failing).rejects.toThrow('the disk is full')
      await server.decide(two, 'approve')
      expect((await server.feed()).map(({ seq, kind, id }) => [seq, kind, id])).toEqual([
        [1, 'show', one],
        [2, 'show', two],
      ])
    })

    test('1.3 whoever has read N has everything before N, while slow and quick changes commit', async () => {
      await using site = await open()
      await using server = await site.server()
      const ids = await waiting(server, 20)
      const slow = async (): Promise<void> => {
        for (let i = 0; i < 5; i++) {
          await transact(server.db, async (trx) => {
            await appendFeed(trx, { kind: 'scene', messageId: null, at: 1 })
            await pause(20)
          })
        }
      }
      const looks: number[][] = []
      let over = false
      const looking = (async () => {
        while (!over) looks.push(seqsOf(await server.feed()))
      })()
      await Promise.all([slow(), ...ids.map((id) => server.decide(id, 'approve'))])
      over = true
      await looking
      for (const look of looks) expect(look).toEqual(upTo(look.length))
      expect(seqsOf(await server.feed())).toEqual(upTo(25))
    })

    test('1.4 of many decisions on one version one wins, and the rest are told that it is stale', async () => {
      await using site = await open()
      await using server = await site.server()
      const { id, version } = await server.arrived('A bench outside the chemist')
      const actions: Action[] = ['approve', 'stash', 'escalate', 'approve', 'stash', 'escalate', 'approve', 'stash']
      const answers = await Promise.all(
        actions.map((action, i) => server.decide(id, action, { version }, { id: `person ${i}`, roles: ['lead'] })),
      )
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
      const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.why]))
      expect(refused).toEqual(Array.from({ length: 7 }, () => 'stale'))
      const log = await server.db
        .selectFrom('decision')
        .select(['version', 'seq'])
        .where('message_id', '=', id)
        .execute()
      expect(log).toEqual([{ seq: 1, version }])
    })

    test('1.5 the desk has a feed of its own by the same rules', async () => {
      await using site = await open()
      await using server = await site.server()
      const ids = await waiting(server, 30)
      await Promise.all(ids.map((id) => server.decide(id, 'stash')))
      await expect(
        transact(server.db, async (trx) => {
          await appendDesk(trx, ids.slice(0, 3), 1)
          throw new Error('the disk is full')
        }),
      ).rejects.toThrow('the disk is full')
      await server.decide(ids[0] ?? '', 'approve')
      expect(await deskSeqs(server.db)).toEqual(upTo(61))
      expect(await server.feed()).toHaveLength(1)
    })
  })

  describe('reading', () => {
    test('2.1 what nobody was woken for is emitted within the second until the next look', async () => {
      await using site = await open()
      await using server = await site.server()
      const [one = '', two = ''] = await waiting(server, 2)
      const heard: FeedEntry[] = []
      server.rooms.feed.onEntries((entries) => heard.push(...entries))
      const { db } = server
      const unheard = openDecisions({ db, eventKey: server.rooms.eventKey, now: Date.now, changed: () => undefined })
      for (const id of [one, two]) {
        const { version } = await server.screened(id)
        await unheard(id, { action: 'approve', version }, { id: 'lead', roles: ['lead'] })
      }
      const from = performance.now()
      await until(() => heard.length === 2)
      expect(performance.now() - from).toBeLessThan(1_500)
      expect(heard.map(({ seq, id }) => [seq, id])).toEqual([
        [1, one],
        [2, two],
      ])
    })

    test('3.1 a client that missed nothing is given one page without entries', async () => {
      await using site = await open()
      await using house = await site.house()
      const first = await (await house.ask('GET', '/api/feed?after=0')).json()
      expect(first).toEqual({ entries: [], last: 0 })
      await house.approved('A lift that works at Quarry House')
      using wall = await recordWall(house.base)
      await until(() => wall.last() === 1)
      const pages: FeedEntry[][] = []
      wall.socket.on('feed', (entries) => pages.push(entries))
      wall.socket.disconnect().connect()
      await until(() => pages.length > 0)
      expect(pages).toEqual([[]])
    })

    test('3.2 http and socket give the same, in pages of at most 500', async () => {
      await using site = await open()
      await using house = await site.house()
      await lengthen(house.app.db, feedPageSize)
      const kept = await house.approved('Shade at the bus station')
      const gone = await house.approved('Said in haste')
      await house.decide(gone.id, { action: 'withdraw', version: gone.version })
      await until(() => house.app.rooms.feed.sent() === feedPageSize + 3)
      const first = await house.feed(0)
      const second = await house.feed(feedPageSize)
      expect([first.length, second.length]).toEqual([feedPageSize, 3])
      expect(second.map(({ kind, message }) => [kind, message?.text])).toEqual([
        ['show', kept.text],
        ['show', undefined],
        ['withdraw', undefined],
      ])
      using wall = await recordWall(house.base)
      await until(() => wall.last() === feedPageSize + 3)
      expect(wall.gaps).toEqual([])
      expect(wall.entries).toEqual([...first, ...second])
    })

    test('4. a client that is more than 5,000 behind, or ahead of the store, is given a snapshot, and no other is', async () => {
      await using site = await open()
      await using server = await site.server()
      const id = await server.approved('A park that is lit')
      const seen = entriesOf(await server.rooms.feedPage(0))
      expect(seen.map((entry) => entry.id)).toEqual([id])
      await lengthen(server.db, replayLimit)
      expect(entriesOf(await server.rooms.feedPage(1))).toHaveLength(feedPageSize)
      for (const after of [0, replayLimit + 2]) {
        const page = (await server.rooms.feedPage(after)) as FeedSnapshot
        expect([page.last, page.snapshot.map((message) => message.id)]).toEqual([replayLimit + 1, [id]])
      }
    })

    test('4.1 nothing that was public at its seq is missing, nothing withdrawn is in it, while others decide', async () => {
      await using site = await open()
      await using server = await site.server()
      const ids = await waiting(server, 40)
      const withdrawn = new Set<string>()
      const seen: { snapshot: FeedSnapshot; goneBefore: Set<string> }[] = []
      let over = false
      const looking = (async () => {
        while (!over) seen.push({ goneBefore: new Set(withdrawn), snapshot: await readSnapshot(server.db) })
      })()
      await Promise.all(
        ids.map(async (id, i) => {
          await server.decide(id, 'approve')
          if (i % 2) return
          await server.decide(id, 'withdraw')
          withdrawn.add(id)
        }),
      )
      over = true
      await looking
      const feed = await server.feed()
      for (const { snapshot, goneBefore } of seen) {
        const there = new Set(snapshot.snapshot.map(({ id }) => id))
        const due = feed.filter(
          ({ seq, id = '', kind }) => seq <= snapshot.last && kind === 'show' && !withdrawn.has(id),
        )
        expect(due.filter(({ id = '' }) => !there.has(id))).toEqual([])
        expect([...goneBefore].filter((id) => there.has(id))).toEqual([])
      }
    })

    test('4.2 the entries after a snapshot lead to the present, and applied twice to the same', async () => {
      await using site = await open()
      await using server = await site.server()
      const ids = await waiting(server, 30)
      const deciding = Promise.all(
        ids.map(async (id, i) => {
          await server.decide(id, 'approve')
          if (i % 3 === 0) await server.decide(id, 'withdraw')
          if (i % 3 === 1) await server.decide(id, 'redact', { text: `Edited ${i}` })
        }),
      )
      await until(async () => (await server.feed()).length > 10)
      const snapshots = await Promise.all([1, 2, 3].map(() => readSnapshot(server.db)))
      await deciding
      const now = byId((await readSnapshot(server.db)).snapshot)
      expect(now.size).toBe(20)
      for (const { snapshot, last } of snapshots) {
        const after = (await server.feed()).filter(({ seq }) => seq > last)
        const once = shownAfter(byId(snapshot), after)
        expect(once).toEqual(now)
        expect(shownAfter(once, after)).toEqual(now)
      }
    })

    test('4.3 a store’s feed has a name of its own, the same after a restart', async () => {
      await using site = await open()
      await using other = await open()
      const names: (string | undefined)[] = []
      for (const one of [site, site, other]) {
        await using house = await one.house()
        using wall = await recordWall(house.base)
        names.push(wall.hellos[0]?.feed)
      }
      expect(names[0]).toMatch(/./)
      expect(names[1]).toBe(names[0])
      expect(names[2]).not.toBe(names[0])
    })
  })

  describe('what many servers could do wrong', () => {
    test('a decision’s log cannot be rewritten', async () => {
      await using site = await open()
      await using server = await site.server()
      await server.approved('A doctor who has time')
      const { db } = server
      await expect(db.updateTable('decision').set({ actor: 'nobody' }).execute()).rejects.toThrow('append-only')
      await expect(db.deleteFrom('decision').execute()).rejects.toThrow('append-only')
    })

    test('an escalated message is public in no row, whoever writes it', async () => {
      await using site = await open()
      await using server = await site.server()
      const { id, state } = await server.arrived('I want to end it all tonight')
      expect(state).toBe('escalated')
      const shown = sql`update message set state = 'approved', decided_by = 'x', approved_at = 1 where id = ${id}`
      await expect(shown.execute(server.db)).rejects.toThrow('crisis_never_displays')
    })
  })
}
