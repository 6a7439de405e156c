/** Seconds until the next try after `failures` tries that failed: 2, 4, 8, 16, then every 30. */
export const retrySeconds = (failures: number): number => Math.min(30, 2 ** Math.max(1, failures))

/** The seconds of a Retry-After header, where it names some; a date is not used by our server. */
export const askedSeconds = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) : undefined

export interface Poll {
  /** milliseconds between two looks while the page is seen */
  every: number
  /** resolves to false when there is nothing more to wait for; rejects when the server could not be asked */
  look: () => Promise<boolean>
}

/**
 * Looks again and again while the page is seen, at once when it is seen again, and ever more rarely while the server
 * cannot be reached.
 */
export const keepLooking = ({ every, look }: Poll): void => {
  let failures = 0
  let waiting: ReturnType<typeof setTimeout> | undefined
  let looking = false
  const again = async (): Promise<void> => {
    if (looking || document.hidden) return
    looking = true
    clearTimeout(waiting)
    const more = await look().then(
      (left) => ((failures = 0), left),
      () => ((failures += 1), true),
    )
    looking = false
    const pause = failures === 0 ? every : retrySeconds(failures) * 1_000
    if (more) waiting = setTimeout(() => void again(), pause)
    else document.removeEventListener('visibilitychange', seen)
  }
  const seen = (): void => void again()
  document.addEventListener('visibilitychange', seen)
  waiting = setTimeout(() => void again(), every)
}
