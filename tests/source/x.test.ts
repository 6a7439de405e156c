import { describe, expect, test } from 'vitest'
import { readSettings } from '../../server/settings.ts'
import { x } from '../../server/source/x/x.ts'
import { sourcesFor } from '../../server/sources.ts'
import { textsOf } from '../contract/house.ts'
import { sourceContract } from '../contract/sources.ts'
import { startX } from '../stand-ins/x.ts'
import { settingsFor, until, xScene } from '../support/x.ts'

const someone = '"author_id":"11","edit_history_tweet_ids":["9"]'
/** Lines of a stream that are no posts, most of them JSON. */
const nonsense = [
  '{',
  'null',
  '7',
  '"#LeedsCares"',
  '[]',
  '{"data":null}',
  '{"data":[{"id":"1"}]}',
  '{"data":{"id":1727,"text":"a number as id #LeedsCares"}}',
  `{"data":{"id":"99999999999999999999999","text":"too long an id #LeedsCares",${someone}}}`,
  '{"data":{"id":"12","text":["#LeedsCares"],"author_id":"11"}}',
  `{"data":{"id":"12","text":"nobody's #LeedsCares",${someone}},"includes":{"users":[{"id":"11"}]}}`,
  `{"data":{"id":"13","text":"nobody's #LeedsCares",${someone}},"includes":7}`,
  '{"matching_rules":[{"id":5}]}',
]

describe('X keeps the contract of a source', () => {
  sourceContract(async () => {
    const stand = await startX()
    const idOfKey = (key: string) => key.slice(key.lastIndexOf('/') + 1)
    return {
      source: () => x(settingsFor(stand, { times: { recheckMs: 20 } })),
      post: (text) => `https://x.com/i/status/${stand.post({ text, tagged: true }).id}`,
      edit: (key, text) => void stand.edit(idOfKey(key), text, { tagged: true }),
      remove: (key) => stand.hide(idOfKey(key), 'resource-not-found'),
      die: () => stand.up(false),
      live: () => stand.up(true),
      nonsense: () => {
        for (const line of nonsense) stand.raw(`${line}\r\n`)
      },
      open: stand.open,
      close: stand.close,
    }
  })
})

describe('X', () => {
  const scene = xScene()

  test('a token alone reads nothing: somebody must agree to the terms first', async () => {
    scene.start({ accepted: false })
    expect(scene.state()).toBe('stopped')
    expect(scene.words()).toContain('X_TERMS=accepted')
    expect(scene.words()).toContain('Enterprise')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(scene.stand.asked).toEqual([])
  })

  test('a server with a token has X among its networks; one without has not, and a rehearsal never', () => {
    const names = (env: Record<string, string>, rehearse = false) =>
      sourcesFor(readSettings(env, rehearse)).map(({ name }) => name)
    const token = { X_BEARER_TOKEN: scene.stand.token }
    expect(names(token)).toContain('x')
    expect(names({})).not.toContain('x')
    expect(names(token, true)).not.toContain('x')
  })

  test('a post comes with its name, handle and permalink, under a key that outlives its edits', async () => {
    scene.start()
    await scene.connected()
    const { id, created_at: at } = scene.stand.post({ text: 'more swings #LeedsCares' })
    const key = `https://x.com/i/status/${id}`
    await until(() => expect(scene.house.messages.size).toBe(1))
    expect(scene.house.messages.get(key)).toEqual({
      externalId: key,
      text: 'more swings #LeedsCares',
      name: 'Ada',
      handle: '@ada_leeds',
      author: '11',
      permalink: `https://x.com/ada_leeds/status/${id}`,
      sentAt: Date.parse(at),
    })
  })

  test('the words are the author’s: unescaped once, links as X shows them, a long post in full', async () => {
    scene.start()
    await scene.connected()
    const url = {
      url: 'https://t.co/Abc123',
      display_url: 'example.org/sw…',
      expanded_url: 'https://example.org/swings',
    }
    scene.stand.post({
      text: 'Tea &amp; cake &lt;3 &amp;lt; https://t.co/Abc123 https://t.co/Abc1234 #LeedsCares',
      entities: { urls: [url] },
    })
    scene.stand.post({
      text: 'a long post begins… #LeedsCares',
      note_tweet: {
        text: `a long post ${'goes on '.repeat(100)}&amp; ends https://t.co/Abc123`,
        entities: { urls: [url] },
      },
    })
    await until(() => expect(scene.house.messages.size).toBe(2))
    expect(textsOf(scene.house)).toEqual([
      'Tea & cake <3 &lt; example.org/sw… https://t.co/Abc1234 #LeedsCares',
      `a long post ${'goes on '.repeat(100)}& ends example.org/sw…`,
    ])
  })

  test('reposts, sensitive, withheld and protected posts are left out and counted', async () => {
    scene.stand.users.set('12', { id: '12', name: 'Shy', username: 'shy', protected: true })
    scene.start()
    await scene.connected()
    const { post } = scene.stand
    post({ text: 'RT #LeedsCares', referenced_tweets: [{ type: 'retweeted', id: '1' }] })
    post({ text: 'sensitive #LeedsCares', possibly_sensitive: true })
    post({ text: 'withheld #LeedsCares', withheld: { copyright: false, country_codes: ['GB'] } })
    post({ text: 'protected #LeedsCares', author_id: '12' })
    post({ text: 'an author who did not come along #LeedsCares', author_id: '13' })
    post({
      text: 'a reply and a quote #LeedsCares',
      referenced_tweets: [
        { type: 'replied_to', id: '1' },
        { type: 'quoted', id: '2' },
      ],
    })
    await until(() => expect(textsOf(scene.house)).toEqual(['a reply and a quote #LeedsCares']))
    await until(() =>
      expect(scene.words()).toContain(
        'not taken: 1 reposts, 1 marked sensitive, 1 withheld somewhere, 1 by protected accounts, 1 without their author',
      ),
    )
  })

  test('our rules are made exactly those for the hashtags, and another program’s are left alone', async () => {
    const theirs = { id: '7', value: '#LeedsCares lang:en', tag: 'headrowing club' }
    const nameless = { id: '8', value: 'cats has:media' }
    const ours = { id: '9', value: '#Spring -is:retweet -is:nullcast', tag: 'headrow #Spring' }
    scene.stand.rules = [theirs, nameless, { id: '10', value: '#Old -is:retweet', tag: 'headrow #Old' }, ours]
    scene.start({ tags: ['#LeedsCares', 'Spring'] })
    await scene.connected()
    expect(scene.stand.rules).toEqual([
      theirs,
      nameless,
      ours,
      { id: expect.any(String), value: '#LeedsCares -is:retweet -is:nullcast', tag: 'headrow #LeedsCares' },
    ])
  })

  test('posts that only another program’s rule brings are not taken', async () => {
    scene.stand.rules = [{ id: '7', value: 'cats', tag: 'cats' }]
    scene.start()
    await scene.connected()
    const cat = scene.stand.post({ text: 'a cat' })
    scene.stand.raw(scene.stand.lineOf(cat, '7'))
    scene.stand.post({ text: 'a person #LeedsCares' })
    await until(() => expect(textsOf(scene.house)).toEqual(['a person #LeedsCares']))
  })

  test('a rule of the same words that another program made serves for ours', async () => {
    scene.stand.rules = [{ id: '7', value: '#LeedsCares -is:retweet -is:nullcast', tag: 'theirs' }]
    scene.start()
    await scene.connected()
    scene.stand.post({ text: 'heard #LeedsCares' })
    await until(() => expect(textsOf(scene.house)).toEqual(['heard #LeedsCares']))
    expect(scene.stand.rules).toHaveLength(1)
  })

  test('a line that comes in pieces arrives whole, wherever it is cut', async () => {
    scene.start()
    await scene.connected()
    scene.stand.keepAlive(false)
    const text = 'thank you 💚 شكرا #LeedsCares'
    const { stand } = scene
    const pieces = async (line: Buffer, at: number): Promise<void> => {
      stand.raw(line.subarray(0, at))
      await new Promise((resolve) => setTimeout(resolve, 20))
      stand.raw(line.subarray(at))
    }
    const lineOf = (n: number) =>
      Buffer.from(
        stand.lineOf({
          id: `198500000000000010${n}`,
          text,
          author_id: '11',
          created_at: '2026-11-02T10:00:00.000Z',
          edit_history_tweet_ids: [],
        }),
      )
    const cuts = [
      (line: Buffer) => line.indexOf(Buffer.from('💚')) + 1,
      (line: Buffer) => line.indexOf(Buffer.from('ش')) + 1,
      (line: Buffer) => line.length - 2,
      (line: Buffer) => line.length - 1,
    ]
    for (const [n, cut] of cuts.entries()) {
      const line = lineOf(n)
      await pieces(line, cut(line))
      await until(() => expect(scene.house.messages.size).toBe(n + 1))
    }
    expect(textsOf(scene.house)).toEqual(cuts.map(() => text))
  })

  test('a connection on which nothing comes is given up and opened again, one with signs of life is not', async () => {
    scene.start({ times: { keepAliveMs: 300 } })
    await scene.connected()
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(scene.stand.connections).toHaveLength(1)
    scene.stand.keepAlive(false)
    await until(() => expect(scene.stand.connections.length).toBeGreaterThan(1))
    scene.stand.keepAlive(true)
    await scene.connected()
    scene.stand.post({ text: 'still listening #LeedsCares' })
    await until(() => expect(textsOf(scene.house)).toContain('still listening #LeedsCares'))
  })
})
