import * as z from 'zod'
import type { SourceMessage } from '../source.ts'
import { textOfHtml, withoutEmoji } from './html.ts'

const Emojis = z.array(z.object({ shortcode: z.string() })).catch([])

/** The part of Mastodon's Status entity that is read; everything else is ignored. */
const Status = z.object({
  id: z.string().min(1).max(100),
  uri: z.string().min(1).max(1_000),
  created_at: z.string(),
  edited_at: z.string().nullish(),
  visibility: z.string(),
  sensitive: z.boolean().nullish(),
  spoiler_text: z.string().nullish(),
  reblog: z.unknown().optional(),
  content: z.string(),
  emojis: Emojis,
  account: z.object({
    url: z.string(),
    acct: z.string(),
    username: z.string(),
    display_name: z.string().nullish(),
    bot: z.boolean().nullish(),
    noindex: z.boolean().nullish(),
    emojis: Emojis,
  }),
})
type Status = z.infer<typeof Status>

/** Why a post is not taken, in the words the desk reads. */
export const skips = [
  'not public',
  'boosts',
  'by bots',
  'marked sensitive',
  'by people who asked not to be indexed',
  'without words',
] as const
export type Skip = (typeof skips)[number]

export interface Post {
  id: string
  /** epoch ms of the last edit, or of the post itself: higher means newer words */
  changedAt: number
  createdAt: number
  externalId: string
  content: { message: SourceMessage } | { skip: Skip }
}

/** A page of a tag's timeline, newest first; what is no post is left out. Undefined when it is no list at all. */
export const readPage = (body: unknown, instance: string): Post[] | undefined =>
  Array.isArray(body) ? body.map((entry) => readPost(entry, instance)).filter((post) => post !== undefined) : undefined

/** A post as `instance` (a base URL) tells it, or undefined when it is none. */
export const readPost = (body: unknown, instance: string): Post | undefined => {
  const read = Status.safeParse(body)
  if (!read.success) return undefined
  const status = read.data
  const createdAt = Date.parse(status.created_at)
  if (Number.isNaN(createdAt)) return undefined
  const editedAt = Date.parse(status.edited_at ?? '')
  return {
    id: status.id,
    externalId: status.uri,
    createdAt,
    changedAt: Number.isNaN(editedAt) ? createdAt : editedAt,
    content: contentOf(status, instance, createdAt),
  }
}

const contentOf = (status: Status, instance: string, sentAt: number): Post['content'] => {
  const skip = skipOf(status)
  if (skip !== undefined) return { skip }
  const text = textOfHtml(
    status.content,
    status.emojis.map((emoji) => emoji.shortcode),
  )
  return text === '' ? { skip: 'without words' } : { message: messageOf(status, text, instance, sentAt) }
}

const skipOf = (status: Status): Skip | undefined => {
  if (status.visibility !== 'public') return 'not public'
  if (status.reblog !== null && status.reblog !== undefined) return 'boosts'
  if (status.account.bot === true) return 'by bots'
  if (status.sensitive === true || (status.spoiler_text ?? '') !== '') return 'marked sensitive'
  return status.account.noindex === true ? 'by people who asked not to be indexed' : undefined
}

const messageOf = (status: Status, text: string, instance: string, sentAt: number): SourceMessage => {
  const { account } = status
  const host = new URL(instance).host
  const name = withoutEmoji(
    account.display_name ?? '',
    account.emojis.map((emoji) => emoji.shortcode),
  ).trim()
  return {
    externalId: status.uri,
    text,
    name: name === '' ? account.username : name,
    handle: account.acct.includes('@') ? `@${account.acct}` : `@${account.acct}@${host}`,
    author: account.url,
    permalink: permalinkOf(instance, account.acct, status.id),
    sentAt,
  }
}

/**
 * The post's page at the instance that was asked, not at its author's: it names the instance and the id there, which
 * is all that looking it up again needs. Mastodon leads a visitor from it to the original.
 */
const permalinkOf = (instance: string, acct: string, id: string): string => `${instance}/@${acct}/${id}`

/** The instance and the id that a permalink of ours names, or undefined for any other. */
export const placeOf = (
  permalink: string,
  instances: readonly string[],
): { instance: string; id: string } | undefined => {
  const instance = instances.find((base) => permalink.startsWith(`${base}/@`))
  const id = permalink.slice(permalink.lastIndexOf('/') + 1)
  return instance === undefined || id === '' ? undefined : { instance, id }
}

/** Whether this instance's ids are Mastodon's own: milliseconds shifted left by 16 bits (its snowflake_id, lib/mastodon). */
const isSnowflake = (id: string): boolean => /^\d{17,20}$/.test(id)

/**
 * The `since_id` to ask with when `id` was the newest post seen. A post from another server carries the id of the time
 * it was written but arrives later, so the last `overlapMs` are asked again where ids are times.
 */
export const sinceOf = (id: string, overlapMs: number): string =>
  isSnowflake(id) ? String(BigInt(id) - (BigInt(Math.round(overlapMs)) << 16n)) : id

/** The newer of two ids of one instance: ids are numbers or, elsewhere, words that sort by time. */
export const newerId = (a: string | undefined, b: string): string =>
  a === undefined || b.length > a.length || (b.length === a.length && b > a) ? b : a
