import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { mastodon } from '../../server/source/mastodon/mastodon.ts'
import type { MastodonSettings } from '../../server/source/mastodon/settings.ts'
import { type House, openHouse, textsOf } from '../contract/house.ts'
import { sourceContract } from '../contract/sources.ts'
import { type MastodonStandIn, startMastodon } from '../stand-ins/mastodon.ts'

// Without an overlap, so that a place kept wrongly is a post lost.
const fast = { overlapMs: 0, pollMs: 15, recheckMs: 20, retryMs: 5, timeoutMs: 400 }
const tags = ['#LeedsCares']
const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 })
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('Mastodon keeps the contract of a source', () => {
  sourceContract(async () => {
    const stand = await startMastodon()
    const idOf = (uri: string) => uri.slice(uri.lastIndexOf('/') + 1)
    return {
      source: () => mastodon({ instances: [stand.base], tags, ...fast }),
      post: (text) => stand.add({ content: `<p>${text}</p>` }).uri,
      edit: (key, text) => {
        const status = stand.statuses.get(idOf(key))
        if (status)
          Object.assign(status, { content: `<p>${text}</p>`, editedAt: new Date(Date.now() + 1_000).toISOString() })
      },
      remove: (key) => void stand.statuses.delete(idOf(key)),
      die: () => stand.mood('broken'),
      live: () => stand.mood('well'),
      nonsense: async () => {
        for (const mood of ['garbage', 'odd', 'huge', 'elsewhere', 'silent'] as const) {
          stand.mood(mood)
          await rest(60)
        }
        stand.mood('well')
      },
      open: stand.open,
      close: stand.close,
    }
  })
})

describe('Mastodon', () => {
  let stand: MastodonStandIn
  let house: House
  const stops: (() => Promise<void>)[] = []
  const start = (settings: Partial<MastodonSettings> = {}) => {
    const started = mastodon({ instances: [stand.base], tags, ...fast, ...settings }).start(house.host)
    stops.push(started.stop)
    return started
  }
  const words = () => house.reports.at(-1)?.words ?? ''

  beforeEach(async () => {
    stand = await startMastodon()
    house = openHouse()
    stops.push(stand.close)
  })
  afterEach(async () => {
    for (const stop of stops.splice(0).toReversed()) await stop()
  })

  test('a status comes with its name, full handle, permalink and time', async () => {
    const status = stand.add({
      content: '<p>hello <a href="x" class="mention hashtag">#<span>LeedsCares</span></a></p>',
      emojis: [],
      account: { acct: 'ada', name: 'Ada :blobcat:', emojis: ['blobcat'] },
    })
    start()
    await until(() => expect(house.messages.size).toBe(1))
    expect(house.messages.get(status.uri)).toEqual({
      externalId: status.uri,
      text: 'hello #LeedsCares',
      name: 'Ada',
      handle: `@ada@${new URL(stand.base).host}`,
      author: `${stand.base}/@ada`,
      permalink: `${stand.base}/@ada/${status.id}`,
      sentAt: Date.parse(status.createdAt),
    })
  })

  test('the same post on two servers is taken once', async () => {
    const second = await startMastodon()
    stops.push(second.close)
    const uri = 'https://social.example/users/bo/statuses/77'
    const account = { acct: 'bo@social.example', url: 'https://social.example/@bo' }
    stand.add({ content: '<p>federated</p>', uri, account })
    second.add({ content: '<p>federated</p>', uri, account })
    second.add({ content: '<p>only here</p>' })
    start({ instances: [stand.base, `${second.base}/`] })
    await until(() => expect(textsOf(house).toSorted()).toEqual(['federated', 'only here']))
    expect(house.messages.get(uri)?.handle).toBe('@bo@social.example')
  })

  test('at the first start only the last hour is taken, and years of history stay where they are', async () => {
    for (let n = 0; n < 90; n++) {
      const at = Date.now() - (n < 50 ? n * 60_000 : 3_700_000 + n * 86_400_000)
      stand.add({ content: `<p>minute ${n}</p>`, createdAt: new Date(at).toISOString(), id: String(BigInt(at) << 16n) })
    }
    start()
    await until(() => expect(house.messages.size).toBe(50))
    await rest(100)
    expect(house.messages.size).toBe(50)
  })

  test('more than a page since the last look is read to its end, oldest first', async () => {
    start()
    await until(() => expect(house.reports.at(-1)?.state).toBe('connected'))
    stand.add({ content: '<p>0</p>' })
    await until(() => expect(house.messages.size).toBe(1))
    for (let n = 1; n <= 130; n++) stand.add({ content: `<p>${n}</p>` })
    await until(() => expect(house.messages.size).toBe(131))
    expect(textsOf(house)).toEqual(Array.from({ length: 131 }, (_, n) => String(n)))
  })

  test('a look that breaks off between two pages is begun again, and the older posts are not skipped', async () => {
    start()
    await until(() => expect(house.reports.at(-1)?.state).toBe('connected'))
    stand.add({ content: '<p>0</p>' })
    await until(() => expect(house.cursors.length).toBe(1))
    stand.mood('tired')
    for (let n = 1; n <= 60; n++) stand.add({ content: `<p>${n}</p>` })
    await until(() => expect(house.messages.size).toBe(41))
    await until(() => expect(house.reports.at(-1)?.state).toBe('failing'))
    stand.mood('well')
    await until(() => expect(house.messages.size).toBe(61))
    expect(house.events).toHaveLength(61)
  })

  test('ids that are no times are asked for with the very last one', async () => {
    stand.add({ id: '1001', content: '<p>small</p>' })
    start()
    await until(() => expect(stand.asked.at(-1)).toContain('since_id=1001'))
  })

  test('a post from another server that arrives late with an older id is not missed', async () => {
    stand.add({ content: '<p>prompt</p>' })
    start({ overlapMs: 300_000 })
    await until(() => expect(house.messages.size).toBe(1))
    await until(() => expect(stand.asked.at(-1)).toContain('since_id='))
    const at = Date.now() - 60_000
    stand.add({ id: String(BigInt(at) << 16n), content: '<p>late</p>', createdAt: new Date(at).toISOString() })
    await until(() => expect(textsOf(house)).toContain('late'))
  })

  test('boosts, bots, warnings, posts that are not public and people who opted out are left out and counted', async () => {
    stand.add({ content: '<p>a</p>', boost: true })
    stand.add({ content: '<p>b</p>', account: { bot: true } })
    stand.add({ content: '<p>c</p>', sensitive: true })
    stand.add({ content: '<p>d</p>', spoiler: 'food' })
    stand.add({ content: '<p>e</p>', visibility: 'unlisted' })
    stand.add({ content: '<p>f</p>', account: { noindex: true } })
    stand.add({ content: '<p></p>' })
    stand.add({ content: '<p>this one</p>' })
    start()
    await until(() => expect(textsOf(house)).toEqual(['this one']))
    await until(() => expect(words()).toContain('last message'))
    expect(words()).toContain(
      'not taken: 1 not public, 1 boosts, 1 by bots, 2 marked sensitive, 1 by people who asked not to be indexed, 1 without words',
    )
  })

  test('a server that wants a token is told in words', async () => {
    stand.mood('unauthorised')
    start()
    await until(() => expect(words()).toContain('the server hides #LeedsCares without a token'))
    expect(house.reports.at(-1)?.state).toBe('failing')
    stand.mood('well')
    stand.add({ content: '<p>open again</p>' })
    await until(() => expect(textsOf(house)).toEqual(['open again']))
    await until(() => expect(words()).not.toContain('token'))
  })

  test('an empty list for a tag in use means that the server hides it', async () => {
    stand.mood('empty')
    stand.uses.set('LeedsCares', 12)
    start()
    await until(() => expect(words()).toContain('the server hides #LeedsCares without a token'))
  })

  test('an empty list for an unused tag is told as what it may be', async () => {
    start()
    await until(() => expect(words()).toContain('nothing under #LeedsCares yet, or the server hides this tag'))
    expect(house.reports.at(-1)?.state).toBe('connected')
  })

  test('a server that asks to wait is not asked before the time it named', async () => {
    stand.mood('limited')
    stand.resetAt = new Date(Date.now() + 1_500)
    start()
    await until(() => expect(house.reports.at(-1)?.state).toBe('waiting'))
    expect(words()).toContain('it asks us to wait')
    stand.mood('well')
    const { length } = stand.asked
    stand.add({ content: '<p>patience</p>' })
    await until(() => expect(textsOf(house)).toEqual(['patience']))
    expect(length).toBe(1)
    expect(Date.now()).toBeGreaterThanOrEqual(stand.resetAt.getTime())
  })

  test('a dead server does not stop another', async () => {
    stand.add({ content: '<p>alive</p>' })
    start({ instances: ['http://127.0.0.1:9', stand.base] })
    await until(() => expect(textsOf(house)).toEqual(['alive']))
    await until(() => expect(words()).toContain('127.0.0.1:9: it cannot be reached, next try in'))
    expect(house.reports.at(-1)?.state).toBe('connected')
  })

  test('displayed posts go when they become private, and stay while the server is ill', async () => {
    const status = stand.add({ content: '<p>for now</p>' })
    start()
    await until(() => expect(house.messages.size).toBe(1))
    house.displayed.add(status.uri)
    for (const mood of ['broken', 'unauthorised', 'garbage', 'limited'] as const) {
      stand.mood(mood)
      await rest(60)
    }
    expect(house.messages.size).toBe(1)
    status.visibility = 'private'
    stand.mood('well')
    await until(() => expect(house.messages.size).toBe(0))
  })

  test('a restart asks from where the last one ended, and an unreadable place is a first start', async () => {
    stand.add({ content: '<p>read already</p>', id: '5005' })
    const first = start()
    await until(() => expect(house.cursors.length).toBe(1))
    await first.stop()
    stand.asked.length = 0
    const second = start()
    await until(() => expect(stand.asked.length).toBeGreaterThan(0))
    await second.stop()
    expect(stand.asked[0]).toContain('since_id=5005')
    house.cursors.push('{"since":')
    stand.asked.length = 0
    start()
    await until(() => expect(stand.asked.length).toBeGreaterThan(0))
    expect(stand.asked[0]).not.toContain('since_id')
  })

  test('a displayed post is found again after a restart', async () => {
    const status = stand.add({ content: '<p>still up</p>' })
    const started = start()
    await until(() => expect(house.cursors.length).toBe(1))
    house.displayed.add(status.uri)
    await started.stop()
    stand.statuses.clear()
    start()
    await until(() => expect(house.messages.size).toBe(0))
  })

  test('a displayed post is looked up at the server it came from', async () => {
    const second = await startMastodon()
    stops.push(second.close)
    const status = second.add({ content: '<p>from the second</p>' })
    start({ instances: [stand.base, second.base] })
    await until(() => expect(house.messages.size).toBe(1))
    house.displayed.add(status.uri)
    await until(() => expect(second.asked).toContain(`/api/v1/statuses/${status.id}`))
    expect(stand.asked.filter((path) => path.includes('/statuses/'))).toEqual([])
    expect(house.messages.size).toBe(1)
  })

  test('no server but the configured ones is ever asked for a displayed post', async () => {
    house.messages.set('x', {
      externalId: 'x',
      text: 'x',
      author: 'x',
      sentAt: 0,
      permalink: `${stand.base}.example/@x/1`,
    })
    house.displayed.add('x')
    start()
    await until(() => expect(stand.asked.length).toBeGreaterThan(4))
    expect(stand.asked.filter((path) => path.includes('/statuses/'))).toEqual([])
    expect(house.messages.size).toBe(1)
  })

  test('an address that is none is refused at the start', () => {
    expect(() => mastodon({ instances: ['nowhere'], tags, ...fast }).start(house.host)).toThrow('Invalid URL')
  })
})
