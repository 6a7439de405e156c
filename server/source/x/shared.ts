import type { SourceHost } from '../source.ts'
import { pause } from '../wait.ts'
import type { Client } from './client.ts'
import { type Cursor, printCursor } from './cursor.ts'
import { type Meter, openMeter } from './meter.ts'
import { type Outbox, openOutbox } from './outbox.ts'
import type { Post, Skip } from './parse.ts'
import { type Place, openPlace } from './place.ts'
import type { Settled } from './settings.ts'
import { type Item, type Versions, openVersions } from './versions.ts'
import { type Reading, stateOf } from './words.ts'

/** Posts whose newest version is remembered. */
const mostVersions = 10_000

/** What the loops of this source share: one reads the stream, one fills gaps, one looks displayed posts up again. */
export interface Shared {
  host: SourceHost
  settings: Settled
  signal: AbortSignal
  client: Client
  meter: Meter
  place: Place
  versions: Versions
  outbox: Outbox
  reading: Reading
  report: () => void
  /** Changes what the desk reads, and tells it when it is something new. */
  note: (change: Partial<Reading>) => void
  skipped: (skip: Skip, times?: number) => void
  /** Keeps place and spend when either has changed. Never rejects. */
  keep: () => Promise<void>
  /** Resolves when the month's budget is not spent, or the source is stopped. */
  affordable: () => Promise<void>
}

export const share = (
  host: SourceHost,
  settings: Settled,
  signal: AbortSignal,
  client: Client,
  kept: Cursor,
): Shared => {
  const { times } = settings
  const meter = openMeter(kept.spend, settings.budget, host.now)
  const place = openPlace(kept.since, host.now)
  const versions = openVersions(mostVersions)
  const reading: Reading = { state: 'connecting', lacks: false, skipped: new Map() }
  const keep = openKeeper(host, () => printCursor({ since: place.since(), spend: meter.spend() }))

  const report = () => host.report(stateOf(reading, meter, host.now()))
  const note = (change: Partial<Reading>) => {
    const isNew = Object.entries(change).some(([key, value]) => reading[key as keyof Reading] !== value)
    Object.assign(reading, change)
    if (isNew) report()
  }
  const skipped = (skip: Skip, by = 1) => void reading.skipped.set(skip, (reading.skipped.get(skip) ?? 0) + by)

  const took = (items: readonly Item[], posts: readonly Post[], messages: number) => {
    for (const item of items) if ('post' in item) place.took(item.post.id)
    for (const { content } of posts) if ('skip' in content) skipped(content.skip)
    if (messages > 0) reading.lastMessageAt = host.now()
    if (posts.length > 0) report()
    void keep()
  }

  return {
    host,
    settings,
    signal,
    client,
    meter,
    place,
    versions,
    reading,
    report,
    note,
    skipped,
    keep,
    outbox: openOutbox({ host, signal, times, versions, took, held: (held) => note({ held }) }),
    affordable: async () => {
      while (meter.isSpent() && !signal.aborted) {
        report()
        await pause(times.budgetMs, signal)
      }
    },
  }
}

/** Saves one after another, so that an older cursor never overwrites a newer one. */
const openKeeper = (host: SourceHost, now: () => string) => {
  let saved: string | undefined
  let saving = Promise.resolve()
  const save = async (): Promise<void> => {
    const cursor = now()
    if (cursor === saved) return
    try {
      await host.saveCursor(cursor)
      saved = cursor
    } catch {
      host.log.warn('its place could not be kept; it is tried again')
    }
  }
  return (): Promise<void> => (saving = saving.then(save))
}
