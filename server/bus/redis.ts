import { type Bus, type Topic, topics } from './bus.ts'
import { openListeners } from './listeners.ts'
import { openConnection } from './redis-connection.ts'
import { sharedCounts } from './redis-counts.ts'
import { sharedPresence } from './redis-presence.ts'

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

/** A word on the channel beside the topics: who is here has changed. */
const here = 'here'
type Word = Topic | typeof here
/** ms over which comings and goings on this node are gathered */
const soon = 50

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

  const untold = new Set<Word>()
  let telling: NodeJS.Immediate | undefined
  const flush = async (): Promise<void> => {
    const words = [...untold]
    untold.clear()
    if (words.length === 0) return
    const told = await speaking.ask((redis) => redis.publish(channel, [node, Date.now(), ...words].join(' ')))
    // The calm card that was to go up then may have come down since.
    if (told === undefined) for (const word of words) if (word !== 'calm') untold.add(word)
  }
  const tell = (word: Word): void => {
    untold.add(word)
    telling ??= setImmediate(() => {
      telling = undefined
      void flush()
    })
  }
  let tellingHere: NodeJS.Timeout | undefined
  const tellHere = (): void => {
    tellingHere ??= setTimeout(() => {
      tellingHere = undefined
      void presence.meet().then(() => tell(here))
    }, soon)
  }
  const hear = (message: string): void => {
    const [from, at, ...words] = message.split(' ')
    if (from === node) return
    if (words.includes(here)) void presence.meet()
    // What a Redis that had stopped gives out at last is looked at, but it puts no calm card up that has come down since.
    const isNews = Date.now() - Number(at) < beat.forgetAfter
    for (const topic of topics) if (words.includes(topic) && (topic !== 'calm' || isNews)) wake(topic)
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
    void (hearing.trouble() === undefined ? hearing.ask((redis) => redis.ping()) : subscribe())
    await flush()
    if ((await presence.meet()) && untold.size === 0) speaking.works()
  }
  const subscribe = async (): Promise<void> => {
    if ((await hearing.ask((redis) => redis.subscribe(channel))) === undefined) return
    hearing.works()
    // Something may have been said while nobody listened here.
    for (const topic of topics) if (topic !== 'calm') wake(topic)
  }

  const speaking = openConnection({
    url,
    changed: troubleChanged,
    ready: () => void beatOnce(),
  })
  const hearing = openConnection({ url, changed: troubleChanged, heard: hear, ready: () => void subscribe() })
  const presence = sharedPresence({
    speaking,
    name: nameOf(here),
    node,
    forgetAfter: beat.forgetAfter,
    now,
    tell: tellHere,
    changed: () => wake('status'),
  })
  const timer = setInterval(() => void beatOnce(), beat.every)

  return {
    ...sharedCounts(speaking, nameOf('count'), options.key, now),
    wake: (topic) => {
      wake(topic)
      tell(topic)
    },
    onWake,
    here: presence.here,
    present: presence.present,
    trouble,
    [Symbol.asyncDispose]: async () => {
      clear()
      clearInterval(timer)
      clearTimeout(tellingHere)
      clearImmediate(telling)
      hearing[Symbol.dispose]()
      await presence.leave()
      untold.add(here)
      await flush()
      speaking[Symbol.dispose]()
    },
  }
}
