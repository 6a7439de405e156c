import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../server/store/store.ts'
import type { Arrival } from '../../server/intake/admit.ts'
import type { Site, Server } from '../support/site.ts'

/** Every row of every table, the search's own among them, as text. */
export const everything = async (db: Db): Promise<string> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  const dumps: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
    const cells = rows.flatMap((row) =>
      Object.values(row).map((cell) =>
        cell instanceof Uint8Array ? Buffer.from(cell).toString('latin1') : String(cell),
      ),
    )
    dumps.push(`${name}: ${cells.join('\n')}`)
  }
  return dumps.join('\n').toLowerCase()
}

const externalId = 'https://example.social/users/zebulon_quillfeather/statuses/9'

/** A message that left its words wherever words can stand. */
export const outspoken: Partial<Arrival> = {
  source: 'mastodon',
  externalId,
  name: 'Zebulon',
  handle: '@zebulon@example.social',
  author: '@zebulon@example.social',
  permalink: 'https://example.social/@zebulon/9',
}
export const words = 'Quillfeather has a rash in Armley, ring 07700 900123'

/** Through the desk and back: findings, earlier versions, public words, a pin and an answer. */
const livedThrough = async (server: Server): Promise<string> => {
  const { id } = await server.arrived(words, outspoken)
  await server.decide(id, 'redact', { text: 'Quillfeather, somebody with a rash' })
  await server.decide(id, 'pin')
  await server.rooms.claims.claim('lead', id)
  await server.db.updateTable('message').set({ reply: 'Dear Zebulon', reply_at: 1 }).where('id', '=', id).execute()
  return id
}
const traces = /quillfeather|zebulon|rash|900123/

/** The words of what was erased, and what is left of it, by docs/feed.md. */
export const erasureContract = (open: () => Promise<Site>): void => {
  describe('erasure', () => {
    test('6.1 every entry, old or new, comes with the words of now', async () => {
      await using site = await open()
      await using server = await site.server()
      const texts = async () => (await server.feed()).map(({ kind, message }) => [kind, message?.text])
      const id = await server.approved('First words', { ...outspoken, name: undefined })
      expect(await texts()).toEqual([['show', 'First words']])
      await server.decide(id, 'redact', { text: 'Second words' })
      expect(await texts()).toEqual([
        ['show', 'Second words'],
        ['change', 'Second words'],
      ])
      const message = { externalId, text: 'Third words', author: '@zebulon@example.social', sentAt: Date.now() }
      await server.rooms.takeEvents('mastodon', [{ kind: 'edited', message }])
      await server.screened(id)
      expect((await texts()).map(([, text]) => text)).toEqual([undefined, undefined, undefined])
      await server.decide(id, 'approve')
      expect((await texts()).map(([, text]) => text)).toEqual(Array.from({ length: 4 }, () => 'Third words'))
      await server.rooms.takeEvents('mastodon', [{ kind: 'deleted', externalId }])
      expect(await texts()).toEqual([
        ['show', undefined],
        ['change', undefined],
        ['withdraw', undefined],
        ['show', undefined],
        ['withdraw', undefined],
      ])
    })

    test('6.2 an erased message’s words are in no row, no index and no search', async () => {
      await using site = await open()
      await using server = await site.server()
      const id = await livedThrough(server)
      expect(await everything(server.db)).toMatch(traces)
      expect(await server.store.search('quillfeather', 10)).toEqual([id])
      await server.rooms.takeEvents('mastodon', [{ kind: 'deleted', externalId }])
      expect(await everything(server.db)).not.toMatch(traces)
      for (const asked of ['quillfeather', 'quill', 'zebulon', 'rash']) {
        expect(await server.store.search(asked, 10)).toEqual([])
      }
    })

    test('6.2 the same holds when its sender takes it back, read or not, and when its author leaves', async () => {
      await using site = await open()
      await using server = await site.server()
      const id = await livedThrough(server)
      const { receipt } = await server.screened(id)
      expect(await server.rooms.upstream.takenBack(receipt)).toBe(true)
      const more = { source: 'mastodon', author: 'gone' } as const
      await server.arrived(words, more)
      await server.take(words, more)
      expect(await server.rooms.upstream.authorGone('mastodon', 'gone')).toBe(2)
      expect(await everything(server.db)).not.toMatch(traces)
    })

    test('6.2 what comes again under an erased id is not taken in, alone or in a crowd', async () => {
      await using site = await open()
      await using server = await site.server()
      const id = await server.approved(words, outspoken)
      await server.rooms.takeEvents('mastodon', [{ kind: 'deleted', externalId }])
      const crowd = Array.from({ length: 20 }, (_, i) => server.take(`Somebody else, number ${i}`))
      const again = await Promise.all([server.take(words, outspoken), server.take(words, outspoken), ...crowd])
      expect(again.slice(0, 2)).toEqual([id, id])
      expect(new Set(again).size).toBe(21)
      expect(await everything(server.db)).not.toMatch(traces)
      expect((await server.screened(id)).state).toBe('erased')
    })

    test('6.2 an edited message is found by its new words and no more by its old ones', async () => {
      await using site = await open()
      await using server = await site.server()
      const id = await server.approved(words, outspoken)
      const message = { externalId, text: 'A calmer sentence', author: '@zebulon@example.social', sentAt: Date.now() }
      await server.rooms.takeEvents('mastodon', [{ kind: 'edited', message }])
      expect(await server.store.search('quillfeather', 10)).toEqual([])
      await server.screened(id)
      expect(await server.store.search('calm', 10)).toEqual([id])
      expect(await server.store.search('quillfeather', 10)).toEqual([])
      expect(await everything(server.db)).not.toMatch(/rash|900123/)
    })

    test('6.2 nothing is passed over by an erasure while screening is at work on it', async () => {
      await using site = await open()
      await using server = await site.server()
      for (let i = 0; i < 40; i++) {
        const more = { source: 'mastodon', author: `gone ${i}` } as const
        const [byAuthor, bySender] = await Promise.all([server.take(words, more), server.take(words)])
        await pause(i / 8)
        const { receipt } = await server.db
          .selectFrom('message')
          .select('receipt')
          .where('id', '=', bySender)
          .executeTakeFirstOrThrow()
        const erased = await Promise.all([
          server.rooms.upstream.authorGone('mastodon', more.author),
          server.rooms.upstream.takenBack(receipt),
        ])
        expect([i, ...erased]).toEqual([i, 1, true])
        expect((await server.screened(byAuthor)).state).toBe('erased')
      }
      expect(await everything(server.db)).not.toMatch(traces)
    })

    test('6.3 seq, kind and id of an entry never change, whatever becomes of its message', async () => {
      await using site = await open()
      await using server = await site.server()
      const rows = () => server.db.selectFrom('feed').selectAll().orderBy('seq').execute()
      const id = await server.approved(words, outspoken)
      await server.approved('Another one')
      const before = await rows()
      await server.decide(id, 'withdraw')
      await server.decide(id, 'undo')
      await server.rooms.takeEvents('mastodon', [{ kind: 'deleted', externalId }])
      expect((await rows()).slice(0, 2)).toEqual(before)
      expect((await rows()).map(({ kind }) => kind)).toEqual(['show', 'show', 'withdraw', 'show', 'withdraw'])
    })
  })
}
