import type { Agent, IncomingMessage } from 'node:http'
import { Agent as SecureAgent } from 'node:https'
import type { ITwitterApiClientPlugin, TwitterApi, TwitterResponse } from 'twitter-api-v2'
import { type Answer, refusalOf } from './answer.ts'
import { fields, lookFields } from './parse.ts'
import type { Rule } from './rules.ts'
import type { Settled } from './settings.ts'
import { type StreamEnd, type StreamEvents, readStream } from './stream.ts'

/** Recent search from after `sinceId`, or from `startTime` (ISO, whole seconds), newest first. */
export interface Search {
  query: string
  sinceId?: string
  startTime?: string
  next?: string | undefined
}

/** Everything that is asked of X's API v2. Nothing here throws. */
export interface Client {
  rules: () => Promise<Answer>
  addRules: (rules: readonly Rule[]) => Promise<Answer>
  deleteRules: (ids: readonly string[]) => Promise<Answer>
  search: (search: Search) => Promise<Answer>
  /** Posts by id, at most 100; without `whole` only whether they are there and in which version. */
  lookUp: (ids: readonly string[], whole: boolean) => Promise<Answer>
  /** Reads the stream until it ends or `signal` closes it. */
  stream: (events: StreamEvents, signal: AbortSignal) => Promise<StreamEnd>
}

/** A page of a hundred long posts is under 10 MB; a longer answer is given up. */
const maxBytes = 16_000_000
const rulesPath = 'tweets/search/stream/rules'
/** The library's own reading of a body throws where nobody can catch it (a refusal with `"errors": [null]`): it gets text to read. */
const asText = { fullResponse: true, forceParseMode: 'text' } as const

/** The library joins when X is read for the first time: it takes 150 ms to load, which a server without X need not wait for. */
export const openClient = async (settings: Settled, signal: AbortSignal): Promise<Client> => {
  const { token, times } = settings
  const { TwitterApi: Api, ApiResponseError: Refused } = await import('twitter-api-v2')
  const httpAgent: Agent = settings.httpAgent ?? new SecureAgent({ keepAlive: false })
  const open = (plugins: ITwitterApiClientPlugin[]) =>
    new Api(token.reveal(), { httpAgent, compression: 'identity', plugins })

  const ask = async (send: (v2: TwitterApi['v2']) => Promise<TwitterResponse<string>>): Promise<Answer> => {
    const bounds = boundsOf(signal, times.timeoutMs)
    try {
      const { data } = await send(open([bounds.plugin]).v2)
      return { kind: 'answer', body: JSON.parse(data) as unknown }
    } catch (error) {
      if (error instanceof Refused) return refusalOf(error)
      const own = error instanceof SyntaxError ? 'the answer of X broke off or is not JSON' : 'X cannot be reached'
      return { kind: 'failed', words: bounds.why() ?? own }
    }
  }

  return {
    rules: () => ask((v2) => v2.get<string>(rulesPath, {}, asText)),
    addRules: (rules) => ask((v2) => v2.post<string>(rulesPath, { add: [...rules] }, asText)),
    deleteRules: (ids) => ask((v2) => v2.post<string>(rulesPath, { delete: { ids: [...ids] } }, asText)),
    search: ({ query, sinceId, startTime, next }) =>
      ask((v2) =>
        v2.get<string>(
          'tweets/search/recent',
          { query, since_id: sinceId, start_time: startTime, next_token: next, max_results: 100, ...fields },
          asText,
        ),
      ),
    lookUp: (ids, whole) =>
      ask((v2) => v2.get<string>('tweets', { ids: ids.join(','), ...(whole ? fields : lookFields) }, asText)),
    stream: (events, closing) => readStream(open([]), Refused, events, closing, times),
  }
}

/** Ends a request that takes too long or brings too much, and tells which. The library itself bounds only silence. */
const boundsOf = (signal: AbortSignal, timeoutMs: number) => {
  const tooMuch = new AbortController()
  const tooLong = AbortSignal.timeout(timeoutMs)
  const plugin: ITwitterApiClientPlugin = {
    onBeforeRequest: ({ params, requestOptions }) => {
      requestOptions.signal = AbortSignal.any([signal, tooLong, tooMuch.signal])
      params.requestEventDebugHandler = (event, data: unknown) => {
        if (event !== 'response') return
        let bytes = 0
        const { res } = data as { res: IncomingMessage }
        res.on('data', (chunk: Buffer) => {
          bytes += chunk.byteLength
          if (bytes > maxBytes) tooMuch.abort()
        })
      }
    },
  }
  return {
    plugin,
    why: (): string | undefined => {
      if (tooMuch.signal.aborted) return 'the answer of X is too large'
      return tooLong.aborted ? 'X does not answer in time' : undefined
    },
  }
}
