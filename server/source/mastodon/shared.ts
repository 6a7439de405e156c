import { deliver } from '../deliver.ts'
import type { SourceEvent, SourceHost } from '../source.ts'
import type { Cursor } from './cursor.ts'
import type { Skip } from './parse.ts'
import type { Seen } from './seen.ts'
import type { Settled } from './settings.ts'

/** What the readers of all servers share. */
export interface Shared {
  host: SourceHost
  settings: Settled
  signal: AbortSignal
  seen: Seen
  cursor: Cursor
  saveCursor: () => Promise<void>
  skipped: (skip: Skip) => void
  tookMessages: () => void
  report: () => void
}

/** Hands events to the house until it took them; false when the source was stopped first. */
export const hand = ({ host, settings, signal }: Shared, events: SourceEvent[]): Promise<boolean> =>
  deliver(host, events, {
    signal,
    patience: { first: settings.retryMs, most: settings.retryMs * 30 },
    refused: () => host.log.warn(`the house cannot take more now, ${events.length} wait`),
  })
