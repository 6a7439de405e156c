import type { SourceEvent, SourceMessage } from './source/source.ts'
import type { SourceName } from '../shared/message.ts'
import { entriesAfter, feedPage, lastSeq, readSnapshot } from './feed/read.ts'
import { openSnapshots } from './feed/snapshot.ts'
import { deskEntriesAfter } from './feed/desk.ts'
import { openStream } from './feed/stream.ts'
import type { DeskEntry } from '../shared/desk.ts'
import { type FeedEntry, type FeedPage, isTakeDown } from '../shared/feed.ts'
import type { Bus } from './bus/bus.ts'
import type { Arrival } from './intake/admit.ts'
import { type Intake, openIntake } from './intake/intake.ts'
import type { Screener } from './screener/screener.ts'
import { openClaims } from './moderation/claims.ts'
import { openDecisions } from './moderation/decide.ts'
import { openQueue } from './moderation/queue.ts'
import { type Upstream, openUpstream } from './moderation/upstream.ts'
import { newToken } from './ids.ts'
import { openAccounts } from './people/accounts.ts'
import { keptOr } from './store/kept.ts'
import type { Store } from './store/store.ts'

export interface RoomOptions {
  store: Store
  bus: Bus
  screener: Screener
  /** this server's name, where there are others on the same store */
  node: string | undefined
  now: () => number
  failed: (error: unknown, words?: string) => void
  received: (count: number) => void
}

/** The rooms a message walks through, joined in their order. What is opened here is closed in the reverse order. */
export const openRooms = async (options: RoomOptions) => {
  const { store, bus, screener, node, now } = options
  const { db, scrub } = store
  const eventKey = await keptOr(db, 'event_key', newToken)
  const failed = (what: string) => (error: unknown) => options.failed(error, `${what} failed and is tried again`)
  const changed = (): void => {
    bus.wake('feed')
    bus.wake('desk')
  }
  const stack = new AsyncDisposableStack()
  const hearing = { desk: (): boolean => true }

  const rate = openRate(now)
  const queue = stack.use(
    openQueue({ db, screener, node, now, isBusy: rate.isBusy, changed, failed: failed('screening') }),
  )
  const intake = stack.use(
    openIntake({
      db,
      eventKey,
      node,
      now,
      committed: (count) => {
        rate.add(count)
        options.received(count)
        queue.wake()
      },
    }),
  )
  const shared = { db, eventKey, now, changed }
  const upstream = openUpstream({ ...shared, node, arrived: queue.wake, scrub })

  const feed = stack.use(
    openStream<FeedEntry>({
      start: await lastSeq(db, 'feed'),
      read: (after) => entriesAfter(db, after),
      isUrgent: isTakeDown,
      failed: failed('reading the feed'),
    }),
  )
  const deskFeed = stack.use(
    openStream<DeskEntry>({
      start: await lastSeq(db, 'desk_feed'),
      read: (after) => deskEntriesAfter(db, after),
      isUrgent: (entry) => entry.message?.lane === 'crisis',
      unheard: { is: () => !hearing.desk(), last: () => lastSeq(db, 'desk_feed') },
      failed: failed('reading the desk feed'),
    }),
  )
  const snapshots = openSnapshots(() => readSnapshot(db), now)
  feed.onEntries(snapshots.heard)
  stack.defer(bus.onWake('feed', feed.wake))
  stack.defer(bus.onWake('desk', deskFeed.wake))
  queue.wake()

  return {
    /** tells whether anybody listens to the desk feed; asked at each reading */
    hearDesk: (is: () => boolean): void => void (hearing.desk = is),
    eventKey,
    intake,
    upstream,
    feed,
    deskFeed,
    feedPage: async (after: number): Promise<FeedPage> => {
      const page = await feedPage(db, after)
      return 'snapshotFrom' in page ? snapshots.get(page.snapshotFrom) : page
    },
    /** the same as JSON, for http */
    feedJson: async (after: number): Promise<string> => {
      const page = await feedPage(db, after)
      return 'snapshotFrom' in page ? snapshots.json(page.snapshotFrom) : JSON.stringify(page)
    },
    decide: openDecisions(shared),
    claims: openClaims(shared),
    accounts: openAccounts(db, now),
    takeEvents: takeEvents(intake, upstream),
    changed,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
export type Rooms = Awaited<ReturnType<typeof openRooms>>

/** Above this many messages a second, intake goes before screening. */
const busyRate = 400

/** Whether a flood is coming in, by the arrivals of the last second or two. */
const openRate = (now: () => number) => {
  let begin = now()
  let count = 0
  let before = 0
  const turn = (): void => {
    const at = now()
    if (at - begin < 1_000) return
    before = at - begin < 2_000 ? count : 0
    count = 0
    begin = at
  }
  return {
    add: (n: number): void => {
      turn()
      count += n
    },
    isBusy: (): boolean => {
      turn()
      return Math.max(count, before) > busyRate
    },
  }
}

const arrivalOf = (source: SourceName, message: SourceMessage): Arrival => ({
  ...message,
  source,
  ...(message.area && { areaFrom: 'platform' as const }),
})

/** What a source hands over, in its order: messages that follow one another share a commit. Rejects when intake cannot take more, so that the source's cursor stays. */
const takeEvents =
  (intake: Intake, upstream: Upstream) =>
  async (source: SourceName, events: SourceEvent[]): Promise<void> => {
    let coming: ReturnType<Intake['take']>[] = []
    const arrive = async (): Promise<void> => {
      const answers = await Promise.all(coming)
      coming = []
      if (answers.some((answer) => !answer.ok && answer.why !== 'blank')) throw new Error('intake is full')
    }
    for (const event of events) {
      if (event.kind === 'message') {
        coming.push(intake.take(arrivalOf(source, event.message)))
        continue
      }
      await arrive()
      if (event.kind === 'edited') await upstream.edited(arrivalOf(source, event.message))
      if (event.kind === 'deleted') await upstream.deleted(source, event.externalId)
      if (event.kind === 'author_gone') await upstream.authorGone(source, event.author)
    }
    await arrive()
  }
