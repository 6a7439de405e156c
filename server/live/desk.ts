import type { Namespace, Socket } from 'socket.io'
import {
  DeskAuth,
  type DeskClientEvents,
  type DeskEntry,
  type DeskHello,
  type DeskServerEvents,
  type DeskStatus,
} from '../../shared/desk.ts'
import { replayLimit } from '../../shared/feed.ts'
import type { Stream } from '../feed/stream.ts'
import type { Person } from '../people/accounts.ts'

interface DeskData {
  person: Person
  token: string
}
export type DeskNamespace = Namespace<DeskClientEvents, DeskServerEvents, Record<string, never>, DeskData>
type DeskSocket = Socket<DeskClientEvents, DeskServerEvents, Record<string, never>, DeskData>

const room = 'live'
/** The status of a busy desk is sent at most this often, in ms. */
const statusEvery = 250

export interface Desk {
  statusChanged: () => void
  moderators: () => string[]
  /** ends every socket of a session at once */
  signedOut: (token: string) => void
  stop: () => void
}

/** The moderators' namespace: only for people who are signed in, checked at the handshake with the same cookie as http. */
export const serveDesk = (
  desk: DeskNamespace,
  rooms: {
    stream: Stream<DeskEntry>
    entries: (after: number) => Promise<DeskEntry[]>
    hello: (person: Person) => DeskHello
    status: () => Promise<DeskStatus>
    person: (cookie: string | undefined) => Promise<{ person: Person; token: string } | undefined>
    failed: (error: unknown) => void
  },
): Desk => {
  const stopEntries = rooms.stream.onEntries((entries) => {
    desk.to(room).emit('feed', entries)
    statusChanged()
  })
  let timer: NodeJS.Timeout | undefined
  let stale = false

  const sendStatus = (): void => {
    stale = false
    timer = setTimeout(() => {
      timer = undefined
      if (stale) sendStatus()
    }, statusEvery)
    if (desk.sockets.size === 0) return
    rooms.status().then((status) => desk.emit('status', status), rooms.failed)
  }
  const statusChanged = (): void => {
    stale = true
    if (timer === undefined) sendStatus()
  }

  desk.use((socket, next) => {
    rooms
      .person(socket.handshake.headers.cookie)
      .then((found) => {
        if (!found) return next(new Error('signed-out'))
        socket.data = found
        return next()
      })
      .catch((error: unknown) => {
        rooms.failed(error)
        next(new Error('busy'))
      })
  })

  const greet = async (socket: DeskSocket): Promise<void> => {
    let { after } = DeskAuth.parse(socket.handshake.auth)
    socket.emit('hello', rooms.hello(socket.data.person))
    socket.emit('status', await rooms.status())
    const behind = rooms.stream.sent() - after
    if (after === 0 || behind < 0 || behind > replayLimit) {
      after = rooms.stream.sent()
      socket.emit('reload', { last: after })
    }
    while (socket.connected && after < rooms.stream.sent()) {
      const entries = await rooms.entries(after)
      if (entries.length > 0) socket.emit('feed', entries)
      after = entries.at(-1)?.seq ?? after
    }
    if (socket.connected) void socket.join(room)
  }

  desk.on('connection', (socket) => {
    socket.on('disconnect', statusChanged)
    statusChanged()
    greet(socket).catch((error: unknown) => {
      rooms.failed(error)
      socket.conn.close()
    })
  })

  return {
    statusChanged,
    moderators: () => [...new Set([...desk.sockets.values()].map((socket) => socket.data.person.name))].toSorted(),
    signedOut: (token) => {
      for (const socket of desk.sockets.values()) if (socket.data.token === token) socket.disconnect()
    },
    stop: () => {
      clearTimeout(timer)
      stopEntries()
    },
  }
}
