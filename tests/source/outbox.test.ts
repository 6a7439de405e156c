import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openOutbox } from '../../server/source/bluesky/outbox.ts'
import type { Pending } from '../../server/source/bluesky/pending.ts'
import { type House, openHouse } from '../contract/house.ts'

const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 })
const deletion = (n: number): Pending => ({
  kind: 'event',
  timeUs: 1_000 + n,
  event: { kind: 'deleted', externalId: `at://${n}` },
})
const draft = (n: number): Pending => ({
  kind: 'draft',
  timeUs: 1_000 + n,
  edit: false,
  tries: 0,
  post: { did: 'did:plc:a', rkey: `${n}`, uri: `at://${n}`, text: 'x', listed: [], createdAt: Number.NaN, labels: [] },
})

let house: House
let ending: AbortController
let drained = 0
let api = true
let lookUps = 0

beforeEach(() => {
  house = openHouse()
  ending = new AbortController()
  drained = 0
  lookUps = 0
  api = true
})
afterEach(() => ending.abort())

const open = (first = 20) =>
  openOutbox({
    host: house.host,
    signal: ending.signal,
    patience: { first, most: Math.max(first, 100) },
    saveMs: 10,
    place: undefined,
    find: async (dids, asking) => {
      if (asking && [...dids].length > 0) lookUps++
      return api ? { known: new Map([['did:plc:a', { labels: [] }]]) } : { known: new Map(), trouble: 'no names' }
    },
    drained: () => drained++,
    took: () => undefined,
    trouble: () => undefined,
  })

test('it is full at 2,000, and lets the stream flow again when most is handed over', async () => {
  const outbox = open()
  for (let n = 0; n < 1_999; n++) outbox.add(deletion(n))
  expect(outbox.isFull()).toBe(false)
  outbox.add(deletion(1_999))
  expect(outbox.isFull()).toBe(true)
  const done = outbox.run()
  await until(() => expect(drained).toBe(1))
  expect(outbox.isFull()).toBe(false)
  expect(house.events).toHaveLength(2_000)
  ending.abort()
  await done
})

test('its place stands just before the oldest that waits, and follows the stream when nothing does', async () => {
  const outbox = open()
  outbox.passed(5_000)
  expect(outbox.place()).toBe(5_000)
  api = false
  outbox.add(draft(0))
  outbox.passed(9_000)
  const done = outbox.run()
  await until(() => expect(lookUps).toBeGreaterThan(1))
  expect(outbox.place()).toBe(999)
  expect(house.events).toEqual([])
  api = true
  await until(() => expect(house.messages.size).toBe(1))
  expect(outbox.place()).toBe(9_000)
  ending.abort()
  await done
  expect(house.cursors.at(-1)).toBe('9000')
})

test('names that cannot be had are not asked for at every arrival', async () => {
  api = false
  const outbox = open(60_000)
  const done = outbox.run()
  outbox.add(draft(0))
  for (let n = 1; n < 40; n++) {
    outbox.add(deletion(n))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await until(() => expect(house.events).toHaveLength(39))
  expect(lookUps).toBe(1)
  ending.abort()
  await done
})

test('a time far ahead of the clock does not move its place', () => {
  const outbox = open()
  outbox.passed((Date.now() + 3_600_000) * 1_000)
  expect(outbox.place()).toBeUndefined()
})
