import { WallHello, feedPageSize } from '../../shared/feed.ts'
import type { FeedEntry } from '../../shared/feed.ts'
import { openLink } from '../link/link.ts'
import type { Link } from '../link/link.ts'
import { follow } from '../link/sequence.ts'
import { askFeed, poll } from './link-poll.ts'
import { rawEntries, readEntry, readSnapshot } from './link-read.ts'
import type { WallTake } from './link-take.ts'

export interface FeedOptions {
  origin: string
  build: string | undefined
  token: string
  /** the last seq applied */
  after: () => number
  take: WallTake
  onPaired: (paired: boolean) => void
  onNewBuild: () => void
  onFault: (fault: string) => void
}

/** Takes a snapshot as far as it can be read; false where it is none. */
const takeSnapshot = (options: FeedOptions, payload: unknown): boolean => {
  const read = readSnapshot(payload)
  if (!read) return false
  if (read.unread > 0) options.onFault(`${read.unread} messages of a snapshot could not be read`)
  options.take.snapshot(read.snapshot)
  return true
}

/** Takes a page of the feed asked for over http; true where the next may be asked for at once. */
export const takePage = (options: FeedOptions, page: unknown, after: number): boolean => {
  if (options.after() !== after || takeSnapshot(options, page)) return false
  const raw = rawEntries(page)
  if (!raw) return false
  const step = follow(after, raw.map(readEntry))
  const whole = raw.length < feedPageSize && !step.gap
  options.take.entries(step.apply, step.last, whole)
  return step.last > after && !whole
}

/** Follows the public feed by socket, or by plain http while there is no socket, until `close`. */
export const followFeed = (options: FeedOptions): Link => {
  const startPolling = (): (() => void) =>
    poll({ ask: askFeed(options.origin), after: options.after, take: (page, after) => takePage(options, page, after) })
  let stopPolling = startPolling()

  const link = openLink<WallHello, FeedEntry>({
    namespace: '/wall',
    origin: options.origin,
    build: options.build,
    after: options.after,
    who: (): Record<string, string> => (options.token === '' ? {} : { screen: options.token }),
    hello: WallHello,
    read: readEntry,
    others: {
      snapshot: (payload) => {
        if (!takeSnapshot(options, payload)) options.onFault('a snapshot could not be read')
      },
    },
    onHello: (hello) => {
      if (!options.take.hello(hello)) link.resume()
      options.onPaired(hello.screen !== undefined)
    },
    onEntries: options.take.entries,
    onConnection: (connected) => {
      stopPolling()
      stopPolling = connected ? () => {} : startPolling()
    },
    onHeard: options.take.heard,
    onNewBuild: options.onNewBuild,
    onFault: options.onFault,
  })
  return {
    ...link,
    close: () => {
      link.close()
      stopPolling()
    },
  }
}
