import { type Socket, io } from 'socket.io-client'
import type { FeedEntry, FeedSnapshot, WallClientEvents, WallHello, WallServerEvents } from '../../shared/feed.ts'

/** A wall without a picture: it keeps what it was sent and checks that no seq is missing or doubled. */
export interface PlainWall extends Disposable {
  socket: Socket<WallServerEvents, WallClientEvents>
  hello: () => WallHello | undefined
  entries: FeedEntry[]
  snapshots: FeedSnapshot[]
  last: () => number
}

export const openWall = (
  base: string,
  options: { after?: number; screen?: string; acknowledge?: boolean } = {},
): PlainWall => {
  const entries: FeedEntry[] = []
  const snapshots: FeedSnapshot[] = []
  let hello: WallHello | undefined
  let last = options.after ?? 0
  const socket: Socket<WallServerEvents, WallClientEvents> = io(`${base}/wall`, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    auth: (give) => give({ after: last, ...(options.screen !== undefined && { screen: options.screen }) }),
  })
  const applied = (): void => {
    if (options.acknowledge !== false)
      socket.emit('applied', { seq: last, shown: entries.flatMap((entry) => entry.message?.id ?? []).slice(-50) })
  }
  socket.on('hello', (words) => void (hello = words))
  socket.on('snapshot', (snapshot) => {
    snapshots.push(snapshot)
    last = snapshot.last
    applied()
  })
  socket.on('feed', (batch) => {
    for (const entry of batch) {
      if (entry.seq <= last) continue
      if (entry.seq !== last + 1) throw new Error(`seq ${entry.seq} came after ${last}`)
      last = entry.seq
      entries.push(entry)
    }
    applied()
  })
  return {
    socket,
    hello: () => hello,
    entries,
    snapshots,
    last: () => last,
    [Symbol.dispose]: () => void socket.disconnect(),
  }
}
