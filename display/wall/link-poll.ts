/** ms without a socket before the feed is asked for over plain http: for networks whose proxy lets no websocket through */
export const pollAfter = 10_000
/** ms between two questions */
export const pollEvery = 3_000

export interface PollOptions {
  /** the last seq applied */
  after: () => number
  /** Asks for the page of the feed after a seq; rejects where there is none. */
  ask: (after: number, signal: AbortSignal) => Promise<unknown>
  /** Takes a page that was asked for after `after`; true where there is more to ask for at once. */
  take: (page: unknown, after: number) => boolean
}

/** Asks for the feed again and again until the function it returns is called. A failure is no news: the next try follows. */
export const poll = (options: PollOptions): (() => void) => {
  const ending = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  const turn = async (): Promise<void> => {
    const after = options.after()
    const more = await options
      .ask(after, ending.signal)
      .then((page) => !ending.signal.aborted && options.take(page, after))
      .catch(() => false)
    if (!ending.signal.aborted) timer = setTimeout(() => void turn(), more ? 0 : pollEvery)
  }
  timer = setTimeout(() => void turn(), pollAfter)
  return () => {
    ending.abort()
    clearTimeout(timer)
  }
}

/** `GET /api/feed?after=N` of a server, as it came. Rejects on any answer but success and after ten seconds. */
export const askFeed =
  (origin: string): PollOptions['ask'] =>
  async (after, signal) => {
    const url = `${origin}/api/feed?after=${after}`
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) })
    if (!response.ok) throw new Error(`the feed answered ${response.status}`)
    const page: unknown = await response.json()
    return page
  }
