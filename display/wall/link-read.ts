import * as z from 'zod'
import { FeedEntry, FeedSnapshot, feedKinds } from '../../shared/feed.ts'
import { PublicMessage } from '../../shared/message.ts'
import type { Read } from '../link/sequence.ts'

const Remains = z.object({
  seq: z.int().positive(),
  kind: z.enum(feedKinds).catch('withdraw'),
  at: z.int().catch(0),
  id: z.string().optional().catch(undefined),
  on: z.boolean().optional().catch(undefined),
})

/**
 * An entry of the feed. What fits no schema loses its message, and with it the wall loses what it held under that id:
 * words whose newest version cannot be read may be words that were taken down. Undefined where even seq is unreadable.
 */
export const readEntry = (raw: unknown): Read<FeedEntry> | undefined => {
  const whole = FeedEntry.safeParse(raw)
  if (whole.success) return { seq: whole.data.seq, entry: whole.data }
  const remains = Remains.safeParse(raw)
  return remains.success ? { seq: remains.data.seq, entry: remains.data, damaged: true } : undefined
}

const RawSnapshot = FeedSnapshot.extend({ snapshot: z.array(z.unknown()) })

/** A snapshot without those of its messages that cannot be read, and how many those are. */
export const readSnapshot = (raw: unknown): { snapshot: FeedSnapshot; unread: number } | undefined => {
  const page = RawSnapshot.safeParse(raw)
  if (!page.success) return undefined
  const messages = page.data.snapshot.map((message) => PublicMessage.safeParse(message))
  const read = messages.flatMap((message) => (message.success ? [message.data] : []))
  return { snapshot: { ...page.data, snapshot: read }, unread: messages.length - read.length }
}

const RawEntries = z.object({ entries: z.array(z.unknown()) })

/** The entries of a page of `GET /api/feed`, not yet read one by one; undefined where it is not such a page. */
export const rawEntries = (raw: unknown): unknown[] | undefined => {
  const page = RawEntries.safeParse(raw)
  return page.success ? page.data.entries : undefined
}
