import type { DeskStatus, SourceState } from '../shared/desk.ts'
import type { Presence } from './bus/bus.ts'
import { laneCounts } from './moderation/counts.ts'
import { tallyOf } from './moderation/public.ts'
import type { Panic } from './screens/calm.ts'
import type { Screens } from './screens/screens.ts'
import { sourceStates } from './store/sources.ts'
import type { Db } from './store/store.ts'

interface StatusRooms {
  failed: (error: unknown) => void
  now: () => number
  panic: Panic
  troubles: () => Record<string, string | undefined>
  screens: Screens
  sources: readonly string[]
  present: () => Presence
}

/** The desk's status; where the store does not answer, the last one that it gave, and what is wrong. */
export const statusOf = (db: Db, live: StatusRooms): (() => Promise<DeskStatus>) => {
  let last: DeskStatus | undefined
  return async () => {
    try {
      return (last = await readStatus(db, live))
    } catch (error) {
      live.failed(error)
      if (!last) throw error
      return { ...last, sources: [...troublesOf(live), ...last.sources.filter(({ source }) => source !== 'store')] }
    }
  }
}

const troublesOf = (live: StatusRooms): SourceState[] =>
  Object.entries(live.troubles()).flatMap(([source, words]) =>
    words === undefined ? [] : [{ source, state: 'failing' as const, words }],
  )

const readStatus = async (db: Db, live: StatusRooms): Promise<DeskStatus> => {
  const [counts, screens, takeDowns, calm, tally, sources] = await Promise.all([
    laneCounts(db),
    live.screens.list(),
    live.screens.takeDowns(10),
    live.panic.state(),
    tallyOf(db),
    sourceStates(db, live.sources, live.now()),
  ])
  const { viewers, moderators } = live.present()
  const notShown = Object.values(tally.notShown).reduce((sum, n) => sum + n, tally.takenDown)
  return {
    counts,
    sources: [...troublesOf(live), ...sources],
    screens,
    viewers,
    calm,
    takeDowns,
    tally: { received: tally.received, shown: tally.shown, edited: tally.edited, waiting: tally.waiting, notShown },
    moderators,
  }
}
