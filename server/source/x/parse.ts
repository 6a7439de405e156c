import * as z from 'zod'
import type { SourceMessage } from '../source.ts'
import { Id, newest, timeOf } from './ids.ts'

/** What is asked of a post that may be taken. */
export const fields = {
  'tweet.fields':
    'created_at,author_id,note_tweet,edit_history_tweet_ids,entities,referenced_tweets,lang,possibly_sensitive,withheld',
  expansions: 'author_id',
  'user.fields': 'name,username,protected',
} as const

/** What is asked of a displayed post: whether it is still there, and in which version. Without its author, who costs twice as much. */
export const lookFields = { 'tweet.fields': 'edit_history_tweet_ids,possibly_sensitive,withheld' } as const

const Urls = z
  .object({ urls: z.array(z.object({ url: z.string(), display_url: z.string().optional() })).catch([]) })
  .catch({ urls: [] })
const History = z.array(Id).max(50).catch([])

/** The part of X's Post that is read; everything else is ignored. */
const Tweet = z.object({
  id: Id,
  text: z.string(),
  created_at: z.string().catch(''),
  author_id: Id,
  edit_history_tweet_ids: History,
  note_tweet: z.object({ text: z.string(), entities: Urls }).optional().catch(undefined),
  entities: Urls,
  referenced_tweets: z.array(z.object({ type: z.string() })).catch([]),
  possibly_sensitive: z.boolean().catch(false),
  withheld: z.unknown().optional(),
})
const User = z.object({
  id: Id,
  name: z.string(),
  username: z.string().regex(/^\w{1,50}$/),
  protected: z.boolean().catch(false),
})
type Tweet = z.infer<typeof Tweet>
type User = z.infer<typeof User>

/** Why a post is not taken, in the words the desk reads. */
export const skips = [
  'reposts',
  'marked sensitive',
  'withheld somewhere',
  'by protected accounts',
  'without their author',
  'without words',
  'not readable',
] as const
export type Skip = (typeof skips)[number]

/** One version of a post. An edit is a post of its own whose history begins with the first. */
export interface Post {
  id: string
  /** the first version's: the same for all versions */
  firstId: string
  content: { message: SourceMessage } | { skip: Skip }
}

/** An answer's posts, and what of it costs money. */
export interface Page {
  posts: Post[]
  /** entries that are no posts */
  unread: number
  read: { posts: string[]; users: string[] }
  /** the rules that a post of the stream matched */
  rules: string[]
  next: string | undefined
}

const Body = z.object({
  data: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown()).transform((one) => [one])]).optional(),
  includes: z.object({ users: z.array(z.unknown()).catch([]) }).catch({ users: [] }),
  matching_rules: z.array(z.object({ id: z.string() })).catch([]),
  meta: z.object({ next_token: z.string().min(1).optional(), result_count: z.number().optional() }).optional(),
  errors: z.array(z.unknown()).optional(),
})

const idsOf = (entries: readonly unknown[]): string[] =>
  entries.flatMap((entry) => z.object({ id: Id }).safeParse(entry).data?.id ?? [])

/** Posts as the stream, recent search and look-up send them; undefined when it is nothing of the kind. */
export const readPage = (body: unknown): Page | undefined => {
  const read = Body.safeParse(body)
  if (!read.success) return undefined
  const { data, includes, matching_rules, meta, errors } = read.data
  if (data === undefined && meta === undefined && errors === undefined) return undefined
  const entries = data ?? []
  const users = new Map(
    includes.users.flatMap((entry) => {
      const user = User.safeParse(entry).data
      return user === undefined ? [] : [[user.id, user] as const]
    }),
  )
  const tweets = entries.flatMap((entry) => Tweet.safeParse(entry).data ?? [])
  return {
    posts: tweets.map((tweet) => postOf(tweet, users.get(tweet.author_id))),
    unread: entries.length - tweets.length,
    read: { posts: idsOf(entries), users: idsOf(includes.users) },
    rules: matching_rules.map(({ id }) => id),
    next: meta?.next_token,
  }
}

const firstOf = (id: string, history: readonly string[]): string =>
  history.reduce((first, one) => (newest(first, one) === first ? one : first), id)

/** The stable key of a post in all its versions. */
export const externalIdOf = (firstId: string): string => `https://x.com/i/status/${firstId}`
/** The first id that such a key names. */
export const firstIdOf = (externalId: string): string | undefined => /\/status\/(\d{1,19})$/.exec(externalId)?.[1]

const postOf = (tweet: Tweet, user: User | undefined): Post => {
  const firstId = firstOf(tweet.id, tweet.edit_history_tweet_ids)
  const skip = skipOf(tweet, user)
  if (skip !== undefined || user === undefined) {
    return { id: tweet.id, firstId, content: { skip: skip ?? 'without their author' } }
  }
  const text = textOf(tweet)
  const createdAt = Date.parse(tweet.created_at)
  const message: SourceMessage = {
    externalId: externalIdOf(firstId),
    text,
    name: user.name,
    handle: `@${user.username}`,
    author: user.id,
    permalink: `https://x.com/${user.username}/status/${tweet.id}`,
    sentAt: Number.isNaN(createdAt) ? timeOf(tweet.id) : createdAt,
  }
  return { id: tweet.id, firstId, content: text === '' ? { skip: 'without words' } : { message } }
}

const skipOf = (tweet: Tweet, user: User | undefined): Skip | undefined => {
  if (tweet.referenced_tweets.some(({ type }) => type === 'retweeted')) return 'reposts'
  if (tweet.possibly_sensitive) return 'marked sensitive'
  if (isWithheld(tweet.withheld)) return 'withheld somewhere'
  if (user?.protected === true) return 'by protected accounts'
  return user === undefined ? 'without their author' : undefined
}

const isWithheld = (withheld: unknown): boolean => withheld !== undefined && withheld !== null

const escaped: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/**
 * The words as their author wrote them: X sends &, < and > escaped, and its short links in place of the links, which are
 * shown as X shows them. One pass, so that an author's own "&amp;lt;" stays what it is.
 */
const textOf = ({ text, note_tweet: note, entities }: Tweet): string => {
  const urls = new Map((note?.entities ?? entities).urls.map(({ url, display_url }) => [url, display_url]))
  return (note?.text ?? text)
    .replace(/https?:\/\/t\.co\/\w+|&(?:amp|lt|gt);/g, (found) => escaped[found] ?? urls.get(found) ?? found)
    .trim()
}

/** What looking displayed posts up again says of them. */
export interface Look {
  /** ids that X gives to nobody any more: deleted, protected, suspended, withheld, or sensitive now */
  gone: string[]
  /** for each id that is there, its newest version */
  versions: Map<string, string>
  /** ids that cost money */
  read: string[]
}

const Looked = z.object({
  id: Id,
  edit_history_tweet_ids: History,
  possibly_sensitive: z.boolean().catch(false),
  withheld: z.unknown().optional(),
})
/** Types are addresses whose host has changed over the years. */
const Problem = z.object({
  resource_id: Id,
  type: z.string().regex(/\/(?:resource-not-found|not-authorized-for-resource)$/),
})

export const readLook = (body: unknown): Look | undefined => {
  const read = Body.safeParse(body)
  if (!read.success) return undefined
  const { data, errors } = read.data
  if (data === undefined && errors === undefined) return undefined
  const found = (data ?? []).flatMap((entry) => Looked.safeParse(entry).data ?? [])
  const isHidden = (one: (typeof found)[number]) => one.possibly_sensitive || isWithheld(one.withheld)
  return {
    read: idsOf(data ?? []),
    gone: [
      ...(errors ?? []).flatMap((entry) => Problem.safeParse(entry).data?.resource_id ?? []),
      ...found.filter(isHidden).map(({ id }) => id),
    ],
    versions: new Map(
      found
        .filter((one) => !isHidden(one))
        .map(({ id, edit_history_tweet_ids: history }) => [id, history.reduce(newest, id)]),
    ),
  }
}
