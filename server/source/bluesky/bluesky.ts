import { keptCursor } from '../deliver.ts'
import type { Source, SourceHost } from '../source.ts'
import { backOff, inWords, pause } from '../wait.ts'
import { readFrame, timeOf } from './frame.ts'
import { openOutbox } from './outbox.ts'
import { pendingOf } from './pending.ts'
import { openProfiles } from './profiles.ts'
import { type BlueskySettings, type Settled, withDefaults } from './settings.ts'
import { type Stream, openStream, subscribeUrl } from './stream.ts'
import { openTags } from './tags.ts'
import { type StreamState, stateOf } from './words.ts'

/** Milliseconds between two reports to the desk while all is well. */
const reportMs = 5_000

/**
 * Posts with the given hashtags out of Jetstream (v1), which sends every post of the network. It resumes where the house
 * had taken everything. Reposts are never read; posts with self-labels and accounts that ask not to be shown to the
 * signed-out are left out, and the state for the desk says how many. `start` throws on an address that is none.
 */
export const bluesky = (given: BlueskySettings): Source => ({
  name: 'bluesky',
  start: (host) => {
    const settings = withDefaults(given)
    const ending = new AbortController()
    const done = run(host, settings, ending.signal)
    return {
      stop: async () => {
        ending.abort()
        await done
        host.report({ state: 'stopped', words: 'stopped' })
      },
    }
  },
})

const run = async (host: SourceHost, settings: Settled, signal: AbortSignal): Promise<void> => {
  const state: StreamState = { state: 'connecting', frames: 0, since: host.now(), skipped: new Map() }
  const report = () => host.report(stateOf(state, host.now()))
  report()
  const place = Number(await keptCursor(host, signal, settings.retryMs))
  const reader = openReader(host, settings, signal, { state, report, place: place > 0 ? place : undefined })
  const ticking = setInterval(() => {
    report()
    state.frames = 0
    state.since = host.now()
  }, reportMs)
  await Promise.all([reader.handOver(), reader.readOn()])
  clearInterval(ticking)
}

interface Reading {
  state: StreamState
  report: () => void
  place: number | undefined
}

const openReader = (host: SourceHost, settings: Settled, signal: AbortSignal, { state, report, place }: Reading) => {
  const patience = { first: settings.retryMs, most: settings.retryMs * 30 }
  const tags = openTags(settings.tags)
  const profiles = openProfiles({ ...settings, signal, now: host.now })
  let stream: Stream | undefined
  // The very first connection begins now; a second one begins where the first did, should nothing have come on it.
  let connectedUs: number | undefined

  const outbox = openOutbox({
    host,
    signal,
    patience,
    saveMs: settings.saveMs,
    place,
    find: profiles.find,
    drained: () => stream?.resume(),
    took: (messages, skipped) => {
      if (messages > 0) state.lastMessageAt = host.now()
      for (const skip of skipped) state.skipped.set(skip, (state.skipped.get(skip) ?? 0) + 1)
      if (messages + skipped.length > 0) report()
    },
    trouble: (words) => {
      if (state.held === words) return
      state.held = words
      report()
    },
  })

  const frame = (raw: string): boolean => {
    state.frames++
    const timeUs = timeOf(raw)
    const read = tags.mayMatter(raw) ? readFrame(raw) : undefined
    const next = read === undefined ? undefined : pendingOf(read, tags.matches)
    if (next !== undefined && 'skip' in next) state.skipped.set(next.skip, (state.skipped.get(next.skip) ?? 0) + 1)
    else if (next !== undefined) outbox.add(next)
    if (timeUs !== undefined) outbox.passed(timeUs)
    state.readUs = timeUs ?? state.readUs
    return outbox.isFull()
  }

  const readOnce = async (): Promise<{ why: string; worked: boolean }> => {
    const from = outbox.place() ?? connectedUs
    let worked = false
    stream = openStream({
      url: subscribeUrl(
        settings.jetstreamUrl,
        from === undefined ? undefined : Math.max(1, from - settings.rewindMs * 1_000),
      ),
      idleMs: settings.idleMs,
      signal,
      frame: (raw) => {
        worked = true
        return frame(raw)
      },
      opened: () => {
        connectedUs ??= host.now() * 1_000
        state.state = 'connected'
        state.trouble = undefined
        report()
      },
    })
    const why = await stream.ended
    stream = undefined
    return { why, worked }
  }

  return {
    handOver: outbox.run,
    readOn: async (): Promise<void> => {
      for (let failures = 0; !signal.aborted;) {
        const { why, worked } = await readOnce()
        if (signal.aborted) return
        failures = worked ? 1 : failures + 1
        const wait = backOff(failures, patience, Math.random())
        state.state = failures > 1 ? 'failing' : 'connecting'
        state.trouble = `${why}, next try in ${inWords(wait)}`
        report()
        await pause(wait, signal)
      }
    },
  }
}
