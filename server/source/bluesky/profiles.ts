import * as z from 'zod'
import { type Answer, ask } from '../ask.ts'

const Profiles = z.object({
  profiles: z.array(
    z.object({
      did: z.string(),
      handle: z.string(),
      displayName: z.string().optional(),
      labels: z.array(z.object({ val: z.string(), neg: z.boolean().optional() })).optional(),
    }),
  ),
})

export interface Profile {
  name?: string
  handle?: string
  /** labels on the account that stand, by itself or by the network's moderators */
  labels: string[]
}

/** What came of a look: the accounts found, and in words why others could not be asked for. */
export interface Found {
  known: ReadonlyMap<string, Profile>
  trouble?: string
}

/** Actors of one request, the most that `app.bsky.actor.getProfiles` takes. */
const atOnce = 25
const mostKept = 5_000
const keptMs = 600_000

/** Names and handles of accounts, kept for ten minutes. An account that is missing in an answer without trouble is not public. */
export const openProfiles = (options: {
  apiUrl: string
  signal: AbortSignal
  timeoutMs: number
  now: () => number
}) => {
  const { apiUrl, signal, timeoutMs, now } = options
  const kept = new Map<string, { profile: Profile; at: number }>()

  const keep = (did: string, profile: Profile) => {
    kept.delete(did)
    kept.set(did, { profile, at: now() })
    const oldest = kept.keys().next()
    if (kept.size > mostKept && oldest.done !== true) kept.delete(oldest.value)
  }

  /** Words when it failed. One account that the server takes for invalid must not keep back the others: then each is asked for alone. */
  const fetchSome = async (dids: readonly string[]): Promise<string | undefined> => {
    const query = new URLSearchParams(dids.map((did): [string, string] => ['actors', did]))
    const url = `${apiUrl}/xrpc/app.bsky.actor.getProfiles?${query.toString()}`
    const answer = await ask(url, { signal, timeoutMs, maxBytes: 2_000_000 })
    if (answer.kind === 'refused' && answer.status === 400) return dids.length > 1 ? fetchEach(dids) : undefined
    const read = answer.kind === 'answer' ? Profiles.safeParse(answer.body) : undefined
    if (read?.success !== true) return troubleWords(answer)
    for (const profile of read.data.profiles) keep(profile.did, profileOf(profile))
    return undefined
  }
  const fetchEach = async (dids: readonly string[]): Promise<string | undefined> => {
    for (const did of dids) {
      const trouble = await fetchSome([did])
      if (trouble !== undefined) return trouble
    }
    return undefined
  }

  const isFresh = (did: string): boolean => now() - (kept.get(did)?.at ?? -Infinity) <= keptMs

  return {
    /** Looks accounts up; without `asking` only among those that are kept. */
    find: async (dids: Iterable<string>, asking: boolean): Promise<Found> => {
      const wanted = [...new Set(dids)]
      const missing = asking ? wanted.filter((did) => !isFresh(did)) : []
      let trouble: string | undefined
      for (let n = 0; n < missing.length && trouble === undefined; n += atOnce) {
        trouble = await fetchSome(missing.slice(n, n + atOnce))
      }
      const known = new Map<string, Profile>()
      for (const did of wanted) {
        const found = kept.get(did)
        if (found !== undefined && isFresh(did)) known.set(did, found.profile)
      }
      return trouble === undefined ? { known } : { known, trouble }
    },
  }
}
export type FindProfiles = ReturnType<typeof openProfiles>['find']

const profileOf = ({ handle, displayName, labels }: z.infer<typeof Profiles>['profiles'][number]): Profile => ({
  ...(displayName?.trim() ? { name: displayName } : {}),
  // The network's word for a handle that no longer points back to its account.
  ...(handle === 'handle.invalid' ? {} : { handle: `@${handle}` }),
  labels: (labels ?? []).filter((label) => label.neg !== true).map((label) => label.val),
})

const troubleWords = (answer: Answer): string => {
  if (answer.kind === 'failed') return `names cannot be looked up: ${answer.words}`
  return answer.kind === 'refused'
    ? `names cannot be looked up: the server answers ${answer.status}`
    : 'names cannot be looked up: its answer is of another form'
}
