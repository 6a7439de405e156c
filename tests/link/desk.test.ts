import type { Socket } from 'socket.io'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type DeskLink, connectDesk, readDeskEntry } from '../../display/link/desk.ts'
import type { DeskEntry, DeskStatus } from '../../shared/desk.ts'
import { lanes } from '../../shared/message.ts'
import { standIn } from './stand-in.ts'
import type { StandIn } from './stand-in.ts'

const hello = (last: number) => ({
  protocol: 1,
  build: 'a',
  now: 1_000,
  me: { id: 'p1', name: 'admin', roles: ['admin'] },
  question: 'What would help?',
  rehearsal: false,
  last,
})
const gone = (seq: number): DeskEntry => ({ seq, id: `m${seq}`, at: 1_000 })
const status: DeskStatus = {
  counts: Object.fromEntries(lanes.map((lane) => [lane, { count: 0 }])) as DeskStatus['counts'],
  sources: [],
  screens: [],
  viewers: 2,
  calm: { on: false },
  takeDowns: [],
  tally: { received: 0, shown: 0, edited: 0, notShown: 0, waiting: 0 },
  moderators: ['admin'],
}

let server: StandIn
let leave: () => void
let claim: DeskLink['claim']
afterEach(async () => {
  leave()
  await server.close()
})

const open = async (onJoin: (socket: Socket, joins: number) => void, refuse?: () => boolean) => {
  server = await standIn('/desk', onJoin, refuse ? { refuse } : {})
  const seen: unknown[] = []
  const keep =
    (what: string) =>
    (value: unknown): void =>
      void seen.push([what, value])
  const link = connectDesk(
    {
      hello: () => seen.push('hello'),
      reload: keep('reload'),
      entries: (entries) => seen.push(['entries', entries.map((entry) => entry.seq)]),
      status: (heard) => seen.push(['viewers', heard.viewers]),
      connection: keep('connection'),
      newBuild: keep('new build'),
      refused: keep('refused'),
    },
    { origin: server.origin, build: 'a', onFault: keep('fault') },
  )
  leave = link.close
  claim = link.claim
  return seen
}
const within = { timeout: 5_000 }

describe('the desk following its feed', () => {
  it('reads its lanes once at the first hello and takes only what comes after it', async () => {
    const seen = await open((socket) => {
      socket.emit('hello', hello(4))
      socket.emit('reload', { last: 4 })
      socket.emit('feed', [3, 4, 5].map(gone))
      socket.emit('status', status)
    })
    await vi.waitFor(
      () => expect(seen).toEqual([['connection', true], 'hello', ['reload', 4], ['entries', [5]], ['viewers', 2]]),
      within,
    )
  })

  it('goes on where it stood after a cut, without reading its lanes again', async () => {
    const seen = await open((socket, joins) => {
      socket.emit('hello', hello(joins === 1 ? 4 : 6))
      if (joins === 1) socket.disconnect()
      else socket.emit('feed', [5, 6].map(gone))
    })
    await vi.waitFor(() => expect(seen).toContainEqual(['entries', [5, 6]]), within)
    expect(server.joined[1]?.auth).toEqual({ after: 4 })
    expect(seen.filter((each) => Array.isArray(each) && each[0] === 'reload')).toEqual([['reload', 4]])
  })

  it('reads its lanes again when the server says so or has a feed that is behind', async () => {
    const seen = await open((socket, joins) => {
      socket.emit('hello', hello(joins === 1 ? 4 : 2))
      if (joins > 1) return
      socket.emit('reload', { last: 9_000 })
      socket.disconnect()
    })
    await vi.waitFor(() => expect(seen).toContainEqual(['reload', 2]), within)
    expect(seen).toContainEqual(['reload', 9_000])
  })

  it('keeps what it holds of an entry that cannot be read, and the rest goes on', async () => {
    const seen = await open((socket) => {
      socket.emit('hello', hello(0))
      socket.emit('feed', [gone(1), { seq: 2, id: 7 }, gone(3)])
      socket.emit('status', { viewers: 'many' })
    })
    await vi.waitFor(() => expect(seen).toContainEqual(['fault', "the desk's status could not be read"]), within)
    expect(seen).toContainEqual(['fault', 'entry 2 could not be read'])
    expect(seen).toContainEqual(['entries', [1, 3]])
    expect(readDeskEntry({ id: 'm1' })).toBeUndefined()
  })

  it('says what is open here while it is connected, and keeps nothing of it for later', async () => {
    const heard: unknown[] = []
    const seen = await open((socket, joins) => {
      socket.on('claim', (id) => heard.push([joins, id]))
      socket.emit('hello', hello(1))
    })
    await vi.waitFor(() => expect(seen).toContainEqual(['connection', true]), within)
    claim('m1')
    await vi.waitFor(() => expect(heard).toEqual([[1, 'm1']]), within)
    server.joined[0]?.socket.disconnect()
    await vi.waitFor(() => expect(seen).toContainEqual(['connection', false]), within)
    claim('m2')
    await vi.waitFor(() => expect(server.joined).toHaveLength(2), within)
    claim(null)
    await vi.waitFor(
      () =>
        expect(heard).toEqual([
          [1, 'm1'],
          [2, null],
        ]),
      within,
    )
  })

  it('tells the moderator of a newer build and of a session that is over', async () => {
    let out = false
    const seen = await open(
      (socket) => {
        socket.emit('hello', { ...hello(1), build: 'b' })
        out = true
        socket.disconnect()
      },
      () => out,
    )
    await vi.waitFor(() => expect(seen).toContainEqual(['refused', 'signed out']), within)
    expect(seen).toContainEqual(['new build', 'b'])
  })
})
