import { Redis } from 'ioredis'
import { troubleOf } from './redis-trouble.ts'

/** One connection to Redis, which comes back by itself, within a second of Redis being there. */
export interface Connection extends Disposable {
  /** The answer; undefined where there is none, at once while there is no connection, and in half a second when Redis is silent. It never throws. */
  ask: <T>(send: (redis: Redis) => Promise<T>) => Promise<T | undefined>
  /** What it was opened for has just worked: whatever was in the way is gone. */
  works: () => void
  trouble: () => string | undefined
}

export interface ConnectionOptions {
  url: string
  /** It can be asked, for the first time or again. */
  ready: () => void
  /** A message came on a channel that this connection has subscribed to. */
  heard?: (message: string) => void
  /** What `trouble` says may have changed. */
  changed: () => void
}

const silentAfter = 500
const options = {
  connectTimeout: 2_000,
  commandTimeout: silentAfter,
  // What cannot be said now is not said: a queue of old commands helps nobody, and one that is sent twice counts twice.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  // What is loading says so itself, and an account need not be allowed INFO.
  enableReadyCheck: false,
  retryStrategy: (times: number) => Math.min(times * 100, 1_000),
} as const

export const openConnection = ({ url, ready, heard, changed }: ConnectionOptions): Connection => {
  const redis = new Redis(url, options)
  let trouble: string | undefined
  const tell = (words: string | undefined): void => {
    if (words === trouble) return
    trouble = words
    changed()
  }
  let isReady = false
  redis.on('error', (error: Error) => {
    // A connection that breaks is opened again at once: only if that fails there is something to say.
    if (!isReady) tell(troubleOf(error, url))
  })
  redis.on('ready', () => {
    isReady = true
    ready()
  })
  redis.on('close', () => {
    // Taken and put down again before a word was said: ioredis finds no error in that.
    if (!isReady && trouble === undefined) tell(troubleOf(new Error('hung up'), url))
    isReady = false
  })
  redis.on('message', (_channel: string, message: string) => heard?.(message))
  return {
    ask: async (send) => {
      if (redis.status !== 'ready') return undefined
      try {
        return await send(redis)
      } catch (error) {
        if (!(error instanceof Error)) return undefined
        if (error.name === 'ReplyError') tell(troubleOf(error, url))
        // A connection that is silent is given up, so that the next who asks need not wait; a new one shows what is wrong.
        if (/timed out/.test(error.message) && redis.status === 'ready') redis.disconnect(true)
        return undefined
      }
    },
    works: () => tell(undefined),
    trouble: () => trouble,
    [Symbol.dispose]: () => {
      redis.removeAllListeners().on('error', () => undefined)
      redis.disconnect()
    },
  }
}
