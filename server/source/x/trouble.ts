import * as z from 'zod'
import type { Answer } from './answer.ts'
import type { Times } from './settings.ts'

/** Why reading stopped or a request brought nothing. `until`: epoch ms before which X wants no more. */
export interface Trouble {
  kind: 'network' | 'http' | 'limited'
  words: string
  until?: number
}

const Problem = z.object({ type: z.string().catch(''), connection_issue: z.string().catch('') })

const tooMany = (body: unknown): string => {
  const { type, connection_issue: issue } = Problem.safeParse(body).data ?? { type: '', connection_issue: '' }
  return issue === 'TooManyConnections' || type.endsWith('/streaming-connection')
    ? 'another program reads this stream with the same app (429): stop it, X allows one connection'
    : 'X asks us to wait (429)'
}

const byStatus: Record<number, string> = {
  400: 'X does not understand the request (400)',
  401: 'X refuses the token (401): set X_BEARER_TOKEN anew and start again',
  402: 'X asks for credit (402): add credit in the developer console of X',
  403: 'X does not allow this app to read the stream or to search (403): check its plan in the developer console of X',
}

export const refusalWords = (status: number, body: unknown): string => {
  if (status === 429) return tooMany(body)
  return byStatus[status] ?? `X answers ${status}`
}

export const troubleOf = (answer: Exclude<Answer, { kind: 'answer' }>): Trouble => {
  if (answer.kind === 'failed') return { kind: 'network', words: answer.words }
  const { status, body, resetAt } = answer
  const words = refusalWords(status, body)
  if (status !== 429) return { kind: 'http', words }
  return { kind: 'limited', words, ...(resetAt === undefined ? {} : { until: resetAt }) }
}

/** A body of another form than X's own. */
export const oddAnswer: Trouble = { kind: 'http', words: 'the answer of X is of another form' }

const hour = 3_600_000

/**
 * Milliseconds to wait after the `failures`th trouble of its kind in a row (1 is the first): a network's at once and then
 * linear, the others doubling. Never before the time that X named, which is believed for an hour ahead.
 */
export const waitAfter = (trouble: Trouble, failures: number, times: Times, now: number): number => {
  const doubled = (first: number, most: number) => Math.min(most, first * 2 ** Math.min(failures - 1, 30))
  if (trouble.kind === 'network') return Math.min(times.networkMostMs, times.networkStepMs * (failures - 1))
  if (trouble.kind === 'http') return doubled(times.httpFirstMs, times.httpMostMs)
  const named = trouble.until === undefined ? 0 : Math.min(hour, trouble.until - now)
  return Math.max(named, doubled(times.limitedFirstMs, times.limitedMostMs))
}

/** Counts troubles of each kind since something last worked. */
export const openPatience = (times: Times, now: () => number) => {
  const failures = { network: 0, http: 0, limited: 0 }
  return {
    worked: (): void => void Object.assign(failures, { network: 0, http: 0, limited: 0 }),
    /** Milliseconds until the next try. */
    after: (trouble: Trouble): number => waitAfter(trouble, ++failures[trouble.kind], times, now()),
    /** troubles of all kinds since something worked */
    count: (): number => failures.network + failures.http + failures.limited,
  }
}
