import { pageBuild } from '../link/build.ts'
import { watchCutoff } from './cutoff-watch.ts'
import { cutoffRules } from './cutoff.ts'
import type { CutoffRules, Moment } from './cutoff.ts'
import { reportApplied } from './link-applied.ts'
import { followFeed } from './link-feed.ts'
import { reloadOnce } from './link-reload.ts'
import { screenToken } from './link-screen.ts'
import { emptyState } from './link-state.ts'
import type { WallState } from './link-state.ts'
import { takeIn } from './link-take.ts'
import type { LinkedView } from './link-draw.ts'
import { keepPageOffline } from './link-worker.ts'
import { keepCopy } from './memory-copy.ts'
import { openMemory } from './memory.ts'
import type { Memory, Remembered } from './memory.ts'

export interface WallLinkOptions {
  /** the server's origin; the page's own where absent */
  origin?: string
  rules?: CutoffRules
  /** both clocks, for tests */
  now?: () => Moment
  /** ms between two looks at what a cut-off wall may still show */
  reviewEvery?: number
  /** ms after the start before the page is kept for a reload without network */
  keepAfter?: number
  onFault?: (fault: string) => void
}

const bothClocks = (): Moment => ({ wall: Date.now(), mono: performance.now() })

/** ms that the wall waits for a local copy that hangs before it goes without it; 100,000 messages took 5,400 to read on a busy 2-core machine */
const copyWithin = 15_000

/**
 * Joins a wall to the conversation until the function it returns is called: first what its local copy holds and rule 3
 * of the safety rules lets it show, then the feed, for ever. A page opened with a screen token reports what it drew.
 */
export const connectWall = (view: LinkedView, options: WallLinkOptions = {}): (() => void) => {
  const ending = new AbortController()
  const onFault = options.onFault ?? ((words: string) => console.warn(words))
  void begin(view, { ...options, onFault }, ending.signal)
  return () => ending.abort()
}

type Options = WallLinkOptions & { onFault: (fault: string) => void }

const begin = async (view: LinkedView, options: Options, ending: AbortSignal): Promise<void> => {
  const { memory, remembered } = await remember(options.onFault)
  if (ending.aborted) return memory.close()
  const stop = join(view, options, memory, remembered)
  ending.addEventListener('abort', stop, { once: true })
}

const remember = async (
  onFault: (fault: string) => void,
): Promise<{ memory: Memory; remembered: Remembered | undefined }> => {
  const memory = await openMemory()
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, copyWithin))
  const remembered = await Promise.race([memory.load(), late]).catch(() => onFault('the local copy could not be read'))
  return { memory, remembered: remembered ?? undefined }
}

const stateOf = (remembered: Remembered | undefined): WallState => {
  if (!remembered) return emptyState()
  const { last, calm, settings, feed } = remembered.about
  const messages = new Map(remembered.held.map((held) => [held.message.id, held]))
  return { messages, last, calm, settings, feed }
}

const join = (view: LinkedView, options: Options, memory: Memory, remembered: Remembered | undefined): (() => void) => {
  const { onFault, now = bothClocks } = options
  const state = stateOf(remembered)
  const watch = watchCutoff(options.rules ?? cutoffRules, now, remembered?.about)
  const copy = keepCopy(memory, state, watch, !remembered, onFault)
  const applied = reportApplied((report) => {
    if (!feed.connected()) return false
    feed.send('applied', report)
    return true
  })
  const take = takeIn({ view, state, watch, copy, applied, mono: () => now().mono })
  take.start()
  const reload = reloadOnce(window, copy.write)
  const feed = followFeed({
    origin: options.origin ?? location.origin,
    build: pageBuild(document),
    token: screenToken(window),
    after: () => state.last,
    take,
    onPaired: applied.paired,
    onNewBuild: reload.soon,
    onFault,
  })
  view.onShown(applied.shown)
  const reviewing = setInterval(take.review, options.reviewEvery ?? 10_000)
  const forgetPage = keepPageOffline(options.keepAfter ?? 5_000, onFault)
  return () => {
    clearInterval(reviewing)
    forgetPage()
    reload.stop()
    applied.stop()
    feed.close()
    copy.stop()
  }
}
