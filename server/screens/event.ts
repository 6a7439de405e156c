import * as z from 'zod'
import type { FeedEntry } from '../../shared/feed.ts'
import { appendFeed } from '../store/entries.ts'
import { keep, kept } from '../store/kept.ts'
import type { Db } from '../store/store.ts'
import { transact } from '../store/transact.ts'

/** What the walls show besides messages, the same from every server: the last one that was started with other words has set them. */
const EventWords = z.object({ question: z.string(), hashtag: z.string(), timeZone: z.string() })
export type EventWords = z.infer<typeof EventWords>

export interface EventRoom {
  words: () => EventWords
  /** what came over the feed: another server may have been started with other words */
  heard: (entries: readonly FeedEntry[]) => void
}

const read = (value: string | undefined): EventWords | undefined => {
  try {
    return EventWords.parse(JSON.parse(value ?? ''))
  } catch {
    return undefined
  }
}

/** Keeps the words this server was started with, and tells the walls where they are new. */
export const openEvent = async (options: {
  db: Db
  given: EventWords
  now: () => number
  /** the words have changed: hello again */
  show: () => void
  changed: () => void
  failed: (error: unknown) => void
}): Promise<EventRoom> => {
  const { db, given, now, show, changed, failed } = options
  let words = given
  const isNew = await transact(db, async (trx) => {
    const before = await kept(trx, 'event')
    const value = JSON.stringify(given)
    if (before === value) return false
    await keep(trx, 'event', value)
    if (before === undefined) return false
    await appendFeed(trx, { kind: 'scene', messageId: null, at: now() })
    return true
  })
  if (isNew) changed()
  const follow = async (): Promise<void> => {
    words = read(await kept(db, 'event')) ?? words
    show()
  }
  return {
    words: () => words,
    heard: (entries) => {
      if (entries.some(({ kind }) => kind === 'scene')) follow().catch(failed)
    },
  }
}
