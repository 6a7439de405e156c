import { type Bus, topics } from './bus.ts'
import { openListeners } from './listeners.ts'
import { openConnection } from './redis-connection.ts'
import { sharedCounts } from './redis-counts.ts'
import { sharedPresence } from './redis-presence.ts'
import { openTelling, wordsFor } from './redis-words.ts'

export interface RedisBusOptions {
  url: string
  /** what all nodes of one installation share, and no other on the same Redis does */
  namespace: string
  /** this node; no two share it, and it holds no space */
  node: string
  /** the key of the digests that names and addresses are counted under; all nodes share it */
  key: string
  /** one line when trouble comes and one when it goes */
  log: { info: (words: string) => void; warn: (words: string) => void }
  /** ms between two times that a node says it is here, and after which what it said does not count any more */
  beat?: { every: number; forgetAfter: number }
}

/**
 * Wake-ups, counts and presence by Redis, for all nodes of an installation. It opens whether Redis is there or not: without
 * it each node wakes and counts for itself, the stores' polls do the rest, and when it is there again all is as before.
 */
export const openRedis = (options: RedisBusOptions): Bus => {
  const { url, namespace, node, log, beat = { every: 1_000, forgetAfter: 6_000 } } = options
  const now = (): number => performance.now()
  const nameOf = (part: string): string => `headrow:${namespace}:${part}`
  const channel = nameOf('wake')
  const { wake, onWake, clear } = openListeners()
  let said: string | undefined

  const hear = (message: string): void => {
    for (const word of wordsFor(node, message, beat.forgetAfter)) {
      if (word === 'here') void presence.meet()
      else wake(word)
    }
  }

  const trouble = (): string | undefined => speaking.trouble() ?? hearing.trouble()
  const troubleChanged = (): void => {
    const words = trouble()
    if (words === said) return
    said = words
    if (words === undefined) log.info('Redis answers again')
    else log.warn(words)
    wake('status')
  }
  const beatOnce = async (): Promise<void> => {
    void subscribe()
    const isTold = await telling.flush()
    if ((await presence.meet()) && isTold) speaking.works()
  }
  let listens = false
  /** Again and again: it changes nothing where all is well, and finds out a connection that has died without a word. */
  const subscribe = async (): Promise<void> => {
    if ((await hearing.ask((redis) => redis.subscribe(channel))) === undefined) return
    hearing.works()
    if (listens) return
    listens = true
    // Something may have been said while nobody listened here.
    for (const topic of topics) if (topic !== 'calm') wake(topic)
  }

  const speaking = openConnection({ url, changed: troubleChanged, ready: () => void beatOnce() })
  const telling = openTelling(speaking, channel, node)
  const hearing = openConnection({
    url,
    changed: troubleChanged,
    heard: hear,
    ready: () => {
      listens = false
      void subscribe()
    },
  })
  const presence = sharedPresence({
    speaking,
    name: nameOf('here'),
    node,
    forgetAfter: beat.forgetAfter,
    now,
    tell: () => telling.tell('here'),
    changed: () => wake('status'),
  })
  const timer = setInterval(() => void beatOnce(), beat.every)

  return {
    ...sharedCounts(speaking, nameOf('count'), options.key, now),
    wake: (topic) => {
      wake(topic)
      telling.tell(topic)
    },
    onWake,
    here: presence.here,
    present: presence.present,
    trouble,
    [Symbol.asyncDispose]: async () => {
      clear()
      clearInterval(timer)
      hearing[Symbol.dispose]()
      await presence.leave()
      await telling.flush()
      speaking[Symbol.dispose]()
    },
  }
}
