import { describe, expect, test } from 'vitest'
import { openVersions } from '../../server/source/x/versions.ts'
import { textsOf } from '../contract/house.ts'
import type { StandInPost } from '../stand-ins/x.ts'
import { until, xScene } from '../support/x.ts'

const keyOf = ({ edit_history_tweet_ids: [first] }: StandInPost) => `https://x.com/i/status/${first}`

describe('versions of a post at X', () => {
  const scene = xScene()

  test('an edit goes to the message of the first version', async () => {
    scene.start()
    await scene.connected()
    const first = scene.stand.post({ text: 'I want a doctr #LeedsCares' })
    await until(() => expect(scene.house.messages.size).toBe(1))
    scene.stand.edit(first.id, 'I want a doctor #LeedsCares')
    await until(() => expect(textsOf(scene.house)).toEqual(['I want a doctor #LeedsCares']))
    expect([...scene.house.messages.keys()]).toEqual([keyOf(first)])
  })

  test('an older version that comes late, or the same one again, changes nothing', async () => {
    scene.start()
    await scene.connected()
    const first = scene.stand.post({ text: 'one #LeedsCares' })
    const second = scene.stand.edit(first.id, 'two #LeedsCares')
    const third = scene.stand.edit(first.id, 'three #LeedsCares')
    await until(() => expect(textsOf(scene.house)).toEqual(['three #LeedsCares']))
    const { length } = scene.house.events
    for (const version of [second, first, third, third]) scene.stand.raw(scene.stand.lineOf(version))
    scene.stand.post({ text: 'another #LeedsCares' })
    await until(() => expect(textsOf(scene.house)).toEqual(['three #LeedsCares', 'another #LeedsCares']))
    expect(scene.house.events).toHaveLength(length + 1)
  })

  test('versions that are handed over together become one message in the newest words', async () => {
    scene.start({ times: { gatherMs: 100 } })
    await scene.connected()
    const first = scene.stand.post({ text: 'one' })
    const second = scene.stand.edit(first.id, 'two')
    for (const version of [second, first]) scene.stand.raw(scene.stand.lineOf(version))
    await until(() => expect(textsOf(scene.house)).toEqual(['two']))
    expect(scene.house.events.filter(({ kind }) => kind === 'message')).toHaveLength(1)
  })

  test('an edit that is marked sensitive takes the message down', async () => {
    scene.start()
    await scene.connected()
    const first = scene.stand.post({ text: 'fine #LeedsCares' })
    await until(() => expect(scene.house.messages.size).toBe(1))
    scene.stand.edit(first.id, 'not so fine #LeedsCares', { possibly_sensitive: true })
    await until(() => expect(scene.house.messages.size).toBe(0))
  })

  test('a deleted post does not come back by a version that arrives late', () => {
    const versions = openVersions(10)
    const content = { skip: 'without words' } as const
    versions.note({ gone: '1' })
    expect(versions.isKnown('1', '1')).toBe(true)
    expect(versions.eventsOf({ post: { id: '1', firstId: '1', content } })).toEqual([])
  })
})

describe('posts of X on the wall', () => {
  const scene = xScene()
  const shown = async (count: number): Promise<StandInPost[]> => {
    const posts = Array.from({ length: count }, (_, n) => scene.stand.post({ text: `${n} #LeedsCares` }))
    await until(() => expect(scene.house.messages.size).toBe(count))
    for (const post of posts) scene.house.displayed.add(keyOf(post))
    return posts
  }

  test('all of them are looked up again, a hundred at a time', async () => {
    scene.start({ times: { recheckMs: 50 } })
    await scene.connected()
    const posts = await shown(230)
    await until(() => expect(scene.lookUps().length).toBeGreaterThanOrEqual(3))
    const asked = scene.lookUps().flatMap(({ ids }) => ids?.split(',') ?? [])
    expect(new Set(asked)).toEqual(new Set(posts.map(({ id }) => id)))
    expect(Math.max(...scene.lookUps().map(({ ids }) => ids?.split(',').length ?? 0))).toBe(100)
  })

  test('what is deleted, protected, suspended or withheld there is taken down here, and the rest stays', async () => {
    scene.start({ times: { recheckMs: 20 } })
    await scene.connected()
    const [deleted, locked, withheld, sensitive] = await shown(5)
    scene.stand.hide(deleted?.id ?? '', 'resource-not-found')
    scene.stand.hide(locked?.id ?? '', 'not-authorized-for-resource')
    if (withheld) withheld['withheld'] = { country_codes: ['GB'] }
    if (sensitive) sensitive['possibly_sensitive'] = true
    await until(() => expect(textsOf(scene.house)).toEqual(['4 #LeedsCares']))
  })

  test('an edit that lost the hashtag, which the stream does not bring, is found', async () => {
    scene.start({ times: { recheckMs: 20 } })
    await scene.connected()
    const [post] = await shown(2)
    scene.stand.edit(post?.id ?? '', 'other words, other matter')
    await until(() => expect(textsOf(scene.house)).toEqual(['other words, other matter', '1 #LeedsCares']))
    const whole = scene.lookUps().filter(({ expansions }) => expansions !== undefined)
    expect(whole).toHaveLength(1)
  })

  test('an answer about a post that was not asked for takes nothing down', async () => {
    scene.start({ times: { recheckMs: 20 } })
    await scene.connected()
    const [post] = await shown(1)
    const type = 'https://api.x.com/2/problems/resource-not-found'
    scene.stand.refuse('/2/tweets', { status: 200, body: { errors: [null, 7, { resource_id: '12', type }, { type }] } })
    await until(() => expect(scene.lookUps().length).toBeGreaterThan(2))
    expect(scene.house.messages.has(keyOf(post as StandInPost))).toBe(true)
    expect(scene.house.events.filter(({ kind }) => kind === 'deleted')).toEqual([])
  })

  test('when looking up fails the desk reads it, and it is tried again', async () => {
    scene.start({ times: { recheckMs: 20 } })
    await scene.connected()
    const [post] = await shown(1)
    scene.stand.refuse('/2/tweets', { status: 503, body: '<html>over capacity</html>' })
    await until(() =>
      expect(scene.words()).toMatch(/on the wall cannot be looked up again: X answers 503, next try in \d+ s/),
    )
    expect(scene.state()).toBe('waiting')
    scene.stand.hide(post?.id ?? '', 'resource-not-found')
    scene.stand.refuse('/2/tweets', undefined)
    await until(() => expect(scene.house.messages.size).toBe(0))
    await until(() => expect(scene.state()).toBe('connected'))
  })
})
