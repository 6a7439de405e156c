import type { Readable } from 'node:stream'
import type { ApiResponseError, TweetStream, TwitterApi } from 'twitter-api-v2'
import { refusalOf } from './answer.ts'
import { fields } from './parse.ts'
import type { Times } from './settings.ts'
import { type Trouble, troubleOf } from './trouble.ts'

export interface StreamEvents {
  /** the connection stands */
  opened: () => void
  /** One line of JSON, whatever it holds. Must not throw: the library would take it for a line that is no JSON. */
  payload: (body: unknown) => void
  /** a line that is no JSON */
  odd: () => void
}

/** Why a connection ended, and how many ms after it was opened; 0 where it never was. */
export interface StreamEnd {
  trouble: Trouble
  lastedMs: number
}

/** Characters of one line: the longest post (25,000 characters, each escaped) is well below. A longer one is no post. */
const longestLine = 400_000

const network = (words: string): Trouble => ({ kind: 'network', words })

/**
 * Opens X's filtered stream by the library and reads it until it ends, goes silent, or `signal` closes it. Reconnecting
 * is not the library's: its schedule is not X's, and it tells nothing of a refusal between two tries.
 */
export const readStream = async (
  api: TwitterApi,
  Refused: typeof ApiResponseError,
  events: StreamEvents,
  signal: AbortSignal,
  times: Times,
): Promise<StreamEnd> => {
  const stream = api.v2.searchStream({ autoConnect: false, ...fields })
  const connecting = boundConnecting(stream, signal, times.timeoutMs)
  const ended = Promise.withResolvers<Trouble>()
  listen(stream, events, ended.resolve)
  try {
    await stream.connect({ autoReconnect: false, keepAliveTimeout: times.keepAliveMs })
  } catch (error) {
    const silent = connecting.isLate() ? 'X does not answer in time' : 'X cannot be reached'
    return { trouble: error instanceof Refused ? troubleOf(refusalOf(error)) : network(silent), lastedMs: 0 }
  } finally {
    connecting.done()
  }
  const openedAt = performance.now()
  const close = () => ended.resolve(network('closed here'))
  signal.addEventListener('abort', close)
  const wrong = pageInstead(stream)
  if (wrong !== undefined) ended.resolve(wrong)
  else if (signal.aborted) close()
  else events.opened()
  const trouble = await ended.promise
  signal.removeEventListener('abort', close)
  stream.close()
  return { trouble, lastedMs: wrong === undefined ? performance.now() - openedAt : 0 }
}

const listen = (stream: TweetStream, events: StreamEvents, end: (trouble: Trouble) => void): void => {
  stream.on('connected', () => {
    const response = stream['res'] as Readable
    // The library makes text of each chunk by itself, which breaks a character that is split over two. Text that comes
    // decoded it leaves as it is.
    response.setEncoding('utf8')
    let line = 0
    response.on('data', (chunk: string) => {
      // An end of line that comes as a piece of its own is a sign of life to the library, even when it ends a post: that
      // post would then stick to the next, and both be lost.
      if (chunk === '\r\n' && line > 0) stream['parser'].push(chunk)
      const newline = chunk.lastIndexOf('\n')
      line = newline < 0 ? line + chunk.length : chunk.length - newline - 1
      // Its parser keeps a line without end for ever.
      if (line > longestLine) end(network('X sent a line without end'))
    })
  })
  stream.on('data event content', events.payload)
  stream.on('data tweet parse error', events.odd)
  stream.on('data twitter error', () => end(network('X ended the connection')))
  stream.on('connection lost', () => end(network('nothing came from X any more')))
  stream.on('connection error', () => end(network('the connection ended')))
}

/** A proxy's or a venue's page in place of the stream: it would be read as lines that never become posts. */
const pageInstead = (stream: TweetStream): Trouble | undefined => {
  const response = stream['originalResponse']
  if (response?.statusCode === 200 && !/text\/html/.test(response.headers['content-type'] ?? '')) return undefined
  return { kind: 'http', words: 'a web page answers in place of X: check the network of this server' }
}

/** The library has no time limit for a stream's first answer, and reads the body of a refusal in a way that can throw. */
const boundConnecting = (stream: TweetStream, signal: AbortSignal, timeoutMs: number) => {
  const giveUp = new AbortController()
  let late = false
  const timer = setTimeout(() => {
    late = true
    giveUp.abort()
  }, timeoutMs)
  const stop = () => giveUp.abort()
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const request = stream['requestData']
  request.forceParseMode = 'text'
  request.options.signal = giveUp.signal
  return {
    isLate: () => late,
    done: () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    },
  }
}
