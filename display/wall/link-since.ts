import type { Since } from './link-state.ts'

/**
 * Turns what the server stamped into standing time (see cutoff.ts) by the server's own clock, so that no setting of
 * this screen's clock matters. Before a server has told its time, everything is taken to have begun now.
 */
export const sinceByServer = (
  standing: () => number,
  mono: () => number,
): { serverNow: (now: number) => void; since: Since } => {
  let ahead: number | undefined
  return {
    serverNow: (now) => {
      ahead = now - mono()
    },
    since: (at) => standing() - (ahead === undefined ? 0 : Math.max(0, mono() + ahead - at)),
  }
}
