import { backOff, inWords, pause } from '../wait.ts'
import { openClient } from './client.ts'
import { openRecheck } from './recheck.ts'
import { type Shared, hand } from './shared.ts'
import { openTag } from './tag.ts'
import type { Trouble } from './timeline.ts'
import type { InstanceState } from './words.ts'

/** Reads all tags of one server until the signal ends it. Another server's failure does not touch it. */
export const readInstance = async (instance: string, state: InstanceState, shared: Shared): Promise<void> => {
  const { host, settings, signal } = shared
  const round = openRound(instance, state, shared)
  let failures = 0
  while (!signal.aborted) {
    const trouble = await round().catch((error: unknown): Trouble => {
      host.log.warn(`reading ${state.host} failed: ${error instanceof Error ? error.name : 'unknown fault'}`)
      return { kind: 'failing', words: 'reading it failed here' }
    })
    if (signal.aborted) return
    failures = trouble === undefined ? 0 : failures + 1
    const wait =
      trouble === undefined ? settings.pollMs * (0.9 + Math.random() / 5) : waitAfter(trouble, failures, shared)
    note(state, trouble, wait, settings.tags.length)
    shared.report()
    await pause(wait, signal)
  }
}

/** One look at every tag and, when it is due, at what is displayed. */
const openRound = (instance: string, state: InstanceState, shared: Shared) => {
  const { host, settings, signal } = shared
  const client = openClient(instance, { signal, timeoutMs: settings.timeoutMs })
  const tags = settings.tags.map((tag) => openTag(instance, tag, client, state, shared))
  const recheck = openRecheck(host, client, { instance, instances: settings.instances, seen: shared.seen })
  let checkedAt = host.now()

  const recheckIfDue = async (): Promise<Trouble | undefined> => {
    if (host.now() - checkedAt < settings.recheckMs) return undefined
    checkedAt = host.now()
    const { events, trouble } = await recheck()
    await hand(shared, events)
    return trouble?.kind === 'hidden' ? undefined : trouble
  }

  return async (): Promise<Trouble | undefined> => {
    for (const look of tags) {
      const trouble = await look()
      if (trouble !== undefined || signal.aborted) return trouble
    }
    return recheckIfDue()
  }
}

/** Milliseconds until a server in trouble is asked again: our own back-off, and never before the time it named. */
const waitAfter = (trouble: Trouble, failures: number, { host, settings }: Shared): number => {
  const own = backOff(failures, { first: settings.pollMs, most: settings.pollMs * 16 }, Math.random())
  return trouble.kind === 'limited' && trouble.until !== undefined ? Math.max(own, trouble.until - host.now()) : own
}

const note = (state: InstanceState, trouble: Trouble | undefined, wait: number, tags: number): void => {
  if (trouble === undefined || trouble.kind === 'hidden') {
    state.state = state.hidden.size === tags ? 'failing' : 'connected'
    state.trouble = undefined
    return
  }
  const limited = trouble.kind === 'limited'
  state.state = limited ? 'waiting' : 'failing'
  state.trouble = `${limited ? 'it asks us to wait' : trouble.words}, next try in ${inWords(wait)}`
}
