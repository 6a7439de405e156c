import type { Agent } from 'node:http'
import type { Secret } from '../../settings.ts'

/**
 * All in milliseconds. The standards of reconnecting are X's own ("Handling disconnections", docs.x.com): network errors
 * linear, HTTP errors doubling, too many requests doubling from a minute.
 */
const standard = {
  /** X sends something every 20 s; without anything for this long the connection is dead */
  keepAliveMs: 30_000,
  /** until an answer must be there, whole but for the stream's */
  timeoutMs: 15_000,
  /** a stream that lasted this long is reconnected at once when it ends */
  steadyMs: 20_000,
  networkStepMs: 250,
  networkMostMs: 16_000,
  httpFirstMs: 5_000,
  httpMostMs: 320_000,
  limitedFirstMs: 60_000,
  limitedMostMs: 960_000,
  /** recent search finds a post only when it is 30 s old (its standard `end_time`); a gap is asked for this long after it ended */
  settleMs: 45_000,
  /** how much earlier than its place a gap is asked for, as the stream is not strictly in order */
  overlapMs: 30_000,
  /** between two rounds of looking displayed posts up again */
  recheckMs: 900_000,
  /** between two looks whether a spent budget has become a new month's */
  budgetMs: 60_000,
  /** in which posts gather for one hand-over */
  gatherMs: 50,
  /** the first wait after the house refused to take more */
  retryMs: 1_000,
  /** between two reports to the desk while all is well */
  reportMs: 5_000,
}
export type Times = typeof standard

export interface XSettings {
  token: Secret
  /** whoever runs this server has agreed to X's terms and prices; without it X is not read */
  accepted: boolean
  /** US dollars in a calendar month (UTC) */
  budget: number
  /** with or without `#` */
  tags: string[]
  /** another way to X's servers; the standard opens one connection for each request */
  httpAgent?: Agent
  times?: Partial<Times>
}

export const withDefaults = ({ times, tags, ...settings }: XSettings) => ({
  ...settings,
  tags: [...new Set(tags.map((tag) => tag.replace(/^#/, '').trim()))].filter((tag) => tag !== ''),
  times: { ...standard, ...times },
})
export type Settled = ReturnType<typeof withDefaults>
