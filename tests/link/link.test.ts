import { afterEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { openLink } from '../../display/link/link.ts'
import type { Link, LinkOptions } from '../../display/link/link.ts'
import type { Read } from '../../display/link/sequence.ts'
import { standIn } from './stand-in.ts'
import type { StandIn } from './stand-in.ts'

const Numbered = z.object({ seq: z.int() })
const Hello = z.object({ protocol: z.int(), build: z.string() })
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => ({ seq: from + i }))
const read = (raw: unknown): Read<number> | undefined => {
  const found = Numbered.safeParse(raw)
  return found.success ? { seq: found.data.seq, entry: found.data.seq } : undefined
}

const within = { timeout: 5_000 }
let server: StandIn
let link: Link
afterEach(async () => {
  link.close()
  await server.close()
})

type Options = LinkOptions<z.infer<typeof Hello>, number>

const open = (over: Partial<Options> = {}) => {
  const seen = { applied: [] as number[], faults: [] as string[], builds: [] as string[], refused: 0, heard: 0 }
  let last = 0
  link = openLink({
    namespace: '/wall',
    origin: server.origin,
    build: undefined,
    after: () => last,
    hello: Hello,
    read,
    others: {},
    onHello: () => {},
    onEntries: (entries, to) => {
      seen.applied.push(...entries)
      last = to
    },
    onConnection: () => {},
    onHeard: () => seen.heard++,
    onNewBuild: (build) => seen.builds.push(build),
    onRefused: () => seen.refused++,
    onFault: (fault) => seen.faults.push(fault),
    ...over,
  })
  return seen
}

describe('a link to the feed', () => {
  it('comes back after a restart of the server and goes on where it stood', async () => {
    server = await standIn('/wall', (socket) => socket.emit('feed', numbers(1, 3)))
    const port = Number(new URL(server.origin).port)
    const seen = open()
    await vi.waitFor(() => expect(seen.applied).toEqual([1, 2, 3]), within)
    await server.close()
    server = await standIn('/wall', (socket) => socket.emit('feed', numbers(4, 5)), { port })
    await vi.waitFor(() => expect(seen.applied).toEqual([1, 2, 3, 4, 5]), within)
    expect(server.joined[0]?.auth).toEqual({ after: 3 })
  })

  it('comes back after the server has put it out', async () => {
    server = await standIn('/wall', (socket, joins) => {
      if (joins === 1) socket.disconnect()
      else socket.emit('feed', numbers(1, 1))
    })
    const seen = open()
    await vi.waitFor(() => expect(seen.applied).toEqual([1]), within)
  })

  it('asks again after it was refused', async () => {
    let refusals = 0
    server = await standIn('/wall', (socket) => socket.emit('feed', numbers(1, 1)), { refuse: () => refusals++ < 2 })
    const seen = open()
    await vi.waitFor(() => expect(seen.applied).toEqual([1]), within)
    expect(seen.refused).toBe(2)
  })

  it('repairs a hole by asking for what follows the last entry applied', async () => {
    server = await standIn('/wall', (socket, joins) => {
      socket.emit('feed', joins === 1 ? [...numbers(1, 2), ...numbers(4, 5)] : numbers(3, 6))
    })
    const seen = open()
    await vi.waitFor(() => expect(seen.applied).toEqual([1, 2, 3, 4, 5, 6]), within)
    expect(server.joined.map((join) => join.auth['after'])).toEqual([0, 2])
    expect(seen.faults).toEqual(['the feed has a hole after 2'])
  })

  it('does not count the server as heard before what was missed can be here', async () => {
    const marks: number[] = []
    server = await standIn(
      '/wall',
      (socket, joins) => {
        if (joins === 1) socket.emit('feed', [])
        socket.conn.on('packetCreate', ({ type }) => {
          if (type === 'ping') setImmediate(() => socket.emit('mark'))
        })
      },
      { beat: 50 },
    )
    const seen = open({ others: { mark: () => marks.push(seen.heard) } })
    await vi.waitFor(() => expect(marks.slice(0, 2)).toEqual([1, 2]), within)
    marks.length = 0
    server.joined[0]?.socket.conn.close()
    const before = seen.heard
    await vi.waitFor(() => expect(marks.slice(0, 3)).toEqual([before, before + 1, before + 2]), within)
  })

  it('skips a malformed entry, reports it and goes on', async () => {
    server = await standIn('/wall', (socket, joins) => {
      if (joins === 1) socket.emit('feed', [{ seq: 1 }, { seq: 'two' }, { seq: 3 }, null, { seq: 5 }])
    })
    const seen = open()
    await vi.waitFor(() => expect(seen.applied).toEqual([1, 3, 5]), within)
    expect(seen.faults).toHaveLength(2)
  })

  it('waits longer and longer before it asks a server again that sends rubbish', async () => {
    server = await standIn('/wall', (socket) => {
      socket.emit('feed', [])
      socket.emit('feed', 'rubbish')
    })
    const seen = open()
    await vi.waitFor(() => expect(seen.faults).toHaveLength(3), within)
    expect(server.joined.length).toBeLessThanOrEqual(3)
  })

  it('tells of another build once the first is known, also when the rest of the hello is unreadable', async () => {
    server = await standIn('/wall', (socket, joins) => {
      socket.emit('hello', joins === 1 ? { protocol: 1, build: 'a' } : { protocol: 1, build: 'b', more: {} })
      if (joins === 1) socket.disconnect()
    })
    const seen = open()
    await vi.waitFor(() => expect(seen.builds).toEqual(['b']), within)
  })

  it('stays away once it is closed', async () => {
    server = await standIn('/wall', (socket) => socket.emit('feed', numbers(1, 1)))
    const seen = open()
    await vi.waitFor(() => expect(seen.applied).toEqual([1]), within)
    link.close()
    await vi.waitFor(() => expect(server.joined[0]?.socket.connected).toBe(false), within)
    expect(link.connected()).toBe(false)
  })
})
