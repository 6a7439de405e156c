import type { SourceEvent, SourceMessage } from '../source.ts'
import type { Frame, Post } from './frame.ts'
import type { Profile } from './profiles.ts'

/** Why a post is not taken, in the words the desk reads. */
export const skips = [
  'labelled by their authors',
  'labelled accounts',
  'much older than their arrival',
  'without a public profile',
] as const
export type Skip = (typeof skips)[number]

/** A post on its way: it still lacks its author's name. `tries` counts answers that did not have the author. */
export interface Draft {
  kind: 'draft'
  timeUs: number
  edit: boolean
  post: Post
  tries: number
}
export type Pending = Draft | { kind: 'event'; timeUs: number; event: SourceEvent }

const day = 86_400_000
/** Labels on an account that keep it off a public screen: its own wish, the network's doubts, or a bot. */
const accountLabels = new Set([
  '!no-unauthenticated',
  '!hide',
  '!warn',
  '!takedown',
  '!suspend',
  'bot',
  'spam',
  'impersonation',
])
const mostTries = 3

/**
 * What a frame puts in the queue, or why not. `matches` says whether a post carries a tag. A changed post that carries
 * none any more, or gained a label, has left the conversation. A post written more than a day before it came is an
 * archive being imported.
 */
export const pendingOf = (frame: Frame, matches: (post: Post) => boolean): Pending | { skip: Skip } | undefined => {
  const { timeUs } = frame
  if (frame.kind === 'gone') return { kind: 'event', timeUs, event: { kind: 'author_gone', author: frame.did } }
  if (frame.kind === 'deleted') return { kind: 'event', timeUs, event: { kind: 'deleted', externalId: frame.uri } }
  const { post, operation } = frame
  const edit = operation === 'update'
  const taken = matches(post) && post.labels.length === 0
  if (!taken && edit) return { kind: 'event', timeUs, event: { kind: 'deleted', externalId: post.uri } }
  if (!taken) return post.labels.length > 0 && matches(post) ? { skip: 'labelled by their authors' } : undefined
  if (!edit && timeUs / 1_000 - post.createdAt > day) return { skip: 'much older than their arrival' }
  return { kind: 'draft', timeUs, edit, post, tries: 0 }
}

export interface Sorted {
  /** ready to be handed over, in the order of the stream */
  events: SourceEvent[]
  /** to be tried again, with one try more where the author was not in an answer */
  held: Draft[]
  skipped: Skip[]
}

/**
 * Sorts what waits, with the accounts that are known now. `asked`: the unknown ones were asked for and are not public;
 * otherwise the question itself failed and nothing is counted. A deletion goes on at once and takes a held post with it.
 */
export const sortOut = (pending: readonly Pending[], known: ReadonlyMap<string, Profile>, asked: boolean): Sorted => {
  const sorted: Sorted = { events: [], held: [], skipped: [] }
  for (const item of pending) {
    if (item.kind === 'event') {
      sorted.events.push(item.event)
      sorted.held = sorted.held.filter((draft) => !takesDown(item.event, draft.post))
      continue
    }
    const profile = known.get(item.post.did)
    if (profile !== undefined) addKnown(sorted, item, profile)
    else if (asked && item.tries + 1 >= mostTries) sorted.skipped.push('without a public profile')
    else sorted.held.push({ ...item, tries: item.tries + (asked ? 1 : 0) })
  }
  return sorted
}

const takesDown = (event: SourceEvent, post: Post): boolean =>
  (event.kind === 'deleted' && event.externalId === post.uri) ||
  (event.kind === 'author_gone' && event.author === post.did)

const addKnown = (sorted: Sorted, { post, edit, timeUs }: Draft, profile: Profile): void => {
  if (profile.labels.some((label) => accountLabels.has(label))) {
    sorted.skipped.push('labelled accounts')
    return
  }
  const message = messageOf(post, profile, timeUs)
  sorted.events.push({ kind: 'message', message })
  // A post may gain the tag by its edit: the house knows best whether it has seen it.
  if (edit) sorted.events.push({ kind: 'edited', message })
}

const messageOf = (post: Post, { name, handle }: Profile, timeUs: number): SourceMessage => {
  const arrived = Math.round(timeUs / 1_000)
  return {
    externalId: post.uri,
    text: post.text,
    ...(name === undefined ? {} : { name }),
    ...(handle === undefined ? {} : { handle }),
    author: post.did,
    permalink: `https://bsky.app/profile/${post.did}/post/${post.rkey}`,
    sentAt: Number.isNaN(post.createdAt) ? arrived : Math.min(post.createdAt, arrived),
  }
}
