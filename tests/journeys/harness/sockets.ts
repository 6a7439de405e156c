import { type Socket, io } from 'socket.io-client'
import type { DeskClientEvents, DeskEntry, DeskHello, DeskServerEvents, DeskStatus } from '../../../shared/desk.ts'
import type { FeedEntry, FeedSnapshot, WallClientEvents, WallHello, WallServerEvents } from '../../../shared/feed.ts'
import { until } from './until.ts'

type WallSocket = Socket<WallServerEvents, WallClientEvents>
type DeskSocket = Socket<DeskServerEvents, DeskClientEvents>

/** What a client of a gapless feed saw. `gaps` must stay empty: each says which seq came where another was due. */
export interface Recording<Entry, Hello> extends Disposable {
  entries: Entry[]
  hellos: Hello[]
  /** the last seq applied */
  last: () => number
  gaps: string[]
  /** entries that came again and were dropped, as the protocol allows */
  repeats: number[]
  /** waits until an entry like this has come */
  waitFor: (what: string, is: (entry: Entry) => boolean) => Promise<Entry>
  close: () => void
}

export interface WallRecording extends Recording<FeedEntry, WallHello> {
  snapshots: FeedSnapshot[]
  socket: WallSocket
  /** reports as a paired screen does after the frame that drew the last entry */
  applied: (shown?: string[]) => void
}

export interface DeskRecording extends Recording<DeskEntry, DeskHello> {
  statuses: DeskStatus[]
  reloads: number[]
  socket: DeskSocket
}

/** Keeps the rule of a client: take what is next, drop what is old, call the rest a gap. */
const ledger = <Entry extends { seq: number }>(after: number) => {
  let last = after
  const entries: Entry[] = []
  const gaps: string[] = []
  const repeats: number[] = []
  const take = (entry: Entry): void => {
    if (entry.seq <= last) return void repeats.push(entry.seq)
    if (entry.seq !== last + 1) gaps.push(`${entry.seq} came after ${last}`)
    last = entry.seq
    entries.push(entry)
  }
  return {
    entries,
    gaps,
    repeats,
    last: () => last,
    jump: (seq: number) => {
      last = seq
    },
    takeAll: (some: readonly Entry[]) => {
      for (const entry of some) take(entry)
    },
    waitFor: async (what: string, is: (entry: Entry) => boolean) => until(what, () => entries.find(is)),
  }
}

/** Websocket only, as screens are; comes back by itself, quickly, from its last seq. */
const manner = { transports: ['websocket'], forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 200 }

/** Connects to /wall as a viewer, or as a screen by its token, and records. Resolves after the first hello. */
export const recordWall = async (
  url: string,
  { after = 0, screen }: { after?: number; screen?: string } = {},
): Promise<WallRecording> => {
  const book = ledger<FeedEntry>(after)
  const hellos: WallHello[] = []
  const snapshots: FeedSnapshot[] = []
  const token = screen === undefined ? {} : { screen }
  const socket: WallSocket = io(new URL('/wall', url).href, {
    ...manner,
    auth: (tell: (auth: object) => void) => tell({ after: book.last(), ...token }),
  })
  socket.on('hello', (hello) => hellos.push(hello))
  socket.on('feed', book.takeAll)
  socket.on('snapshot', (snapshot) => {
    snapshots.push(snapshot)
    book.jump(snapshot.last)
  })
  const close = (): void => void socket.disconnect()
  const applied = (shown: string[] = []): void => void socket.emit('applied', { seq: book.last(), shown })
  await until('the wall says hello', () => hellos.length > 0)
  return { ...book, hellos, snapshots, socket, applied, close, [Symbol.dispose]: close }
}

/** Connects to /desk with the cookie of a session and records. Resolves after the first hello. */
export const recordDesk = async (url: string, cookie: string, after = 0): Promise<DeskRecording> => {
  const book = ledger<DeskEntry>(after)
  const hellos: DeskHello[] = []
  const statuses: DeskStatus[] = []
  const reloads: number[] = []
  const socket: DeskSocket = io(new URL('/desk', url).href, {
    ...manner,
    extraHeaders: { cookie, origin: url },
    auth: (tell: (auth: object) => void) => tell({ after: book.last() }),
  })
  socket.on('hello', (hello) => hellos.push(hello))
  socket.on('feed', book.takeAll)
  socket.on('status', (status) => statuses.push(status))
  socket.on('reload', ({ last }) => {
    reloads.push(last)
    book.jump(last)
  })
  const close = (): void => void socket.disconnect()
  // A desk that comes for the first time is told where its lanes begin: what comes before that is not brought as an entry.
  await until('the desk says hello', () => hellos.length > 0 && (after > 0 || reloads.length > 0))
  return { ...book, hellos, statuses, reloads, socket, close, [Symbol.dispose]: close }
}
