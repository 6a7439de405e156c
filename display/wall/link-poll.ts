/** ms without a socket before the feed is asked for over plain http, and between two questions: for networks whose proxy lets no websocket through */
export const pollAfter = 10_000
export const pollEvery = 3_000

export interface PollOptions {
  origin: string
  /** the last seq applied */
  after: () => number
  /** Takes a page that was asked for after `after`; true where there is more to ask for at once. */
  take: (page: unknown, after: number) => boolean
}

/** Asks for the feed again and again until the function it returns is called. A failure is no news: the next try follows. */
export const poll = (options: PollOptions): (() => void) => {
  const ending = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = async (): Promise<void> => {
    const after = options.after()
    const more = await fetchPage(`${options.origin}/api/feed?after=${after}`, ending.signal)
      .then((page) => !ending.signal.aborted && options.take(page, after))
      .catch(() => false)
    if (!ending.signal.aborted) timer = setTimeout(() => void ask(), more ? 0 : pollEvery)
  }
  timer = setTimeout(() => void ask(), pollAfter)
  return () => {
    ending.abort()
    clearTimeout(timer)
  }
}

const fetchPage = async (url: string, signal: AbortSignal): Promise<unknown> => {
  const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(pollAfter)]) })
  if (!response.ok) throw new Error(`the feed answered ${response.status}`)
  return response.json()
}
