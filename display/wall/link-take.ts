import type { FeedEntry, FeedSnapshot, WallHello } from '../../shared/feed.ts'
import type { CutoffWatch } from './cutoff-watch.ts'
import type { AppliedReports } from './link-applied.ts'
import { drawOn } from './link-draw.ts'
import type { LinkedView } from './link-draw.ts'
import { sinceByServer } from './link-since.ts'
import { applyEntries, applySnapshot, forgetAll, isOther } from './link-state.ts'
import type { WallState } from './link-state.ts'
import type { Copy } from './memory-copy.ts'
import type { WallChange } from './wall.ts'

/** Everything that what is heard goes through, in this order: state, cut-off rule, view, local copy, report. */
export interface WallParts {
  view: LinkedView
  state: WallState
  watch: CutoffWatch
  copy: Copy
  applied: AppliedReports
  /** monotonic, in ms */
  mono: () => number
}

export interface WallTake {
  /** Puts what the local copy held on the wall, before any network. */
  start: () => void
  /** False where the server speaks of another conversation: everything is forgotten and must be asked for again. */
  hello: (hello: WallHello) => boolean
  entries: (entries: FeedEntry[], last: number, caughtUp: boolean) => void
  snapshot: (snapshot: FeedSnapshot) => void
  /** The server was heard and has nothing more for us. */
  heard: () => void
  /** Looks again at what may still be shown; to be called every few seconds. */
  review: () => void
}

export const takeIn = ({ view, state, watch, copy, applied, mono }: WallParts): WallTake => {
  const drawing = drawOn(view, state, applied)
  const { since, serverNow } = sinceByServer(watch.standing, mono)

  const backInTouch = (): WallChange[] => {
    watch.heard()
    return watch.review(state)
  }
  const forget = (): void => {
    drawing.draw(watch.pass(forgetAll(state)))
    copy.anew()
  }
  return {
    start: () => startFrom(view, state, watch),
    hello: (hello) => {
      const other = isOther(state, hello)
      if (other) forget()
      serverNow(hello.now)
      drawing.hello(hello.calm)
      state.settings = hello.settings
      state.feed = hello.feed ?? state.feed
      view.settings(hello.settings)
      drawing.draw([])
      copy.changed([], false)
      return !other
    },
    entries: (entries, last, caughtUp) => {
      const changes = watch.pass(applyEntries(state, entries, since))
      state.last = last
      if (caughtUp) drawing.settled()
      drawing.draw(caughtUp ? [...changes, ...backInTouch()] : changes)
      const ids = entries.flatMap((entry) => entry.message?.id ?? entry.id ?? [])
      const takenDown = entries.some((entry) => !entry.message)
      copy.changed(ids, takenDown)
    },
    snapshot: (snapshot) => {
      const changes = watch.pass(applySnapshot(state, snapshot, since))
      drawing.settled()
      drawing.draw([...changes, ...backInTouch()])
      copy.anew()
    },
    heard: () => {
      const mayEndCalm = drawing.settled()
      const changes = backInTouch()
      if (mayEndCalm || changes.length > 0) drawing.draw(changes)
    },
    review: () => {
      if (watch.reach() === 'none' && state.messages.size > 0) return forget()
      const changes = watch.review(state)
      if (changes.length > 0) drawing.draw(changes)
      void copy.write()
    },
  }
}

const startFrom = (view: LinkedView, state: WallState, watch: CutoffWatch): void => {
  watch.review(state)
  if (state.settings) view.settings(state.settings)
  view.calm(state.calm)
  void view.reset(watch.visible(state))
}
