import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { bluesky } from '../../server/source/bluesky/bluesky.ts'
import type { BlueskySettings } from '../../server/source/bluesky/settings.ts'
import { type House, openHouse, textsOf } from '../contract/house.ts'
import { sourceContract } from '../contract/sources.ts'
import { type JetstreamStandIn, startJetstream } from '../stand-ins/jetstream.ts'

const fast = { saveMs: 20, retryMs: 10, timeoutMs: 400, idleMs: 5_000 }
const tags = ['LeedsCares']
const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 })
const rkeyOf = (uri: string) => uri.slice(uri.lastIndexOf('/') + 1)

const nonsense = [
  '',
  '{',
  'null',
  '[]',
  '"leedscares"',
  '{"kind":"commit","text":"#LeedsCares"}',
  '{"did":"did:plc:x","time_us":"soon","kind":"account","account":{"active":false}}',
  '{"did":7,"time_us":1725911162329308,"kind":"commit","commit":{"operation":"delete","collection":"app.bsky.feed.post","rkey":"x"}}',
  '{"did":"did:plc:x","time_us":1725911162329308,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":"x","record":{"text":["#LeedsCares"]}}}',
  '{"did":"did:plc:x","time_us":9999999999999999,"kind":"identity","identity":{"did":"did:plc:x","handle":"leedscares.example"}}',
  '{"did":"did:plc:x","time_us":1725911162329308,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.repost","rkey":"x","record":{"text":"#LeedsCares","subject":{"uri":"at://x"}}}}',
]

describe('Bluesky keeps the contract of a source', () => {
  sourceContract(async () => {
    const stand = await startJetstream()
    return {
      source: () => bluesky({ jetstreamUrl: stand.jetstreamUrl, apiUrl: stand.apiUrl, tags, ...fast }),
      // The tag stands in the record's own list, so that the words are the same for every network.
      post: (text) => stand.post({ text, more: { tags: ['LeedsCares'] } }),
      edit: (key, text) =>
        void stand.post({ text, rkey: rkeyOf(key), operation: 'update', more: { tags: ['LeedsCares'] } }),
      remove: (key) => stand.remove('did:plc:ada', rkeyOf(key)),
      die: () => stand.up(false),
      live: () => stand.up(true),
      nonsense: () => {
        for (const frame of nonsense) stand.raw(frame)
      },
      open: stand.connections,
      close: stand.close,
    }
  })
})

describe('Bluesky', () => {
  let stand: JetstreamStandIn
  let house: House
  const stops: (() => Promise<void>)[] = []
  const start = (settings: Partial<BlueskySettings> = {}) => {
    const { jetstreamUrl, apiUrl } = stand
    const started = bluesky({ jetstreamUrl, apiUrl, tags, ...fast, ...settings }).start(house.host)
    stops.push(started.stop)
    return started
  }
  const words = () => house.reports.at(-1)?.words ?? ''
  const connected = () => until(() => expect(stand.connections()).toBe(1))

  beforeEach(async () => {
    stand = await startJetstream()
    house = openHouse()
    stops.push(stand.close)
  })
  afterEach(async () => {
    for (const stop of stops.splice(0).toReversed()) await stop()
  })

  test('a post comes with its name, handle and permalink', async () => {
    start()
    await connected()
    const uri = stand.post({ did: 'did:plc:beth', rkey: '3kabc', text: 'more swings #LeedsCares' })
    await until(() => expect(house.messages.size).toBe(1))
    expect(uri).toBe('at://did:plc:beth/app.bsky.feed.post/3kabc')
    expect(house.messages.get(uri)).toMatchObject({
      externalId: uri,
      text: 'more swings #LeedsCares',
      name: 'Person beth',
      handle: '@beth.example.org',
      author: 'did:plc:beth',
      permalink: 'https://bsky.app/profile/did:plc:beth/post/3kabc',
    })
  })

  test('the tag is found in facets, in the list and in the text, whatever its case, and nowhere else', async () => {
    start()
    await connected()
    const facet = (tag: string) => [
      { index: { byteStart: 0, byteEnd: 9 }, features: [{ $type: 'app.bsky.richtext.facet#tag', tag }] },
    ]
    stand.post({ text: 'ünïcödé first, facet', more: { facets: facet('LEEDSCARES') } })
    stand.post({ text: 'list', more: { tags: ['leedscares'] } })
    stand.post({ text: 'text #leedsCARES!' })
    stand.post({ text: 'wide ＃LeedsCares' })
    stand.post({ text: 'no: #LeedsCaresMore' })
    stand.post({ text: 'no: leedscares' })
    stand.post({ text: 'no: https://example.org/#leedscares' })
    stand.post({
      text: 'no: a link facet',
      more: { facets: [{ features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'x', tag: 'leedscares' }] }] },
    })
    stand.post({ text: 'end #leedscares' })
    await until(() => expect(textsOf(house)).toContain('end #leedscares'))
    expect(textsOf(house)).toEqual([
      'ünïcödé first, facet',
      'list',
      'text #leedsCARES!',
      'wide ＃LeedsCares',
      'end #leedscares',
    ])
  })

  test('a tag beyond ASCII is found raw and escaped', async () => {
    start({ tags: ['#LeedsZdrówko'] })
    await connected()
    stand.post({ text: 'raw #leedszdrówko' })
    const did = 'did:plc:ewa'
    const record = `{"$type":"app.bsky.feed.post","createdAt":"${new Date().toISOString()}","text":"escaped #leedszdr\\u00f3wko"}`
    stand.raw(
      `{"did":"${did}","time_us":${Date.now() * 1_000},"kind":"commit","commit":{"rev":"1","operation":"create","collection":"app.bsky.feed.post","rkey":"e1","record":${record}}}`,
    )
    await until(() => expect(textsOf(house)).toEqual(['raw #leedszdrówko', 'escaped #leedszdrówko']))
  })

  test('an account that is gone takes all of its messages with it', async () => {
    start()
    await connected()
    stand.post({ did: 'did:plc:leaver', text: 'one #LeedsCares' })
    stand.post({ did: 'did:plc:leaver', text: 'two #LeedsCares' })
    stand.post({ did: 'did:plc:stayer', text: 'three #LeedsCares' })
    await until(() => expect(house.messages.size).toBe(3))
    stand.account('did:plc:stayer', true)
    stand.account('did:plc:leaver', false, 'deactivated')
    await until(() => expect(textsOf(house)).toEqual(['three #LeedsCares']))
  })

  test('self-labels and accounts that ask for signed-in readers only are honoured and counted', async () => {
    stand.profiles.set('did:plc:shy', { labels: [{ val: '!no-unauthenticated' }] })
    stand.profiles.set('did:plc:once', { labels: [{ val: '!no-unauthenticated', neg: true }] })
    stand.profiles.set('did:plc:bott', { labels: [{ val: 'bot' }] })
    start()
    await connected()
    const labels = { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'sexual' }] }
    stand.post({ text: 'labelled #LeedsCares', more: { labels } })
    stand.post({ did: 'did:plc:shy', text: 'shy #LeedsCares' })
    stand.post({ did: 'did:plc:bott', text: 'beep #LeedsCares' })
    stand.post({ text: 'archive #LeedsCares', more: { createdAt: '2012-05-01T09:00:00Z' } })
    stand.post({ did: 'did:plc:once', text: 'open now #LeedsCares' })
    await until(() => expect(textsOf(house)).toEqual(['open now #LeedsCares']))
    await until(() =>
      expect(words()).toContain(
        'not taken: 1 labelled by their authors, 2 labelled accounts, 1 much older than their arrival',
      ),
    )
  })

  test('profiles are asked for 25 at a time, once each', async () => {
    start()
    await connected()
    for (let n = 0; n < 60; n++) stand.post({ did: `did:plc:p${n % 30}`, text: `${n} #LeedsCares` })
    await until(() => expect(house.messages.size).toBe(60))
    const asked = stand.lookedUp.flat()
    expect(asked.length).toBe(new Set(asked).size)
    expect(Math.max(...stand.lookedUp.map((dids) => dids.length))).toBeLessThanOrEqual(25)
  })

  test('while names cannot be looked up messages wait, deletions do not, and nothing is lost over a restart', async () => {
    start()
    await connected()
    stand.post({ did: 'did:plc:known', rkey: 'k1', text: 'known #LeedsCares' })
    await until(() => expect(house.messages.size).toBe(1))
    stand.api(false)
    stand.post({ did: 'did:plc:newb', rkey: 'n1', text: 'new #LeedsCares' })
    stand.post({ did: 'did:plc:newb', rkey: 'n2', text: 'regretted #LeedsCares' })
    await until(() => expect(words()).toContain('names cannot be looked up'))
    stand.remove('did:plc:known', 'k1')
    stand.remove('did:plc:newb', 'n2')
    await until(() => expect(house.messages.size).toBe(0))
    await stops.pop()?.()
    stand.api(true)
    start()
    await until(() => expect(textsOf(house)).toEqual(['new #LeedsCares']))
    await until(() => expect(words()).not.toContain('cannot'))
  })

  test('an account whose profile is not public is left out, and one invalid account keeps back no other', async () => {
    stand.profiles.set('did:plc:hidn', null)
    start()
    await connected()
    stand.post({ did: 'did:plc:hidn', text: 'hidden #LeedsCares' })
    stand.post({ did: 'did:plc:invalid', text: 'refused #LeedsCares' })
    stand.post({ text: 'seen #LeedsCares' })
    await until(() => expect(textsOf(house)).toEqual(['seen #LeedsCares']))
    await until(() => expect(words()).toContain('2 without a public profile'))
  })

  test('after a cut it resumes a little earlier, and what repeats is no second message', async () => {
    start({ rewindMs: 5_000 })
    await connected()
    stand.post({ text: 'before the cut #LeedsCares' })
    await until(() => expect(house.messages.size).toBe(1))
    const place = stand.now()
    stand.drop()
    stand.post({ text: 'during the cut #LeedsCares' })
    await until(() => expect(house.messages.size).toBe(2))
    expect(stand.cursors).toHaveLength(2)
    expect(stand.cursors[0]).toBeNull()
    expect(Number(stand.cursors[1])).toBe(place - 5_000_000)
    await until(() => expect(house.events.length).toBeGreaterThan(2))
    expect(house.messages.size).toBe(2)
  })

  test('a connection on which nothing comes is given up and opened again', async () => {
    start({ idleMs: 40 })
    await until(() => expect(stand.cursors.length).toBeGreaterThan(1))
    stand.post({ text: 'still listening #LeedsCares' })
    await until(() => expect(house.messages.size).toBe(1))
  })

  test('when the house takes nothing the stream is held back, and then every message arrives in order', async () => {
    start()
    await connected()
    house.refuse(6)
    for (let n = 0; n < 3_000; n++) stand.post({ text: `${n} #LeedsCares` })
    await until(() => expect(house.messages.size).toBe(3_000))
    expect(textsOf(house)).toEqual(Array.from({ length: 3_000 }, (_, n) => `${n} #LeedsCares`))
    expect(house.refused()).toBe(6)
  })

  test('the place is saved seldom, and at the end', async () => {
    const started = start({ saveMs: 60_000 })
    await connected()
    for (let n = 0; n < 5; n++) {
      stand.post({ text: `${n} #LeedsCares` })
      await until(() => expect(house.messages.size).toBe(n + 1))
    }
    expect(house.cursors.length).toBeLessThanOrEqual(1)
    await started.stop()
    expect(Number(house.cursors.at(-1))).toBe(stand.now())
  })
})
