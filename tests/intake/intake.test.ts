import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Arrival, admit } from '../../server/intake/admit.ts'
import { openIntake } from '../../server/intake/intake.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Store } from '../../server/store/store.ts'

let directory: string
let store: Store
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'headrow-'))
  store = await openSqlite(directory)
})
afterAll(async () => {
  await store[Symbol.asyncDispose]()
  await rm(directory, { recursive: true })
})

const now = Date.UTC(2026, 10, 22, 12)
const arrival = (more: Partial<Arrival> = {}): Arrival => ({
  source: 'mastodon',
  externalId: crypto.randomUUID(),
  text: 'A drop-in that is open on Sundays',
  author: '@sam@example.social',
  sentAt: now - 1_000,
  ...more,
})
const open = (more: { bound?: number; committed?: (n: number) => void } = {}) =>
  openIntake({ db: store.db, eventKey: 'key', now: () => now, committed: () => undefined, ...more })
const rows = () => store.db.selectFrom('message').selectAll().execute()

describe('intake', () => {
  it('answers after the commit: what was answered can be read by another reader at once', async () => {
    await using intake = open()
    const taken = await Promise.all(Array.from({ length: 300 }, () => intake.take(arrival())))
    const ids = new Set((await rows()).map((row) => row.id))
    for (const one of taken) expect(one.ok && ids.has(one.id)).toBe(true)
  })

  it('keeps one message for one source and external id, whoever brings it', async () => {
    await using intake = open()
    const externalId = 'https://example.social/statuses/1'
    const [first, second] = await Promise.all([
      intake.take(arrival({ externalId })),
      intake.take(arrival({ externalId, text: 'other words' })),
    ])
    const third = await intake.take(arrival({ externalId }))
    expect(first).toMatchObject({ ok: true, fresh: true })
    expect(second).toEqual({ ...first, fresh: false })
    expect(third).toEqual({ ...first, fresh: false })
    const bluesky = await intake.take(arrival({ externalId, source: 'bluesky' }))
    expect(bluesky).toMatchObject({ fresh: true })
  })

  it('refuses what would not fit, and takes again when there is room', async () => {
    await using intake = open({ bound: 5 })
    const answers = await Promise.all(Array.from({ length: 9 }, () => intake.take(arrival())))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5)
    expect(answers.filter((answer) => !answer.ok && answer.why === 'full')).toHaveLength(4)
    expect(await intake.take(arrival())).toMatchObject({ ok: true })
  })

  it('commits what it has before it closes and refuses what comes later', async () => {
    const intake = open()
    const before = intake.take(arrival({ text: 'in before the door closed' }))
    await intake[Symbol.asyncDispose]()
    expect(await before).toMatchObject({ ok: true })
    expect(await intake.take(arrival())).toEqual({ ok: false, why: 'closing' })
  })

  it('lets one row that the store refuses harm no other', async () => {
    await using intake = open()
    const poison = { ...arrival(), source: 'mastodon', permalink: undefined, author: 'x' } as Arrival
    const good = intake.take(arrival({ text: 'good' }))
    const bad = intake.take(Object.assign(poison, { sentAt: now, externalId: 'bad\u0000id' }))
    expect(await good).toMatchObject({ ok: true })
    expect(await bad).toMatchObject({ ok: true })
  })

  it('keeps no author, only a keyed hash that differs from event to event', async () => {
    await using intake = open()
    await using other = openIntake({
      db: store.db,
      eventKey: 'another key',
      now: () => now,
      committed: () => undefined,
    })
    const author = '+447700900123'
    const a = await intake.take(arrival({ author }))
    const b = await intake.take(arrival({ author }))
    const c = await other.take(arrival({ author }))
    const all = await rows()
    expect(JSON.stringify(all)).not.toContain('7700900123')
    const keyOf = (taken: typeof a) => all.find((row) => taken.ok && row.id === taken.id)?.author_key
    expect(keyOf(a)).toBe(keyOf(b))
    expect(keyOf(a)).not.toBe(keyOf(c))
  })
})

describe('what is admitted', () => {
  it('is cut to the limits at a whole character', () => {
    const words = admit(arrival({ text: '👩‍👩‍👧‍👦'.repeat(1_000) }), now)
    expect(Array.from(words!.text)).toHaveLength(2_000)
    expect(words!.text.isWellFormed()).toBe(true)
  })

  it('has a plausible time', () => {
    expect(admit(arrival({ sentAt: Date.UTC(1970, 0, 1) }), now)?.sentAt).toBe(now)
    expect(admit(arrival({ sentAt: Date.UTC(2100, 0, 1) }), now)?.sentAt).toBe(now)
    expect(admit(arrival({ sentAt: Number.NaN }), now)?.sentAt).toBe(now)
    expect(admit(arrival({ sentAt: now - 60_000 }), now)?.sentAt).toBe(now - 60_000)
  })

  it('of a sender under 16 holds neither name nor place', () => {
    const words = admit(arrival({ under16: true, name: 'Sam', handle: '@sam', area: 'ward/Armley' }), now)
    expect(words).toMatchObject({ name: undefined, handle: undefined, area: undefined })
  })

  it('has visible words and a web address or none', () => {
    expect(admit(arrival({ text: '\u200b \u00ad' }), now)).toBeUndefined()
    expect(admit(arrival({ permalink: 'javascript:alert(1)' }), now)?.permalink).toBeUndefined()
    expect(admit(arrival({ permalink: 'https://example.social/1' }), now)?.permalink).toBe('https://example.social/1')
  })
})
