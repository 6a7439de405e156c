import * as z from 'zod'
import { inWords, openBell, pause } from '../wait.ts'
import type { Answer } from './answer.ts'
import type { Search } from './client.ts'
import { idAt, timeOf } from './ids.ts'
import { type Page, type Post, readPage } from './parse.ts'
import { queryFor } from './rules.ts'
import type { Shared } from './shared.ts'
import { oddAnswer, openPatience, troubleOf } from './trouble.ts'

const day = 86_400_000
/** How far recent search reaches back, less a little: its edge moves while a request is under way. */
const reachMs = 7 * day - 60_000
/** Pages of one search, a hundred posts each: an end to what never says that it has one. */
const mostPages = 2_000

/**
 * Fills the gap before each connection with recent search: at once for what can be found, and again when X has indexed
 * all of it. Until then the place stands still, so that a crash in between loses nothing.
 */
export const openCatchingUp = (shared: Shared) => {
  const { host, settings, signal, place, keep } = shared
  const { settleMs } = settings.times
  const bell = openBell(signal)

  const fill = async (endedAt: number): Promise<void> => {
    // Nothing younger than this can be found yet: a short cut needs no first search.
    if (host.now() - timeOf(place.since()) > settleMs && !(await sweep(shared))) return
    const isOpen = () => place.gap() === endedAt && !signal.aborted
    while (isOpen() && host.now() < endedAt + settleMs) await bell.wait(endedAt + settleMs - host.now())
    if (isOpen() && (await sweep(shared)) && place.closeGap(endedAt)) await keep()
  }

  return {
    /** A connection stands: what was sent before it is to be asked for. */
    opened: (): void => {
      place.openGap(host.now())
      bell.ring()
    },
    run: async (): Promise<void> => {
      while (!signal.aborted) {
        const endedAt = place.gap()
        if (endedAt === undefined) await bell.wait(60_000)
        else {
          await shared.affordable()
          await fill(endedAt)
        }
      }
    },
  }
}

/** Asks for everything since the place and hands it over, oldest first. False when it was stopped or the budget ended it. */
const sweep = async (shared: Shared): Promise<boolean> => {
  const { host, settings, signal, meter, place, outbox, note } = shared
  const posts: Post[] = []
  const ask = openAsking(shared)
  let search = searchFrom(place.since(), settings.times.overlapMs, host.now())
  if (search.startTime !== undefined) note({ lacks: true })
  let next: string | undefined
  for (let pages = 0; !signal.aborted && !meter.isSpent();) {
    const page = await ask({ query: queryFor(settings.tags), ...search, next })
    if (page === 'too old') {
      search = { startTime: secondsOf(host.now() - reachMs) }
      note({ lacks: true })
    } else if (page !== undefined) {
      posts.push(...page.posts)
      next = page.next
      if (next === undefined || ++pages === mostPages) return outbox.put(inOrder(posts))
    }
  }
  await outbox.put(inOrder(posts))
  return false
}

/** Asks for one page; after a failure it says so, waits, and brings nothing. */
const openAsking = ({ host, settings, signal, client, meter, place, note, skipped }: Shared) => {
  const patience = openPatience(settings.times, host.now)
  return async (search: Search): Promise<Page | 'too old' | undefined> => {
    const answer = await client.search(search)
    const page = answer.kind === 'answer' ? readPage(answer.body) : undefined
    if (page !== undefined) {
      patience.worked()
      note({ behind: undefined })
      meter.read(page.read)
      if (page.unread > 0) skipped('not readable', page.unread)
      return page
    }
    if (search.startTime === undefined && isTooOld(answer) && isLongAgo(place.since(), host.now())) return 'too old'
    const trouble = answer.kind === 'answer' ? oddAnswer : troubleOf(answer)
    const wait = patience.after(trouble)
    if (signal.aborted) return undefined
    note({ behind: `posts of a gap are missing so far: ${trouble.words}, next try in ${inWords(wait)}` })
    await pause(wait, signal)
    return undefined
  }
}

const inOrder = (posts: readonly Post[]) =>
  posts.toSorted((a, b) => Number(BigInt(a.id) - BigInt(b.id))).map((post) => ({ post }))

const secondsOf = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')

/** From a little before the place; from the edge of what X can be asked when the place is behind it. */
const searchFrom = (since: string, overlapMs: number, now: number): Omit<Search, 'query'> => {
  const edge = now - reachMs
  if (timeOf(since) < edge) return { startTime: secondsOf(edge) }
  return { sinceId: idAt(Math.max(edge, timeOf(since) - overlapMs)) }
}

/** Our clock may be a little off: X has the last word on what is too old, unless it makes no sense. */
const isLongAgo = (since: string, now: number): boolean => now - timeOf(since) > 6 * day

const Complaint = z.object({
  errors: z.array(z.object({ parameters: z.object({ since_id: z.array(z.unknown()) }) })).min(1),
})
const isTooOld = (answer: Answer): boolean =>
  answer.kind === 'refused' && answer.status === 400 && Complaint.safeParse(answer.body).success
