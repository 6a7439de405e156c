/** Resolves after `ms` milliseconds, or at once when the signal aborts. Never rejects, leaves no timer behind. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })

/** How long a source waits after its n-th failure in a row: `first` ms, doubled each time up to `most`. */
export interface Patience {
  first: number
  most: number
}

/**
 * Milliseconds to wait after `failures` failures in a row (1 is the first). `chance` in [0, 1) spreads it by a quarter
 * to both sides, so that many readers do not come back at the same instant.
 */
export const backOff = (failures: number, { first, most }: Patience, chance: number): number =>
  Math.round(Math.min(most, first * 2 ** Math.min(failures - 1, 30)) * (0.75 + chance / 2))

/** Milliseconds as people say them: "12 s", "4 min", "3 h". */
export const inWords = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1_000))
  if (seconds < 90) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}

/** Lets one loop sleep until something rings, `ms` milliseconds have gone, or the signal aborts. A ring is never missed. */
export const openBell = (signal: AbortSignal) => {
  let rung = false
  let wake = (): void => undefined
  return {
    ring: (): void => {
      rung = true
      wake()
    },
    wait: async (ms: number): Promise<void> => {
      if (!rung) {
        const ending = new AbortController()
        wake = () => ending.abort()
        await pause(ms, AbortSignal.any([signal, ending.signal]))
      }
      rung = false
    },
  }
}
