import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Link } from '../../display/link/link.ts'
import { followFeed, takePage } from '../../display/wall/link-feed.ts'
import type { FeedOptions } from '../../display/wall/link-feed.ts'
import { feedPageSize } from '../../shared/feed.ts'
import type { FeedEntry } from '../../shared/feed.ts'
import { standIn } from '../link/stand-in.ts'
import type { StandIn } from '../link/stand-in.ts'
import { hello, message, shown } from './link-samples.ts'

let server: StandIn | undefined
let link: Link | undefined
afterEach(async () => {
  link?.close()
  await server?.close()
  link = server = undefined
})
const within = { timeout: 5_000 }

/** What a wall's feed is given; `ours` tells which hello speaks of our conversation. */
const taking = (token: string, ours: (hellos: number) => boolean = () => true) => {
  const seen = {
    entries: [] as FeedEntry[],
    snapshots: [] as string[][],
    paired: [] as boolean[],
    faults: [] as string[],
    caughtUp: [] as boolean[],
  }
  let [last, hellos] = [0, 0]
  const options: FeedOptions = {
    origin: server?.origin ?? '',
    build: 'a',
    token,
    after: () => last,
    take: {
      start: () => {},
      hello: () => {
        const isOurs = ours(++hellos)
        if (!isOurs) last = 0
        return isOurs
      },
      entries: (entries, to, caughtUp) => {
        seen.entries.push(...entries)
        seen.caughtUp.push(caughtUp)
        last = to
      },
      snapshot: (snapshot) => {
        seen.snapshots.push(snapshot.snapshot.map((each) => each.id))
        last = snapshot.last
      },
      heard: () => {},
      review: () => {},
    },
    onPaired: (paired) => seen.paired.push(paired),
    onNewBuild: () => {},
    onFault: (fault) => seen.faults.push(fault),
  }
  return { seen, options }
}

const following = (...given: Parameters<typeof taking>) => {
  const { seen, options } = taking(...given)
  link = followFeed(options)
  return seen
}

describe('a page of the feed asked for over http', () => {
  const page = (from: number, count: number) => ({
    entries: Array.from({ length: count }, (_, i) => shown(from + i, `m${from + i}`)),
    last: 9_000,
  })

  it('is taken like entries of the socket, and a full one asks for the next at once', () => {
    const { seen, options } = taking('')
    expect(takePage(options, page(1, feedPageSize), 0)).toBe(true)
    expect(takePage(options, page(feedPageSize + 1, 2), feedPageSize)).toBe(false)
    expect(seen.entries).toHaveLength(feedPageSize + 2)
    expect(seen.caughtUp).toEqual([false, true])
  })

  it('is dropped when the wall has moved on since it was asked for', () => {
    const { seen, options } = taking('')
    takePage(options, page(1, 3), 0)
    expect(takePage(options, { snapshot: [], last: 0, calm: true }, 0)).toBe(false)
    expect(seen.snapshots).toEqual([])
    expect(options.after()).toBe(3)
  })

  it('may be a snapshot, and is no contact with the server when it has a hole or is no page at all', () => {
    const { seen, options } = taking('')
    takePage(options, { snapshot: [message('a')], last: 7, calm: false }, 0)
    expect(seen.snapshots).toEqual([['a']])
    expect(takePage(options, page(9, 2), 7)).toBe(false)
    expect(takePage(options, '<html>', 7)).toBe(false)
    expect(seen).toMatchObject({ entries: [], caughtUp: [false] })
  })
})

describe('a wall following the public feed', () => {
  it('says which screen it is and hears whether it is known', async () => {
    server = await standIn('/wall', (socket) => socket.emit('hello', hello({ screen: { id: 's', name: 'Hall' } })))
    const seen = following('hall-token')
    await vi.waitFor(() => expect(seen.paired).toEqual([true]), within)
    expect(server?.joined[0]?.auth).toEqual({ after: 0, screen: 'hall-token' })
  })

  it('goes on from a snapshot, without those of its messages that cannot be read', async () => {
    server = await standIn('/wall', (socket) => {
      socket.emit('snapshot', { snapshot: [message('a'), { id: 'b' }], last: 8, calm: false })
      socket.emit('feed', [shown(8, 'c'), shown(9, 'd')])
      socket.emit('snapshot', 'rubbish')
    })
    const seen = following('')
    await vi.waitFor(() => expect(seen.faults).toHaveLength(2), within)
    expect(seen.snapshots).toEqual([['a']])
    expect(seen.entries.map((entry) => entry.seq)).toEqual([9])
    expect(server?.joined[0]?.auth).toEqual({ after: 0 })
  })

  it('asks for everything when the server speaks of another conversation, and takes nothing before', async () => {
    server = await standIn('/wall', (socket, joins) => {
      socket.emit('hello', hello())
      socket.emit('feed', joins < 3 ? [shown(1, 'a'), shown(2, `of join ${joins}`)] : [shown(1, 'b')])
      if (joins === 1) socket.disconnect()
    })
    const seen = following('', (hellos) => hellos !== 2)
    await vi.waitFor(() => expect(seen.entries.at(-1)?.id).toBe('b'), within)
    expect(seen.entries.map((entry) => entry.id)).toEqual(['a', 'of join 1', 'b'])
    expect(server?.joined.map((join) => join.auth['after'])).toEqual([0, 2, 0])
  })
})
