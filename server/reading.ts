import { startReaders } from './source/readers.ts'
import type { Source, SourceEvent } from './source/source.ts'
import { openSourceRecord } from './store/sources.ts'
import type { Db, Duty } from './store/store.ts'

interface ReadingRooms {
  db: Db
  take: (source: Source['name'], events: SourceEvent[]) => Promise<void>
  log: { info: (words: string) => void; warn: (words: string) => void }
  now: () => number
  changed: () => void
  failed: (error: unknown) => void
}

/** Reading the networks: the duty of one server at a time. */
export const readingOf =
  (sources: readonly Source[], { db, take, log, now, changed, failed }: ReadingRooms): Duty =>
  (fence) => {
    const record = openSourceRecord({ db, fence, now, changed, failed })
    const readers = startReaders(sources, {
      ...record,
      take: async (source, events) => {
        if (!fence.isHeld()) throw new Error('another server reads this network now')
        await take(source, events)
      },
      now,
      log: { info: (words) => log.info(words), warn: (words) => log.warn(words) },
    })
    return {
      [Symbol.asyncDispose]: async () => {
        await readers[Symbol.asyncDispose]()
        await record[Symbol.asyncDispose]()
      },
    }
  }
