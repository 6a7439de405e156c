import { type Socket, io } from 'socket.io-client'
import type { FeedEntry, FeedSnapshot, WallClientEvents, WallHello, WallServerEvents } from '../../../shared/feed.ts'
import { until } from './until.ts'

type WallSocket = Socket<WallServerEvents, WallClientEvents>

/** What a client of a gapless feed saw. `gaps` must stay empty: each says which seq came where another was due. */
export interface WallRecording extends Disposable {
  entries: FeedEntry[]
  hellos: WallHello[]
  snapshots: FeedSnapshot[]
  socket: WallSocket
  /** the last seq applied */
  last: () => number
  gaps: string[]
  /** entries that came again and were dropped, as the protocol allows */
  repeats: number[]
  /** waits until an entry like this has come */
  waitFor: (what: string, is: (entry: FeedEntry) => boolean) => Promise<FeedEntry>
  /** reports as a paired screen does after the frame that drew the last entry */
  applied: (shown?: string[]) => void
  close: () => void
}

/** Keeps the rule of a client: take what is next, drop what is old, call the rest a gap. */
const ledger = (after: number) => {
  let last = after
  const entries: FeedEntry[] = []
  const gaps: string[] = []
  const repeats: number[] = []
  const take = (entry: FeedEntry): void => {
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
    takeAll: (some: readonly FeedEntry[]) => {
      for (const entry of some) take(entry)
    },
    waitFor: async (what: string, is: (entry: FeedEntry) => boolean) => until(what, () => entries.find(is)),
  }
}

/** Websocket only, as screens are; comes back by itself, quickly, from its last seq. */
const manner = { transports: ['websocket'], forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 200 }

/** Connects to /wall as a viewer, or as a screen by its token, and records. Resolves after the first hello. */
export const recordWall = async (
  url: string,
  { after = 0, screen }: { after?: number; screen?: string } = {},
): Promise<WallRecording> => {
  const book = ledger(after)
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
