import type { Namespace, Socket } from 'socket.io'
import {
  type FeedEntry,
  type FeedPage,
  type WallClientEvents,
  WallAuth,
  type WallHello,
  WallApplied,
  type WallServerEvents,
} from '../../shared/feed.ts'
import type { Stream } from '../feed/stream.ts'
import type { Screens } from '../screens/screens.ts'

export type WallNamespace = Namespace<WallClientEvents, WallServerEvents>
type WallSocket = Socket<WallClientEvents, WallServerEvents>

const room = 'live'

export interface Walls {
  /** says hello again to everybody who is connected: the calm card or the settings changed */
  helloAgain: () => void
  stop: () => void
}

/**
 * Brings a client from its last seq to the present, then into the live room, with nothing between the last check and the
 * joining. At least one page is given, if empty: by it a wall that was cut off knows that it missed nothing.
 */
export const catchUp = async (options: {
  after: number
  sent: () => number
  page: (after: number) => Promise<FeedPage>
  give: (page: FeedPage) => void
  isHere: () => boolean
}): Promise<void> => {
  let { after } = options
  do {
    const page = await options.page(after)
    if (!options.isHere()) return
    options.give(page)
    after = 'snapshot' in page ? page.last : (page.entries.at(-1)?.seq ?? after)
  } while (after < options.sent())
}

/**
 * The public namespace: read-only but for a paired screen's reports. A client that brings no screen token, or a wrong
 * one, is a viewer and counts in no acknowledgement.
 */
export const serveWall = (
  wall: WallNamespace,
  rooms: {
    stream: Stream<FeedEntry>
    page: (after: number) => Promise<FeedPage>
    hello: () => WallHello
    screens: Screens
    viewersChanged: () => void
    failed: (error: unknown) => void
  },
): Walls => {
  const stop = rooms.stream.onEntries((entries) => wall.to(room).emit('feed', entries))

  const paired = new WeakMap<WallSocket, { id: string; name: string }>()
  const sayHello = (socket: WallSocket): void => {
    const screen = paired.get(socket)
    socket.emit('hello', screen ? { ...rooms.hello(), screen } : rooms.hello())
  }

  const greet = async (socket: WallSocket): Promise<void> => {
    const auth = WallAuth.parse(socket.handshake.auth)
    const screen = auth.screen === undefined ? undefined : await rooms.screens.known(auth.screen)
    if (screen) paired.set(socket, screen)
    sayHello(socket)
    if (screen) report(socket, screen.id)
    await catchUp({
      after: auth.after,
      sent: rooms.stream.sent,
      page: rooms.page,
      give: (page) => ('snapshot' in page ? socket.emit('snapshot', page) : socket.emit('feed', page.entries)),
      isHere: () => socket.connected,
    })
    if (socket.connected) void socket.join(room)
  }

  const report = (socket: WallSocket, id: string): void => {
    const here = rooms.screens.join(id)
    socket.on('disconnect', here.leave)
    if (!socket.connected) here.leave()
    socket.on('applied', (raw: unknown) => {
      const read = WallApplied.safeParse(raw)
      if (read.success) here.applied(read.data).catch(rooms.failed)
    })
  }

  wall.on('connection', (socket) => {
    rooms.viewersChanged()
    socket.on('disconnect', rooms.viewersChanged)
    greet(socket).catch((error: unknown) => {
      rooms.failed(error)
      socket.conn.close()
    })
  })
  return {
    helloAgain: () => {
      for (const socket of wall.sockets.values()) sayHello(socket)
    },
    stop,
  }
}
