import * as z from 'zod'
import { DeskEntry, DeskHello, DeskStatus } from '../../shared/desk.ts'
import { pageBuild } from './build.ts'
import { openLink } from './link.ts'
import type { Read } from './sequence.ts'

/** What the desk does with what its feed brings. */
export interface DeskView {
  hello: (hello: DeskHello) => void
  /**
   * Read the lanes again over http: they hold everything up to `last`, and entries after it follow, some perhaps before
   * the reply is here (the higher version of a message stands).
   */
  reload: (last: number) => void
  /** Changes in order, once each. An entry without a message has left the desk. */
  entries: (entries: DeskEntry[]) => void
  status: (status: DeskStatus) => void
  connection: (connected: boolean) => void
  /** The server has pages newer than this one: tell the moderator, who may be in the middle of a decision. */
  newBuild: (build: string) => void
  /** The server will not have this session; it is asked again until the link is closed. */
  refused: (reason: string) => void
}

/** The desk's connection, until it is closed. */
export interface DeskLink {
  /** Says which message is open here, or null. Without a connection nothing is said, nor kept for later. */
  claim: (id: string | null) => void
  close: () => void
}

export interface DeskOptions {
  origin?: string
  build?: string
  onFault?: (fault: string) => void
}

const Numbered = z.object({ seq: z.int().positive() })
const Reload = z.object({ last: z.int() })

/** A desk entry, or its number alone where the rest cannot be read: what the desk already holds then stays. */
export const readDeskEntry = (raw: unknown): Read<DeskEntry> | undefined => {
  const entry = DeskEntry.safeParse(raw)
  if (entry.success) return { seq: entry.data.seq, entry: entry.data }
  const numbered = Numbered.safeParse(raw)
  return numbered.success ? { seq: numbered.data.seq, damaged: true } : undefined
}

/**
 * Follows the desk's feed until it is closed. At first, and whenever the server cannot say what
 * was missed, `reload` asks the page to read its lanes over http.
 */
export const connectDesk = (view: DeskView, options: DeskOptions = {}): DeskLink => {
  const fault = options.onFault ?? ((words: string) => console.warn(words))
  let last = 0
  const startFrom = (from: number): void => {
    last = from
    view.reload(from)
  }
  const reading =
    <T>(schema: z.ZodType<T>, what: string, use: (value: T) => unknown) =>
    (payload: unknown): void => {
      const read = schema.safeParse(payload)
      if (read.success) use(read.data)
      else fault(`the desk's ${what} could not be read`)
    }
  const link = openLink<DeskHello, DeskEntry>({
    namespace: '/desk',
    origin: options.origin,
    build: options.build ?? pageBuild(document),
    after: () => last,
    hello: DeskHello,
    read: readDeskEntry,
    others: {
      // Right after the first hello the page is already reading its lanes from there.
      reload: reading(Reload, 'reload', (from) => from.last !== last && startFrom(from.last)),
      status: reading(DeskStatus, 'status', view.status),
    },
    onHello: (hello) => {
      view.hello(hello)
      if (last === 0 || hello.last < last) startFrom(hello.last)
    },
    onEntries: (entries, to) => {
      last = to
      if (entries.length > 0) view.entries(entries)
    },
    onConnection: view.connection,
    onNewBuild: view.newBuild,
    onRefused: view.refused,
    onFault: fault,
  })
  return {
    claim: (id) => {
      if (link.connected()) link.send('claim', id)
    },
    close: link.close,
  }
}
