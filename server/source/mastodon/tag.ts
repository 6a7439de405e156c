import * as z from 'zod'
import type { Client } from './client.ts'
import { newerId, sinceOf } from './parse.ts'
import { type Shared, hand } from './shared.ts'
import { type Collected, type Trouble, collect } from './timeline.ts'
import type { InstanceState } from './words.ts'

/** A tag's own page: how often it was used on each of the last days. */
const Tag = z.object({ history: z.array(z.object({ uses: z.coerce.number() })) })
/** Looks at an empty tag between two questions whether it is hidden. */
const probeEvery = 15

/** Looks at one tag of one server; each call is one look, its answer what went wrong. */
export const openTag = (instance: string, tag: string, client: Client, state: InstanceState, shared: Shared) => {
  const { host, settings, seen, cursor } = shared
  const key = `${instance}#${tag}`
  let looks = 0

  /** Whether the tag was used at a server that shows none of it. */
  const isHidden = async (): Promise<boolean> => {
    const answer = await client.tag(tag)
    const read = answer.kind === 'answer' ? Tag.safeParse(answer.body) : undefined
    return read?.success === true && read.data.history.slice(0, 2).some((day) => day.uses > 0)
  }

  const setShown = (as: 'shown' | 'empty' | 'hidden') => {
    state.empty.delete(tag)
    state.hidden.delete(tag)
    if (as !== 'shown') state[as].add(tag)
  }

  const take = async (got: Collected): Promise<boolean> => {
    const posts = got.posts.toReversed().filter((post) => post.createdAt >= cursor.from)
    const events = posts.map((post) => seen.eventOf(post)).filter((event) => event !== undefined)
    if (!(await hand(shared, events))) return false
    for (const post of posts) {
      if ('skip' in post.content && seen.isNew(post)) shared.skipped(post.content.skip)
      seen.note(post)
    }
    if (events.some((event) => event.kind === 'message')) shared.tookMessages()
    return true
  }

  const moveOn = async ({ newest, trouble }: Collected): Promise<void> => {
    if (newest === undefined || trouble !== undefined) return
    const next = newerId(cursor.since[key], newest)
    if (next === cursor.since[key]) return
    cursor.since[key] = next
    await shared.saveCursor()
  }

  return async (): Promise<Trouble | undefined> => {
    const since = cursor.since[key]
    const sinceId = since === undefined ? undefined : sinceOf(since, settings.overlapMs)
    const got = await collect(client, { instance, tag, sinceId, from: cursor.from, now: host.now })
    if (!(await take(got))) return undefined
    await moveOn(got)
    if (got.cut) host.log.warn(`more under #${tag} at ${state.host} than one look reads; the oldest are left out`)
    if (got.trouble?.kind === 'hidden') setShown('hidden')
    else if (got.posts.length > 0 || since !== undefined) setShown('shown')
    else if (got.trouble === undefined && looks++ % probeEvery === 0) setShown((await isHidden()) ? 'hidden' : 'empty')
    if (got.trouble !== undefined) return got.trouble.kind === 'hidden' ? undefined : got.trouble
    return got.until === undefined ? undefined : { kind: 'limited', until: got.until }
  }
}
