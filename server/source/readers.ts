import type { SourceState } from '../../shared/desk.ts'
import type { Source, SourceEvent, SourceHost } from './source.ts'

/** What a source needs of the house, before it is told which source it serves. */
export interface ReaderRooms {
  take: (source: Source['name'], events: SourceEvent[]) => Promise<void>
  cursor: (source: string) => Promise<string | undefined>
  saveCursor: (source: string, cursor: string) => Promise<void>
  displayed: (source: Source['name']) => ReturnType<SourceHost['displayed']>
  now: () => number
  report: (state: SourceState) => void
  log: { info: (words: string) => void; warn: (words: string) => void }
}

/** Starts every source on its own: one that fails to start says so on the desk and stops no other. */
export const startReaders = (sources: readonly Source[], rooms: ReaderRooms): AsyncDisposable => {
  const running = sources.flatMap((source) => {
    const report = (state: Omit<SourceState, 'source'>): void => rooms.report({ source: source.name, ...state })
    try {
      return source.start({
        take: (events) => rooms.take(source.name, events),
        cursor: () => rooms.cursor(source.name),
        saveCursor: (cursor) => rooms.saveCursor(source.name, cursor),
        displayed: () => rooms.displayed(source.name),
        report,
        now: rooms.now,
        log: {
          info: (words) => rooms.log.info(`${source.name}: ${words}`),
          warn: (words) => rooms.log.warn(`${source.name}: ${words}`),
        },
      })
    } catch (error) {
      rooms.log.warn(`${source.name} did not start: ${(error as Error).message}`)
      report({ state: 'failing', words: 'did not start; see the log' })
      return []
    }
  })
  return {
    [Symbol.asyncDispose]: async () => {
      await Promise.allSettled(running.map((source) => source.stop()))
    },
  }
}
