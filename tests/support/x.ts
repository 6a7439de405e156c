import { afterEach, beforeEach, expect, vi } from 'vitest'
import { Secret } from '../../server/settings.ts'
import type { XSettings } from '../../server/source/x/settings.ts'
import { x } from '../../server/source/x/x.ts'
import { type House, openHouse } from '../contract/house.ts'
import { type XStandIn, startX } from '../stand-ins/x.ts'

/** X's schedule, a hundred times as fast and more. */
export const fast = {
  keepAliveMs: 1_000,
  timeoutMs: 1_000,
  steadyMs: 60,
  networkStepMs: 3,
  networkMostMs: 60,
  httpFirstMs: 20,
  httpMostMs: 200,
  limitedFirstMs: 40,
  limitedMostMs: 400,
  settleMs: 60,
  overlapMs: 1_000,
  recheckMs: 60_000,
  budgetMs: 10,
  gatherMs: 2,
  retryMs: 10,
  reportMs: 20,
}
export type Given = Partial<Omit<XSettings, 'times'>> & { times?: XSettings['times'] }

export const settingsFor = (stand: XStandIn, { times, ...more }: Given = {}): XSettings => ({
  token: new Secret(stand.token),
  accepted: true,
  budget: 50,
  tags: ['#LeedsCares'],
  httpAgent: stand.httpAgent,
  times: { ...fast, ...times },
  ...more,
})

export const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 8_000, interval: 5 })

/** A stand-in, a house and the source between them, fresh for each test of a file. */
export const xScene = () => {
  const stops: (() => Promise<void>)[] = []
  const scene = {
    stand: undefined as unknown as XStandIn,
    house: undefined as unknown as House,
    start: (more: Given = {}) => {
      const started = x(settingsFor(scene.stand, more)).start(scene.house.host)
      stops.push(started.stop)
      return started
    },
    words: () => scene.house.reports.at(-1)?.words ?? '',
    state: () => scene.house.reports.at(-1)?.state,
    connected: () =>
      until(() => {
        expect(scene.state()).toBe('connected')
        expect(scene.stand.streams()).toBe(1)
      }),
    /** The gap before the connection has been asked for. */
    settled: () => until(() => expect(scene.searches().length).toBeGreaterThan(0)),
    searches: () => scene.stand.asked.filter(({ path }) => path.endsWith('/recent')).map(({ query }) => query),
    lookUps: () => scene.stand.asked.filter(({ path }) => path === '/2/tweets').map(({ query }) => query),
    /** the place that was kept last */
    since: () => (JSON.parse(scene.house.cursors.at(-1) ?? '{}') as { since?: string }).since ?? '',
  }
  beforeEach(async () => {
    scene.stand = await startX()
    scene.house = openHouse()
    stops.push(scene.stand.close)
  })
  afterEach(async () => {
    for (const stop of stops.splice(0).toReversed()) await stop()
  })
  return scene
}
