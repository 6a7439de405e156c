import { keptCursor } from '../deliver.ts'
import type { Source, SourceHost } from '../source.ts'
import { printCursor, readCursor } from './cursor.ts'
import type { Skip } from './parse.ts'
import { readInstance } from './reader.ts'
import { openSeen } from './seen.ts'
import type { Shared } from './shared.ts'
import { type MastodonSettings, type Settled, withDefaults } from './settings.ts'
import { type InstanceState, stateOf } from './words.ts'

/** Posts remembered so that several servers hand the same one over once. */
const mostSeen = 5_000

/**
 * Public posts under the given hashtags, asked for in turns at each server, without any token. Only public posts are
 * taken; boosts, bots, posts marked sensitive and people who asked not to be indexed are left out, and the state for
 * the desk says how many. `start` throws on an address that is none. Displayed posts are looked up again, and follow their author's edits and deletions.
 */
export const mastodon = (given: MastodonSettings): Source => ({
  name: 'mastodon',
  start: (host) => {
    const settings = withDefaults(given)
    const ending = new AbortController()
    const done = run(host, settings, settings.instances.map(firstState), ending.signal)
    return {
      stop: async () => {
        ending.abort()
        await done
        host.report({ state: 'stopped', words: 'stopped' })
      },
    }
  },
})

const run = async (
  host: SourceHost,
  settings: Settled,
  instances: InstanceState[],
  signal: AbortSignal,
): Promise<void> => {
  if (instances.length === 0 || settings.tags.length === 0) {
    host.report({ state: 'stopped', words: 'no servers or no hashtags are set' })
    return
  }
  const kept = await keptCursor(host, signal, settings.retryMs)
  if (signal.aborted) return
  const shared = share(host, settings, signal, instances, kept)
  shared.report()
  await Promise.all(
    settings.instances.map(async (instance, n) => {
      const state = instances[n]
      if (state !== undefined) await readInstance(instance, state, shared)
    }),
  )
}

const firstState = (base: string): InstanceState => ({
  host: new URL(base).host,
  state: 'connecting',
  hidden: new Set(),
  empty: new Set(),
})

const share = (
  host: SourceHost,
  settings: Settled,
  signal: AbortSignal,
  instances: InstanceState[],
  kept: string | undefined,
): Shared => {
  const cursor = readCursor(kept, host.now() - settings.lookBackMs)
  const skipped = new Map<Skip, number>()
  let lastMessageAt: number | undefined
  let saving = Promise.resolve()
  return {
    host,
    settings,
    signal,
    cursor,
    seen: openSeen(mostSeen),
    // One after another, so that an older cursor never overwrites a newer one.
    saveCursor: () => {
      saving = saving
        .then(() => host.saveCursor(printCursor(cursor)))
        .catch(() => host.log.warn('its place could not be kept; it is kept with the next post'))
      return saving
    },
    skipped: (skip) => void skipped.set(skip, (skipped.get(skip) ?? 0) + 1),
    tookMessages: () => void (lastMessageAt = host.now()),
    report: () => host.report(stateOf(instances, skipped, lastMessageAt, host.now())),
  }
}
