import { AreaName } from '../../../shared/message.ts'
import { deliver, keptCursor } from '../deliver.ts'
import type { Source, SourceHost, SourceMessage } from '../source.ts'
import { backOff, inWords, pause } from '../wait.ts'
import { day, dueAt } from './day.ts'
import type { Row } from './row.ts'

/** `speed` 1 plays the day in 20 minutes, 10 in two. `retryMs`: the first wait after the house refused to take more. */
export interface RehearsalSettings {
  speed?: number
  retryMs?: number
}

/**
 * An invented day, compressed: the morning at once, the rest over twenty minutes, then quiet. Its cursor is the number of
 * messages taken, so a restart goes on with the next.
 */
export const rehearsal = ({ speed = 1, retryMs = 1_000 }: RehearsalSettings): Source => ({
  name: 'rehearsal',
  start: (host) => {
    const ending = new AbortController()
    const done = play(host, { speed: Math.max(0.001, speed), retryMs, signal: ending.signal })
    return {
      stop: async () => {
        ending.abort()
        await done
        host.report({ state: 'stopped', words: 'the rehearsal is stopped' })
      },
    }
  },
})

interface Playing {
  speed: number
  retryMs: number
  signal: AbortSignal
}

const play = async (host: SourceHost, { speed, retryMs, signal }: Playing): Promise<void> => {
  const patience = { first: retryMs, most: retryMs * 30 }
  const first = positionOf(await keptCursor(host, signal, retryMs))
  const startedAt = host.now() - dueAt(day, first) / speed
  for (let n = first; n < day.length; n++) {
    const row = day[n]
    if (row === undefined || !(await until(startedAt + dueAt(day, n) / speed, host, signal))) return
    const event = { kind: 'message', message: messageOf(row, n, host.now()) } as const
    const refused = () => host.report({ state: 'waiting', words: 'the house cannot take more now' })
    if (!(await deliver(host, [event], { signal, patience, refused }))) return
    await keep(host, n + 1, signal, patience)
    const left = (dueAt(day, day.length - 1) - dueAt(day, n)) / speed
    const words = `rehearsal: ${n + 1} of ${day.length} messages, ${inWords(left)} to go`
    host.report({ state: 'connected', words, lastMessageAt: host.now() })
  }
  if (!signal.aborted) host.report({ state: 'connected', words: 'rehearsal: the day is over, nothing more comes' })
}

const positionOf = (kept: string | undefined): number => {
  const position = Number(kept ?? 0)
  return Number.isSafeInteger(position) && position >= 0 ? position : 0
}

/** Waits for a moment; false when the source was stopped meanwhile. A late message does not wait for the ones after it. */
const until = async (at: number, host: SourceHost, signal: AbortSignal): Promise<boolean> => {
  await pause(Math.max(0, at - host.now()), signal)
  return !signal.aborted
}

const keep = async (
  host: SourceHost,
  position: number,
  signal: AbortSignal,
  patience: { first: number; most: number },
) => {
  for (let failures = 1; ; failures++) {
    try {
      await host.saveCursor(String(position))
      return
    } catch {
      host.log.warn('its place could not be kept; it is tried again')
      await pause(backOff(failures, patience, Math.random()), signal)
      if (signal.aborted) return
    }
  }
}

/** Invented children say their age with their name; the form asks for it apart. */
const isChild = (name: string): boolean => Number(/, (\d+)$/.exec(name)?.[1] ?? 16) < 16

/** Names stand for people here: the same name twice is the same sender. */
const messageOf = ([, area, name, text]: Row, n: number, now: number): SourceMessage => ({
  externalId: `rehearsal:${n}`,
  text,
  ...(name === '' ? {} : { name }),
  ...(area === '' ? {} : { area: AreaName.parse(area) }),
  ...(isChild(name) && { under16: true }),
  author: name === '' || name === 'Anon' ? `nobody-${n}` : name,
  sentAt: now,
})
