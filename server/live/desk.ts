import type { Namespace, Socket } from 'socket.io'
import {
  DeskAuth,
  DeskClaim,
  type DeskClientEvents,
  type DeskEntry,
  type DeskHello,
  type DeskServerEvents,
  type DeskStatus,
  may,
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
/** What nobody told this server of is looked up again after this long, in ms. */
const refreshEvery = 3_000
/** Counting takes at most one part in this many of the server's time, however many messages there are. */
const statusShare = 10
/** A session that ended, expired or lost its right is noticed within this time on an open socket, in ms, at whichever server it ended. */
const recheckEvery = 1_000

export interface Desk {
  statusChanged: () => void
  moderators: () => string[]
  /** whether anybody is at the desk */
  isOpen: () => boolean
  /** who is here with this session, as was last looked up */
  here: (token: string) => Person | undefined
  /** ends every socket of a session at once */
  signedOut: (token: string) => void
  /** looks again whether everybody who is connected still may be */
  recheck: () => Promise<void>
  stop: () => void
}

export interface DeskRooms {
  stream: Stream<DeskEntry>
  entries: (after: number) => Promise<DeskEntry[]>
  hello: (person: Person) => DeskHello
  /** Answers even where the store does not, with what was known last. */
  status: () => Promise<DeskStatus>
  person: (cookie: string | undefined) => Promise<{ person: Person; token: string } | undefined>
  /** who the sessions of these tokens belong to now; those that ended are missing */
  bySessions: (tokens: readonly string[]) => Promise<Map<string, Person>>
  /** this person has the message open; null: none */
  claim: (person: Person, messageId: string | null) => Promise<void>
  /** somebody came or went */
  hereChanged: () => void
  failed: (error: unknown) => void
}

/** The moderators' namespace: only for people who may read the desk, checked at the handshake with the same cookie as http, and again and again. */
export const serveDesk = (desk: DeskNamespace, rooms: DeskRooms): Desk => {
  const { failed } = rooms
  const status = openStatus(desk, rooms)
  const stopEntries = rooms.stream.onEntries((entries) => {
    desk.to(room).emit('feed', entries)
    status.changed()
  })

  const endThose = (sockets: readonly DeskSocket[], people: Map<string, Person>): void => {
    for (const socket of sockets) {
      const person = people.get(socket.data.token)
      if (person && may(person.roles, 'read')) socket.data.person = person
      else socket.disconnect()
    }
  }
  const stillMay = async (socket: DeskSocket): Promise<boolean> => {
    endThose([socket], await rooms.bySessions([socket.data.token]))
    return socket.connected
  }
  const recheck = async (): Promise<void> => {
    const sockets = [...desk.sockets.values()]
    if (sockets.length === 0) return
    endThose(sockets, await rooms.bySessions([...new Set(sockets.map(({ data }) => data.token))]))
  }
  const timer = setInterval(() => void recheck().catch(failed), recheckEvery)
  const refresh = setInterval(status.changed, refreshEvery)

  desk.use((socket, next) => {
    rooms
      .person(socket.handshake.headers.cookie)
      .then((found) => {
        if (!found || !may(found.person.roles, 'read')) return next(new Error('signed-out'))
        socket.data = found
        return next()
      })
      .catch((error: unknown) => {
        failed(error)
        next(new Error('busy'))
      })
  })
  desk.on('connection', (socket) => {
    socket.on('disconnect', rooms.hereChanged)
    rooms.hereChanged()
    hearClaims(socket, desk, rooms)
    greet(socket, rooms, stillMay).catch((error: unknown) => {
      failed(error)
      socket.conn.close()
    })
  })

  return {
    statusChanged: status.changed,
    isOpen: () => desk.sockets.size > 0,
    moderators: () => [...new Set([...desk.sockets.values()].map((socket) => socket.data.person.name))].toSorted(),
    here: (token) => [...desk.sockets.values()].find(({ data }) => data.token === token)?.data.person,
    signedOut: (token) => {
      for (const socket of desk.sockets.values()) if (socket.data.token === token) socket.disconnect()
    },
    recheck,
    stop: () => {
      clearInterval(timer)
      clearInterval(refresh)
      status.stop()
      stopEntries()
    },
  }
}

/** A claim is given back when the last desk of its person closes. */
const hearClaims = (socket: DeskSocket, desk: DeskNamespace, { claim, failed }: DeskRooms): void => {
  const { person } = socket.data
  const isHere = (): boolean => [...desk.sockets.values()].some(({ data }) => data.person.id === person.id)
  socket.on('claim', (raw: unknown) => {
    const read = DeskClaim.safeParse(raw)
    if (read.success && may(socket.data.person.roles, 'moderate')) claim(person, read.data).catch(failed)
  })
  socket.on('disconnect', () => {
    if (!isHere()) claim(person, null).catch(failed)
  })
}

/** Sends the status to everybody when something changed, never more often than the window allows, and the last change always. */
const openStatus = (desk: DeskNamespace, rooms: DeskRooms): { changed: () => void; stop: () => void } => {
  let timer: NodeJS.Timeout | undefined
  let stale = false
  let isSending = false
  let stopped = false
  const rest = (ms: number): void => {
    if (stopped) return
    timer = setTimeout(() => {
      timer = undefined
      if (stale) void send()
    }, ms)
  }
  const send = async (): Promise<void> => {
    stale = false
    isSending = true
    const begin = performance.now()
    try {
      if (desk.sockets.size > 0) desk.to(room).emit('status', await rooms.status())
    } catch (error) {
      rooms.failed(error)
    }
    isSending = false
    rest(Math.max(statusEvery, (performance.now() - begin) * statusShare))
  }
  return {
    changed: () => {
      stale = true
      if (timer === undefined && !isSending) void send()
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** Brings a desk to the present by entries, or tells it to read the lanes again, then lets it into the live room. */
const greet = async (
  socket: DeskSocket,
  rooms: DeskRooms,
  stillMay: (socket: DeskSocket) => Promise<boolean>,
): Promise<void> => {
  let { after } = DeskAuth.parse(socket.handshake.auth)
  socket.emit('hello', rooms.hello(socket.data.person))
  socket.emit('status', await rooms.status())
  const behind = rooms.stream.sent() - after
  if (after === 0 || behind < 0 || behind > replayLimit) {
    after = rooms.stream.sent()
    socket.emit('reload', { last: after })
  }
  // A session may have ended while this handshake was under way.
  if (!(await stillMay(socket))) return
  while (socket.connected && after < rooms.stream.sent()) {
    const entries = await rooms.entries(after)
    if (entries.length > 0) socket.emit('feed', entries)
    after = entries.at(-1)?.seq ?? after
  }
  if (socket.connected) void socket.join(room)
}
