import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { NewPersonReply } from '../../shared/api.ts'
import type { Role } from '../../shared/desk.ts'
import { FeedPage } from '../../shared/feed.ts'
import { inCity } from './harness/city.ts'
import { type Desk, send, signIn } from './harness/desk.ts'
import { recordDesk, recordWall, type WallRecording } from './harness/sockets.ts'
import { until } from './harness/until.ts'

const middleOf = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

/** Somebody whom an admin invites, signed in at a node. */
const invited = async (admin: Desk, url: string, name: string, roles: Role[]): Promise<Desk> => {
  const { path } = NewPersonReply.parse((await admin.ask('POST', '/api/desk/people', { name, roles })).body)
  const token = new URLSearchParams(path.split('#')[1]).get('setup')
  const password = 'three words together'
  const headers = { 'content-type': 'application/json', origin: url }
  const body = JSON.stringify({ token, password })
  expect((await fetch(`${url}/api/set-up`, { method: 'POST', headers, body })).status).toBe(200)
  return signIn(url, password, name)
}

inCity('two nodes', false, (city) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await signIn(city().desk.url, city().desk.password)
  })

  /** Milliseconds from each approval's answer at one node to its entry at a wall of the other. */
  const waysAcross = async (wall: WallRecording, words: readonly string[]): Promise<number[]> => {
    const times: number[] = []
    for (const text of words) {
      const { id } = await send(city().wall.url, text)
      const message = await desk.waitFor(id, 'new')
      await desk.decide(message, 'approve')
      const from = performance.now()
      await wall.waitFor(text, (entry) => entry.message?.text === text)
      times.push(performance.now() - from)
    }
    expect(wall.gaps).toEqual([])
    return times
  }
  const ready = async (url: string): Promise<unknown> => {
    const answer = await fetch(`${url}/health/ready`)
    return { status: answer.status, ...((await answer.json()) as object) }
  }

  test('what is approved at one is on the walls of the other at once', async () => {
    using wall = await recordWall(city().wall.url)
    const times = await waysAcross(
      wall,
      ['One', 'Two', 'Three', 'Four', 'Five'].map((n) => `${n} bus an hour`),
    )
    expect(middleOf(times)).toBeLessThan(250)
  })

  test('two walls of one screen, one at each, have acknowledged a take-down when the one that is behind has', async () => {
    const { token } = await desk.newScreen('Trinity Leeds')
    using front = await recordWall(city().desk.url, { screen: token })
    using back = await recordWall(city().wall.url, { screen: token })
    const { id } = await send(city().desk.url, 'Ring me back on the day you said')
    const shown = await desk.decide(await desk.waitFor(id, 'new'), 'approve')
    for (const wall of [front, back]) await wall.waitFor('it is shown', (entry) => entry.id === id)
    await desk.decide(shown, 'withdraw')
    const isGone = (entry: { kind: string; id?: string | undefined }): boolean =>
      entry.kind === 'withdraw' && entry.id === id
    for (const wall of [front, back]) await wall.waitFor('it is withdrawn', isGone)

    const other = await signIn(city().wall.url, city().wall.password)
    const takeDown = async (from: Desk) => (await from.status()).takeDowns.find((one) => one.id === id)
    front.applied()
    await pause(300)
    for (const from of [desk, other]) {
      expect(await takeDown(from)).toMatchObject({ done: 0, of: 1, missing: ['Trinity Leeds'] })
    }
    back.applied()
    for (const from of [desk, other]) await until('both have', async () => (await takeDown(from))?.done === 1)
  })

  test('the desk of one names who is at the desk of the other, until they leave', async () => {
    const amina = await invited(desk, city().wall.url, 'Amina', ['moderator'])
    using here = await recordDesk(city().desk.url, desk.cookie)
    const there = await recordDesk(city().wall.url, amina.cookie)
    const names = (): string => here.statuses.at(-1)?.moderators.join(' and ') ?? ''
    await until('both are named', () => names() === 'Amina and admin')
    there.close()
    await until('one has left', () => !names().includes('Amina'))
    expect(names()).toBe('admin')
  })

  test('signing out at one ends the desk at the other at once', async () => {
    const times: number[] = []
    for (let i = 0; i < 3; i++) {
      const person = await signIn(city().desk.url, city().desk.password)
      using there = await recordDesk(city().wall.url, person.cookie)
      const ended = new Promise((resolve) => there.socket.once('disconnect', resolve))
      expect((await person.ask('POST', '/api/sign-out')).status).toBe(204)
      const from = performance.now()
      await ended
      times.push(performance.now() - from)
    }
    expect(middleOf(times)).toBeLessThan(250)
  })

  test('F8 at one puts the calm card on the walls of the other within a quarter of a second', async () => {
    using wall = await recordWall(city().wall.url)
    const times: number[] = []
    for (let i = 0; i < 3; i++) {
      const from = performance.now()
      await desk.panic(true)
      await until('the card is up', () => wall.hellos.at(-1)?.calm === true)
      times.push(performance.now() - from)
      await desk.panic(false)
      await until('the card is down', () => wall.hellos.at(-1)?.calm === false)
    }
    expect(middleOf(times)).toBeLessThan(250)
  })

  test('without Redis they go on, a little slower, and say so; with it again they are quick again', async () => {
    using wall = await recordWall(city().wall.url)
    const isRedis = (state: string) => async () =>
      (await Promise.all([ready(city().desk.url), ready(city().wall.url)])).every(
        (one) => (one as { redis: string }).redis === state,
      )
    await city().redis.kill9()
    await until('both miss it', isRedis('away'))
    for (const { url } of [city().desk, city().wall])
      expect(await ready(url)).toEqual({ status: 200, ready: true, degraded: true, store: 'ok', redis: 'away' })
    const slow = await waysAcross(wall, ['Slowly one', 'Slowly two', 'Slowly three'])
    expect(Math.max(...slow)).toBeLessThan(1_500)
    expect((await desk.status()).sources.find(({ source }) => source === 'redis')).toMatchObject({ state: 'failing' })

    await city().redis.start()
    await until('both have it', isRedis('ok'))
    const quick = await waysAcross(wall, [
      'Quickly one',
      'Quickly two',
      'Quickly three',
      'Quickly four',
      'Quickly five',
    ])
    expect(middleOf(quick)).toBeLessThan(250)
    expect((await desk.status()).sources.find(({ source }) => source === 'redis')).toBeUndefined()
  })

  /** Approves what waits, one after the other; `happen` begins in the middle of it, and it goes on until that is over. */
  const approveWhile = async (at: Desk, happen: () => Promise<unknown>): Promise<string[]> => {
    const ids: string[] = []
    const waiting = await at.messages('new', 500)
    let isOver = false
    let happening: Promise<unknown> | undefined
    for (const message of waiting) {
      if (ids.length === 5) happening = happen().finally(() => (isOver = true))
      if (isOver && ids.length >= 15) break
      await at.decide(message, 'approve')
      ids.push(message.id)
      await pause(20)
    }
    await happening
    return ids
  }

  test('twenty walls behind the proxy miss nothing and see nothing twice while one node is replaced and the other is killed', async () => {
    const { desk: first, wall: second, proxy } = city()
    await Promise.all(Array.from({ length: 300 }, (_, i) => send(proxy.url, `Voice ${i} of the evening`)))
    const other = await signIn(second.url, second.password)
    await until('all stand at the desk', async () => (await other.messages('new', 500)).length === 300)
    const { last: after } = FeedPage.parse(await (await fetch(`${proxy.url}/api/feed`)).json())
    using stack = new DisposableStack()
    const walls = await Promise.all(Array.from({ length: 20 }, () => recordWall(proxy.url, { after })))
    for (const one of walls) stack.use(one)

    const approved = await approveWhile(other, () => first.stop().then(first.start))
    const again = await signIn(first.url, first.password)
    approved.push(...(await approveWhile(again, () => second.kill9().then(() => pause(500)))))

    for (const one of walls) {
      await one.waitFor('the last', ({ seq }) => seq === after + approved.length)
      expect(one.gaps).toEqual([])
      expect(one.entries.map(({ id }) => id)).toEqual(approved)
    }
    expect(walls.every(({ hellos }) => hellos.length > 1)).toBe(true)
  })
})
