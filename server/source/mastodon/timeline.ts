import { type Answer, mayAskAgainAt } from '../ask.ts'
import { type Client, pageSize } from './client.ts'
import { type Post, newerId, readPage } from './parse.ts'

/** Why a request brought nothing. `until`: epoch ms before which the server wants no more. */
export type Trouble =
  | { kind: 'limited'; until: number | undefined }
  | { kind: 'hidden' }
  | { kind: 'failing'; words: string }

export const troubleOf = (answer: Exclude<Answer, { kind: 'answer' }>, now: number): Trouble => {
  if (answer.kind === 'failed') return { kind: 'failing', words: answer.words }
  if (answer.status === 429) return { kind: 'limited', until: mayAskAgainAt(answer.headers, now) }
  if (answer.status === 401 || answer.status === 403 || answer.status === 422) return { kind: 'hidden' }
  const redirected = answer.status >= 300 && answer.status < 400
  return {
    kind: 'failing',
    words: redirected ? 'it points elsewhere; check its address' : `it answers ${answer.status}`,
  }
}

/** What is new under a tag, newest first. With `trouble` it is only the newer part: the cursor must not pass it. */
export interface Collected {
  posts: Post[]
  newest?: string | undefined
  trouble?: Trouble
  /** set when the last answer used up what the server allows; epoch ms */
  until?: number | undefined
  /** more had come than one round reads */
  cut: boolean
}

/** Pages of one round: 1,000 posts. */
const mostPages = 25

/**
 * Reads a tag's timeline from its newest post down to `sinceId`, page by page; without `sinceId` down to the first page
 * that reaches back before `from` (epoch ms).
 */
export const collect = async (
  client: Client,
  {
    instance,
    tag,
    sinceId,
    from,
    now,
  }: { instance: string; tag: string; sinceId: string | undefined; from: number; now: () => number },
): Promise<Collected> => {
  const got: Collected = { posts: [], cut: false }
  let maxId: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await client.tagPage(tag, { sinceId, maxId })
    if (answer.kind !== 'answer') return { ...got, trouble: troubleOf(answer, now()) }
    const posts = readPage(answer.body, instance)
    if (posts === undefined) return { ...got, trouble: { kind: 'failing', words: 'its answer is no list of posts' } }
    got.posts.push(...posts)
    for (const post of posts) got.newest = newerId(got.newest, post.id)
    got.until = spentUntil(answer.headers, now())
    const oldest = posts.at(-1)
    if (oldest === undefined || oldest.id === maxId || !hasMore(answer)) return got
    if (sinceId === undefined && oldest.createdAt < from) return got
    maxId = oldest.id
  }
  return { ...got, cut: true }
}

/** A full page may have another behind it; servers with smaller pages say so in their Link header. */
const hasMore = ({ body, headers }: Extract<Answer, { kind: 'answer' }>): boolean =>
  (Array.isArray(body) && body.length >= pageSize) || /rel="?next"?/.test(headers.get('link') ?? '')

const spentUntil = (headers: Headers, now: number): number | undefined =>
  headers.get('x-ratelimit-remaining') === '0' ? mayAskAgainAt(headers, now) : undefined
