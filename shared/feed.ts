import * as z from 'zod'
import { PublicMessage } from './message.ts'

/** Raised with any change that an older client cannot read; a client that meets a newer one reloads itself. */
export const protocolVersion = 1

/** Entries in one page of the feed, over http and over the socket. */
export const feedPageSize = 500

/** Further behind than this, a client gets a snapshot instead of the entries it missed. */
export const replayLimit = 5_000

/**
 * show: a message was approved. change: its public words, area or pin changed. withdraw: it is public no longer.
 * pin: it was pinned or unpinned. scene: settings of the wall changed. panic: the calm card went up or came down.
 */
export const feedKinds = ['show', 'change', 'withdraw', 'pin', 'scene', 'panic'] as const
export type FeedKind = (typeof feedKinds)[number]

/** Kinds that take words away from the public: they never wait in a batch and each screen acknowledges them. */
export const isTakeDown = (entry: { kind: FeedKind; on?: boolean | undefined }): boolean =>
  entry.kind === 'withdraw' || (entry.kind === 'panic' && entry.on === true)

/**
 * One public change. `seq` is gapless and in the order of the commits. `id` names the message it is about,
 * `message` is that message's current public version, absent if there is none now (whatever the kind says).
 */
export const FeedEntry = z.object({
  seq: z.int().positive(),
  kind: z.enum(feedKinds),
  at: z.int(),
  id: z.string().optional(),
  message: PublicMessage.optional(),
  on: z.boolean().optional(),
})
export type FeedEntry = z.infer<typeof FeedEntry>

/** What a wall needs besides messages. `joinUrl` is what the QR says; `rehearsal` labels every screen. */
export const WallSettings = z.object({
  question: z.string(),
  hashtag: z.string(),
  joinUrl: z.string(),
  rehearsal: z.boolean(),
  timeZone: z.string(),
})
export type WallSettings = z.infer<typeof WallSettings>

export const FeedEntries = z.object({ entries: z.array(FeedEntry), last: z.int() })
export const FeedSnapshot = z.object({ snapshot: z.array(PublicMessage), last: z.int(), calm: z.boolean() })
/** Reply of `GET /api/feed?after=N`: the entries after N (at most one page), or everything now public when N is too old. */
export const FeedPage = z.union([FeedEntries, FeedSnapshot])
export type FeedEntries = z.infer<typeof FeedEntries>
export type FeedSnapshot = z.infer<typeof FeedSnapshot>
export type FeedPage = z.infer<typeof FeedPage>

/** First event on /wall: who the server is and what the wall shows besides messages. */
export const WallHello = z.object({
  protocol: z.int(),
  build: z.string(),
  /** names the store's feed: a client that held another one's messages forgets them and asks again from 0 */
  feed: z.string().optional(),
  now: z.int(),
  settings: WallSettings,
  calm: z.boolean(),
  screen: z.object({ id: z.string(), name: z.string() }).optional(),
})
export type WallHello = z.infer<typeof WallHello>

/** `auth` of the /wall namespace: the last seq the client applied (0 at first) and, on a paired screen, its token. */
export const WallAuth = z.object({
  after: z.coerce.number().int().min(0).catch(0),
  screen: z.string().max(200).optional(),
})

/**
 * What a paired screen reports after the frame that drew it: the highest seq applied
 * and the messages whose cards were on the screen for the first time since the last report.
 */
export const WallApplied = z.object({ seq: z.int().min(0), shown: z.array(z.string()).max(50) })
export type WallApplied = z.infer<typeof WallApplied>

export interface WallServerEvents {
  hello: (hello: WallHello) => void
  feed: (entries: FeedEntry[]) => void
  snapshot: (snapshot: FeedSnapshot) => void
}
export interface WallClientEvents {
  applied: (report: WallApplied) => void
}
