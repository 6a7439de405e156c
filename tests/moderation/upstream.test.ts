import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Receipt } from '../../shared/api.ts'
import type { SourceHost } from '../../server/source/source.ts'
import { type House, openHouse, until } from '../support/house.ts'

let house: House
let host: SourceHost
beforeAll(async () => {
  house = await openHouse({
    sources: [
      {
        name: 'mastodon',
        start: (given) => {
          host = given
          return { stop: async () => undefined }
        },
      },
    ],
  })
})
afterAll(() => house[Symbol.asyncDispose]())

const post = (externalId: string, text: string) => ({
  externalId,
  text,
  author: '@ada@example.social',
  handle: '@ada',
  sentAt: Date.now(),
})
const rowOf = (externalId: string) =>
  house.app.db.selectFrom('message').selectAll().where('external_id', '=', externalId).executeTakeFirstOrThrow()
const byId = (id: string) =>
  house.app.db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const onWall = async (externalId: string, text: string) => {
  await host.take([{ kind: 'message', message: post(externalId, text) }])
  const { id } = await rowOf(externalId)
  const { version } = await house.held(id)
  await house.decide(id, { action: 'approve', version })
  return id
}
const receiptOf = async (code: string): Promise<Receipt> =>
  (await (await house.ask('GET', `/api/receipts/${code}`)).json()) as Receipt

describe('an author', () => {
  it('who edits a post takes it off the wall until a person has read the new words', async () => {
    const id = await onWall('https://example.social/1', 'Walking groups in every park')
    await host.take([{ kind: 'edited', message: post('https://example.social/1', 'Something else entirely') }])
    expect((await house.feed()).at(-1)).toMatchObject({ kind: 'withdraw', id })
    const held = await house.held(id)
    expect(held).toMatchObject({ lane: 'new', text: 'Something else entirely', canUndo: false })
    expect(JSON.stringify(await house.feed())).not.toContain('Walking groups')
  })

  it('who edits nothing but a boost count changes nothing', async () => {
    const id = await onWall('https://example.social/2', 'Fresh fruit at the children’s centre')
    const before = await house.feed()
    await host.take([
      { kind: 'edited', message: post('https://example.social/2', 'Fresh fruit at the children’s centre') },
    ])
    expect(await house.feed()).toEqual(before)
    expect((await house.held(id)).lane).toBe('on_wall')
  })

  it('who deletes a post has its words and name removed everywhere', async () => {
    const id = await onWall('https://example.social/3', 'My nan waited nine hours')
    await host.take([{ kind: 'deleted', externalId: 'https://example.social/3' }])
    expect((await house.feed()).at(-1)).toMatchObject({ kind: 'withdraw', id })
    expect(await byId(id)).toMatchObject({
      state: 'erased',
      text: '',
      name: null,
      handle: null,
      author_key: '',
    })
    await host.take([{ kind: 'message', message: post('https://example.social/3', 'My nan waited nine hours') }])
    expect((await byId(id)).state).toBe('erased')
  })

  it('who leaves the network is taken down with all posts', async () => {
    const one = { ...post('https://example.social/4', 'First'), author: '@gone@example.social' }
    const two = { ...post('https://example.social/5', 'Second'), author: '@gone@example.social' }
    await host.take([
      { kind: 'message', message: one },
      { kind: 'message', message: two },
    ])
    const ids = [await rowOf(one.externalId), await rowOf(two.externalId)].map((row) => row.id)
    await host.take([{ kind: 'author_gone', author: '@gone@example.social' }])
    for (const id of ids) expect((await byId(id)).state).toBe('erased')
  })

  it('never seen here changes nothing', async () => {
    const before = await house.feed()
    await host.take([
      { kind: 'deleted', externalId: 'https://example.social/none' },
      { kind: 'edited', message: post('https://example.social/none', 'x') },
      { kind: 'author_gone', author: '@nobody@example.social' },
    ])
    expect(await house.feed()).toEqual(before)
  })
})

describe('a sender', () => {
  it('who takes a message back empties it everywhere, and the receipt says so', async () => {
    const { id, receipt } = await house.send('I said too much about my sister', { name: 'Kath' })
    const { version } = await house.held(id)
    await house.decide(id, { action: 'approve', version })
    expect(await house.app.rooms.upstream.takenBack(receipt)).toBe(true)
    expect((await house.feed()).at(-1)).toMatchObject({ kind: 'withdraw', id })
    expect((await receiptOf(receipt)).state).toBe('erased')
    const everything = JSON.stringify(
      await Promise.all(
        (['message', 'finding', 'earlier', 'decision'] as const).map((table) =>
          house.app.db.selectFrom(table).selectAll().execute(),
        ),
      ),
    )
    expect(everything).not.toContain('sister')
    expect(everything).not.toContain('Kath')
  })

  it('is told why a message is not shown, and reads the answer of a lead', async () => {
    const { id, receipt } = await house.send('Best prices for hearing aids')
    const { version } = await house.held(id)
    await house.decide(id, { action: 'reject', version, reason: 'advert' })
    expect(await receiptOf(receipt)).toMatchObject({ state: 'not_shown', reason: 'advert' })
    await house.ask('POST', `/api/desk/messages/${id}/reply`, { text: 'Please ask the audiology desk.' })
    expect(await receiptOf(receipt)).toMatchObject({ reply: 'Please ask the audiology desk.' })
  })

  it('is told when the words were edited for privacy', async () => {
    const { id, receipt } = await house.send('Ask for Brenda at the hub')
    const { version } = await house.held(id)
    await house.decide(id, { action: 'redact', version, text: 'Ask at the hub' })
    expect(await receiptOf(receipt)).toMatchObject({
      state: 'approved',
      edited: true,
      message: { text: 'Ask at the hub' },
    })
  })
})

describe('what was erased', () => {
  it('is in no file of the store, nor is the name that a network wrote into its address', async () => {
    const text = 'Nobody but Quillfeather knows about the rash'
    const externalId = 'https://example.social/users/jane_quillfeather/statuses/9'
    const id = await onWall(externalId, text)
    await host.take([{ kind: 'deleted', externalId }])
    await until(async () => (await house.feed()).some((entry) => entry.kind === 'withdraw' && entry.id === id))
    for (const file of await readdir(house.directory)) {
      const bytes = await readFile(join(house.directory, file))
      expect(bytes.toString('latin1').toLowerCase(), file).not.toContain('quillfeather')
    }
  })

  it('does not come back when the network sends it again', async () => {
    const externalId = 'https://example.social/10'
    await onWall(externalId, 'Said once')
    await host.take([{ kind: 'deleted', externalId }])
    await host.take([{ kind: 'message', message: post(externalId, 'Said once') }])
    const rows = await house.app.db.selectFrom('message').select('id').where('text', '=', 'Said once').execute()
    expect(rows).toEqual([])
  })

  it('in the crisis lane leaves the case to the lead, without words, and never reaches the wall', async () => {
    const { id, receipt } = await house.send('I want to end it all tonight')
    await house.held(id)
    await house.app.rooms.upstream.takenBack(receipt)
    const held = await house.held(id)
    expect(held).toMatchObject({ lane: 'crisis', text: '' })
    expect((await receiptOf(receipt)).state).toBe('erased')
    expect((await house.decide(id, { action: 'release', version: held.version })).status).toBe(204)
    expect((await house.feed()).some((entry) => entry.id === id)).toBe(false)
  })
})

describe('a message that was committed when the server died', () => {
  it('comes to the desk at the next start', async () => {
    const { db } = house.app
    const now = Date.now()
    await db
      .insertInto('message')
      .values({
        id: 'left-behind',
        source: 'web',
        external_id: 'left-behind',
        receipt: 'LEFT',
        author_key: 'a',
        text: 'Still here after the crash',
        sent_at: now,
        received_at: now,
        under16: 0,
        state: 'received',
        since: now,
        version: 0,
        pinned: 0,
      })
      .execute()
    await house.send('and one more to wake the queue')
    const found = await until(async () => (await house.lane('new')).find((message) => message.id === 'left-behind'))
    expect(found.text).toBe('Still here after the crash')
  })
})
