import type { WallApplied } from '../../shared/feed.ts'

/** As many as one report may name. */
const most = 50
/** ms that a card shown for the first time may wait for others before it is reported */
const reportAfter = 250

/** Tells the server what a paired screen has drawn: take-downs are counted by this. */
export interface AppliedReports {
  /** The frame that drew everything up to `seq` is on the screen. */
  drawn: (seq: number) => void
  shown: (ids: readonly string[]) => void
  /** The server knows this connection as a paired screen, or not. */
  paired: (yes: boolean) => void
  stop: () => void
}

/** `send` answers whether the report went out; what did not go is reported after the next frame or connection. */
export const reportApplied = (send: (report: WallApplied) => boolean): AppliedReports => {
  let seq = 0
  let isPaired = false
  let waiting: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const report = (): void => {
    clearTimeout(timer)
    timer = undefined
    do {
      if (!isPaired || !send({ seq, shown: waiting.slice(0, most) })) return
      waiting = waiting.slice(most)
    } while (waiting.length > 0)
  }
  return {
    drawn: (to) => {
      seq = to
      report()
    },
    shown: (ids) => {
      waiting = [...waiting, ...ids].slice(-10 * most)
      timer ??= setTimeout(report, reportAfter)
    },
    paired: (yes) => {
      isPaired = yes
      if (yes) report()
    },
    stop: () => clearTimeout(timer),
  }
}
