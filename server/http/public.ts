import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { NewMessage, Problem, Receipt } from '../../shared/api.ts'
import type { FeedSnapshot, WallSettings } from '../../shared/feed.ts'
import type { RejectReason } from '../../shared/message.ts'

/** Messages of this conversation by what became of them; each message is counted once but `edited`, a part of `shown`. */
export interface PublicTally {
  received: number
  shown: number
  edited: number
  waiting: number
  notShown: Record<RejectReason, number>
}

export type Submitted =
  | { ok: true; id: string; receipt: string }
  | { ok: false; status: number; problem: Problem; retryAfter?: number }

/** Addresses of a page's built files: `scripts` are modules, `styles` include those of imported chunks. */
export interface PageAssets {
  scripts: string[]
  styles: string[]
}
export type PageEntry = 'join' | 'receipt' | 'listen'

/** What the public pages ask of the house. */
export interface PublicRooms {
  wall: () => WallSettings
  /** the device cookie that limits go by, where the request carries one */
  device: (request: FastifyRequest) => string | undefined
  submit: (message: NewMessage, from: { ip: string; device: string | undefined }) => Promise<Submitted>
  receipt: (code: string) => Promise<Receipt | undefined>
  /** false: there is no such receipt */
  takeDown: (code: string) => Promise<boolean>
  /** The last `limit` public messages, newest first, with the feed's seq that they contain. */
  recent: (limit: number) => Promise<FeedSnapshot>
  tally: () => Promise<PublicTally>
  assets: (entry: PageEntry) => PageAssets
}

/** The pages that anybody may open: listen, join, receipt, policy. Needs @fastify/formbody on the app. */
export const publicPages =
  (_rooms: PublicRooms): FastifyPluginAsync =>
  async () => {}
