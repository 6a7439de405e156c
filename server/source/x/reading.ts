import { inWords, pause } from '../wait.ts'
import type { Answer } from './answer.ts'
import type { Client } from './client.ts'
import { readPage } from './parse.ts'
import { addedRules, changesOf, readRules, rulesFor } from './rules.ts'
import type { Shared } from './shared.ts'
import { type Trouble, oddAnswer, openPatience, troubleOf } from './trouble.ts'

const stateAfter = { network: 'failing', http: 'failing', limited: 'waiting' } as const

/** Reads the stream, over and over, by X's schedule. `opened` hears of each connection. */
export const readOn = async (shared: Shared, opened: () => void): Promise<void> => {
  const { host, settings, signal, outbox, note } = shared
  const patience = openPatience(settings.times, host.now)
  while (!signal.aborted) {
    await shared.affordable()
    await outbox.room()
    if (signal.aborted) return
    const end = await readOnce(shared, opened)
    if (signal.aborted) return
    if (end.steady) patience.worked()
    if (end.trouble === undefined) continue
    const wait = patience.after(end.trouble)
    const first = end.trouble.kind === 'network' && patience.count() === 1
    note({
      state: first ? 'connecting' : stateAfter[end.trouble.kind],
      trouble: `${end.trouble.words}, next try in ${inWords(wait)}`,
    })
    await pause(wait, signal)
  }
}

/** `steady`: it lasted long enough to be reconnected at once. Without `trouble` it was closed here. */
interface End {
  trouble?: Trouble
  steady: boolean
}

const readOnce = async (shared: Shared, opened: () => void): Promise<End> => {
  const { settings, signal, client, meter, outbox, skipped, note } = shared
  const rules = await ensureRules(client, settings.tags)
  if ('kind' in rules) return { trouble: rules, steady: false }
  const closing = new AbortController()
  const { trouble, lastedMs } = await client.stream(
    {
      opened: () => {
        note({ state: 'connected', trouble: undefined })
        opened()
      },
      payload: (body) => {
        const page = readPage(body)
        if (page === undefined || page.unread > 0) skipped('not readable')
        if (page === undefined) return
        meter.read(page.read)
        // What another program's rules bring has its price too, but is none of ours.
        const isOurs = page.rules.length === 0 || page.rules.some((id) => rules.has(id))
        if (isOurs) void outbox.put(page.posts.map((post) => ({ post })))
        if (meter.isSpent() || outbox.isFull()) closing.abort()
      },
      odd: () => skipped('not readable'),
    },
    AbortSignal.any([signal, closing.signal]),
  )
  const steady = lastedMs >= settings.times.steadyMs
  if (!closing.signal.aborted) return { trouble, steady }
  note({ state: 'connecting' })
  return { steady }
}

const bodyOf = (answer: Answer): unknown => (answer.kind === 'answer' ? answer.body : undefined)

/** Makes our rules at X exactly those for the hashtags; the ids by which posts of ours are known, or what went wrong. */
const ensureRules = async (client: Client, tags: readonly string[]): Promise<ReadonlySet<string> | Trouble> => {
  const answer = await client.rules()
  const standing = readRules(bodyOf(answer))
  if (standing === undefined) return answer.kind === 'answer' ? oddAnswer : troubleOf(answer)
  const { keep, add, remove } = changesOf(standing, rulesFor(tags))
  if (remove.length > 0) {
    const removed = await client.deleteRules(remove)
    if (removed.kind !== 'answer') return troubleOf(removed)
  }
  if (add.length === 0) return new Set(keep)
  const added = await client.addRules(add)
  const ids = addedRules(bodyOf(added), add.length)
  if (ids !== undefined) return new Set([...keep, ...ids])
  const isRefused = added.kind === 'answer' || (added.kind === 'refused' && added.status === 400)
  return isRefused
    ? {
        kind: 'http',
        words: `X does not take the rule for ${tags.map((tag) => `#${tag}`).join(', ')}: set another HASHTAG`,
      }
    : troubleOf(added)
}
