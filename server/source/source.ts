import type { AreaName, SourceName } from '../../shared/message.ts'
import type { SourceState } from '../../shared/desk.ts'

/** A message as a source hands it over. Nothing here has been checked or cut yet: intake does that. */
export interface SourceMessage {
  /** stable for this message in this source for ever: its canonical URI where there is one */
  externalId: string
  text: string
  name?: string
  /** the public handle, as the network writes it */
  handle?: string
  /** the network's own id of the author; only a keyed hash of it is kept */
  author: string
  permalink?: string
  /** the sender says that they are under 16: neither name nor place is kept */
  under16?: boolean
  /** an area that the platform itself names, never a point */
  area?: AreaName
  /** epoch milliseconds, by the author's clock or the network's */
  sentAt: number
}

/** `edited` and `deleted` speak of a message seen before; one never seen is no error. `author_gone` takes down all of an author's. */
export type SourceEvent =
  | { kind: 'message'; message: SourceMessage }
  | { kind: 'edited'; message: SourceMessage }
  | { kind: 'deleted'; externalId: string }
  | { kind: 'author_gone'; author: string }

/** What a source may ask of the house. Everything it keeps between starts is its one cursor. */
export interface SourceHost {
  /** Resolves after the commit: only then may the cursor move. Rejects when the house cannot take more now: try again later. */
  take: (events: SourceEvent[]) => Promise<void>
  cursor: () => Promise<string | undefined>
  saveCursor: (cursor: string) => Promise<void>
  /** the messages of this source that the public can see now, to be looked up again upstream */
  displayed: () => Promise<{ externalId: string; permalink?: string }[]>
  report: (state: Omit<SourceState, 'source'>) => void
  now: () => number
  log: { info: (words: string) => void; warn: (words: string) => void }
}

/** A network: one folder, one line of registration in app.ts. `start` returns at once; the promise of `stop` ends its last request. */
export interface Source {
  name: SourceName
  start: (host: SourceHost) => { stop: () => Promise<void> }
}
