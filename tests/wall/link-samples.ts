import type { FeedEntry, WallHello } from '../../shared/feed.ts'
import type { PublicMessage } from '../../shared/message.ts'
import { applyEntries, emptyState } from '../../display/wall/link-state.ts'
import type { Since, WallState } from '../../display/wall/link-state.ts'

export const message = (id: string, over: Partial<PublicMessage> = {}): PublicMessage => ({
  id,
  version: 1,
  text: `More walks in the park, says ${id}`,
  source: 'web',
  at: 1_000,
  sentAt: 900,
  edited: false,
  pinned: false,
  ...over,
})

export const shown = (seq: number, id: string, over: Partial<PublicMessage> = {}): FeedEntry => ({
  seq,
  kind: 'show',
  at: 1_000,
  id,
  message: message(id, over),
})

export const withdrawn = (seq: number, id: string): FeedEntry => ({ seq, kind: 'withdraw', at: 2_000, id })

export const panic = (seq: number, on: boolean): FeedEntry => ({ seq, kind: 'panic', at: 1_000, on })

export const hello = (over: Partial<WallHello> = {}): WallHello => ({
  protocol: 1,
  build: 'a',
  now: 1_000,
  calm: false,
  settings: {
    question: 'What would help?',
    hashtag: '#walk',
    joinUrl: 'http://x/join',
    rehearsal: false,
    timeZone: 'UTC',
  },
  ...over,
})

export const stateWith = (entries: FeedEntry[], since: Since = () => 0): WallState => {
  const state = emptyState()
  applyEntries(state, entries, since)
  state.last = entries.at(-1)?.seq ?? 0
  return state
}
