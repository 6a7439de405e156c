import { describe, expect, test } from 'vitest'
import { Secret } from '../../server/settings.ts'
import { withDefaults } from '../../server/source/x/settings.ts'
import { openPatience, waitAfter } from '../../server/source/x/trouble.ts'
import { textsOf } from '../contract/house.ts'
import { type Refusal, page, problems } from '../stand-ins/x.ts'
import { settingsFor, until, xScene } from '../support/x.ts'

const scene = xScene()

describe('X’s schedule of reconnecting', () => {
  const { times } = withDefaults({ ...settingsFor({ token: 'a' } as never), times: {} })
  const waits = (kind: 'network' | 'http' | 'limited', count: number): number[] =>
    Array.from({ length: count }, (_, n) => waitAfter({ kind, words: '' }, n + 1, times, 0) / 1_000)

  test('network errors: at once, then a quarter of a second more each time, up to 16 s', () => {
    expect(waits('network', 5)).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(waits('network', 80).at(-1)).toBe(16)
  })

  test('HTTP errors: from 5 s doubling to 320 s', () => {
    expect(waits('http', 9)).toEqual([5, 10, 20, 40, 80, 160, 320, 320, 320])
  })

  test('too many requests: from a minute doubling, and never before the time that X names', () => {
    expect(waits('limited', 4)).toEqual([60, 120, 240, 480])
    const named = (at: number) => waitAfter({ kind: 'limited', words: '', until: at }, 1, times, 1_000_000)
    expect(named(1_900_000)).toBe(900_000)
    expect(named(1_010_000)).toBe(60_000)
    expect(named(0)).toBe(60_000)
    expect(named(9e15)).toBe(3_600_000)
  })

  test('a connection that lasted begins the schedule anew', () => {
    const patience = openPatience(times, () => 0)
    const broken = { kind: 'network', words: '' } as const
    expect([patience.after(broken), patience.after(broken)]).toEqual([0, 250])
    patience.worked()
    expect(patience.after(broken)).toBe(0)
  })

  test('what never comes is waited for a little longer than X’s 20 s', () => {
    expect(times.keepAliveMs).toBeGreaterThan(20_000)
    expect(times.keepAliveMs).toBeLessThanOrEqual(40_000)
  })
})

describe('X in trouble', () => {
  const json = { 'content-type': 'application/json' }
  const cases: [name: string, path: string, refusal: Refusal, words: RegExp][] = [
    ['no credit', '/stream', { status: 402, body: problems.credits }, /X asks for credit \(402\): add credit in the/],
    ['a plan without the stream', '/stream', { status: 403, body: problems.forbidden }, /\(403\): check its plan/],
    [
      'a second connection',
      '/stream',
      { status: 429, body: problems.connections },
      /another program reads this stream/,
    ],
    [
      'too many requests',
      '/rules',
      { status: 429, body: problems.limited, headers: { 'x-rate-limit-reset': '1' } },
      /X asks us to wait \(429\), next try in/,
    ],
    [
      'a refused rule',
      '/rules',
      { status: 400, body: problems.invalidRule },
      /does not understand the request \(400\)/,
    ],
    [
      'an overloaded X',
      '/stream',
      { status: 503, body: '<html>Over capacity</html>', headers: { 'content-type': 'text/html' } },
      /X answers 503, next try in \d+ s/,
    ],
    ['a page in place of the stream', '/stream', page('Sign in to the Wi-Fi'), /a web page answers in place of X/],
    ['a page in place of the rules', '/rules', page('Sign in to the Wi-Fi'), /broke off or is not JSON/],
    [
      'half an answer',
      '/rules',
      { status: 200, body: '{"data":[{"id":"1"', headers: json },
      /broke off or is not JSON/,
    ],
    ['rules of another form', '/rules', { status: 200, body: { data: [{ id: 7 }] } }, /of another form/],
    [
      'a redirection',
      '/stream',
      { status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } },
      /a web page answers/,
    ],
    [
      'a refusal that the library cannot read',
      '/stream',
      { status: 400, body: '{"errors":[null]}' },
      /\(400\), next try/,
    ],
    ['a refusal that is not JSON', '/rules', { status: 500, body: '{"errors":', headers: json }, /X answers 500/],
    ['an answer without end', '/rules', { status: 200, body: `["${'x'.repeat(20_000_000)}"]` }, /too large/],
  ]

  test.each(cases)('%s is told in words, and X is read when it is over', async (_name, path, refusal, words) => {
    scene.stand.refuse(path, refusal)
    scene.start()
    await until(() => expect(scene.words()).toMatch(words))
    expect(scene.state()).not.toBe('connected')
    scene.stand.refuse(path, undefined)
    await scene.connected()
    scene.stand.post({ text: 'well again #LeedsCares' })
    await until(() => expect(textsOf(scene.house)).toEqual(['well again #LeedsCares']))
    expect(scene.words()).toMatch(/^connected/)
  })

  test('a wrong token is told with what to do about it, and never shown', async () => {
    scene.start({ token: new Secret('AAAAAAAAAAAAAAAAAAAAAAAAAAwrong') })
    await until(() => expect(scene.words()).toContain('X refuses the token (401): set X_BEARER_TOKEN anew'))
    expect(JSON.stringify(scene.house.reports)).not.toContain('AAAAAAAA')
  })

  test('the time at which X counts anew is waited for, when its requests are used up', async () => {
    const reset = String(Math.round(Date.now() / 1_000) + 600)
    const headers = { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset }
    scene.stand.refuse('/stream', { status: 429, body: problems.limited, headers })
    scene.start()
    await until(() => expect(scene.words()).toContain('X asks us to wait (429), next try in 10 min'))
  })

  test.each([400, 200])('a rule that X does not take is told by its hashtag (%i)', async (status) => {
    scene.stand.refuse('POST /2/tweets/search/stream/rules', { status, body: problems.invalidRule })
    scene.start({ tags: ['Straße'] })
    await until(() => expect(scene.words()).toContain('X does not take the rule for #Straße: set another HASHTAG'))
  })

  test('an X that never answers is given up', async () => {
    scene.stand.silent(true)
    scene.start({ times: { timeoutMs: 50 } })
    await until(() => expect(scene.words()).toContain('X does not answer in time'))
    scene.stand.silent(false)
    await scene.connected()
  })

  test('a line without end is given up, lines that are no posts are counted, and the stream goes on', async () => {
    scene.start()
    await scene.connected()
    scene.stand.raw('<html>\r\n{"data":\r\n')
    await until(() => expect(scene.words()).toContain('not taken: 2 not readable'))
    scene.stand.raw('x'.repeat(1_000_000))
    await until(() => expect(scene.stand.connections).toHaveLength(2))
    await scene.connected()
    scene.stand.post({ text: 'still here #LeedsCares' })
    await until(() => expect(textsOf(scene.house)).toEqual(['still here #LeedsCares']))
  })

  test('when X ends the connection it is opened again', async () => {
    scene.start()
    await scene.connected()
    const type = 'https://api.twitter.com/2/problems/operational-disconnect'
    scene.stand.raw(`${JSON.stringify({ errors: [{ title: 'operational-disconnect', type }] })}\r\n`)
    await until(() => expect(scene.stand.connections).toHaveLength(2))
    await scene.connected()
  })

  test('the second failure of a network is not at once: a server that hangs up is not hammered', async () => {
    scene.start({ times: { networkStepMs: 40, networkMostMs: 40, steadyMs: 10_000 } })
    await scene.connected()
    for (const from = Date.now(); Date.now() - from < 200;) {
      scene.stand.drop()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect(scene.stand.connections.length).toBeLessThan(9)
  })

  test('a store that does not answer ends nothing', async () => {
    const { host } = scene.house
    const [kept, displayed] = [host.cursor, host.displayed]
    let failures = 3
    host.cursor = () => (failures-- > 0 ? Promise.reject(new Error('the store is away')) : kept())
    host.displayed = () => (failures-- > -5 ? Promise.reject(new Error('the store is away')) : displayed())
    host.saveCursor = () => Promise.reject(new Error('the store is away'))
    scene.start({ times: { recheckMs: 5 } })
    await scene.connected()
    scene.stand.post({ text: 'heard #LeedsCares' })
    await until(() => expect(textsOf(scene.house)).toEqual(['heard #LeedsCares']))
    await until(() => expect(failures).toBeLessThan(-5))
  })
})
