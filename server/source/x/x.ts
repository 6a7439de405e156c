import { keptCursor } from '../deliver.ts'
import type { Source, SourceHost } from '../source.ts'
import { pause } from '../wait.ts'
import { openCatchingUp } from './catching-up.ts'
import { openClient } from './client.ts'
import { readCursor } from './cursor.ts'
import { readOn } from './reading.ts'
import { recheckOn } from './recheck.ts'
import { type Settled, type XSettings, withDefaults } from './settings.ts'
import { share } from './shared.ts'
import { notAccepted } from './words.ts'

/**
 * Posts with the given hashtags from X (Twitter): by its filtered stream, and by recent search for what was sent while
 * nobody read. Each post costs money, which is counted; at the month's budget reading stops. Reposts, posts marked
 * sensitive or withheld and protected accounts are left out, and the state for the desk says how many. Displayed posts
 * are looked up again, and follow their author's edits and deletions. Nothing is asked of X before its terms are accepted.
 */
export const x = (given: XSettings): Source => ({
  name: 'x',
  start: (host) => {
    const settings = withDefaults(given)
    const ending = new AbortController()
    if (!settings.accepted) host.report(notAccepted)
    const done = settings.accepted ? run(host, settings, ending.signal).catch(failed(host)) : Promise.resolve()
    return {
      stop: async () => {
        ending.abort()
        await done
        host.report({ state: 'stopped', words: 'stopped' })
      },
    }
  },
})

const failed = (host: SourceHost) => (error: unknown) => {
  host.log.warn(`it did not start: ${error instanceof Error ? error.message : 'unknown fault'}`)
  host.report({ state: 'failing', words: 'did not start; see the log' })
}

const run = async (host: SourceHost, settings: Settled, signal: AbortSignal): Promise<void> => {
  const kept = await keptCursor(host, signal, settings.times.retryMs)
  if (signal.aborted) return
  const client = await openClient(settings, signal)
  const shared = share(host, settings, signal, client, readCursor(kept, host.now()))
  const catchingUp = openCatchingUp(shared)
  shared.report()
  await shared.keep()
  const ticking = setInterval(() => {
    shared.report()
    void shared.keep()
  }, settings.times.reportMs)

  /** A fault here must not end the other loops, nor the server. */
  const onAndOn = async (loop: () => Promise<void>): Promise<void> => {
    while (!signal.aborted) {
      try {
        await loop()
      } catch (error) {
        host.log.warn(`reading failed here: ${error instanceof Error ? error.name : 'unknown fault'}`)
        await pause(settings.times.retryMs, signal)
      }
    }
  }
  await Promise.all([
    onAndOn(shared.outbox.run),
    onAndOn(() => readOn(shared, catchingUp.opened)),
    onAndOn(catchingUp.run),
    onAndOn(() => recheckOn(shared)),
  ])
  clearInterval(ticking)
  await shared.keep()
}
