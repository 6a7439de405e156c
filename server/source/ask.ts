/** What came of a request: a body read as JSON, a refusal by status, or no usable answer, told in words for the desk. */
export type Answer =
  | { kind: 'answer'; body: unknown; headers: Headers }
  | { kind: 'refused'; status: number; headers: Headers }
  | { kind: 'failed'; words: string }

export interface AskOptions {
  signal: AbortSignal
  /** milliseconds until the whole answer must be there */
  timeoutMs: number
  /** a longer body is given up */
  maxBytes: number
}

/**
 * GET of JSON from a network's server, bounded in time and size. Redirects are not followed: a configured address is
 * asked, nothing else. Never throws.
 */
export const ask = async (url: string, { signal, timeoutMs, maxBytes }: AskOptions): Promise<Answer> => {
  const limit = AbortSignal.timeout(timeoutMs)
  try {
    const reply = await fetch(url, {
      signal: AbortSignal.any([signal, limit]),
      redirect: 'manual',
      headers: { accept: 'application/json', 'user-agent': 'Headrow (a city conversation wall)' },
    })
    if (!reply.ok) {
      await reply.body?.cancel()
      return { kind: 'refused', status: reply.status, headers: reply.headers }
    }
    const text = await readUpTo(reply, maxBytes)
    if (text === undefined) return { kind: 'failed', words: 'its answer is too large' }
    return { kind: 'answer', body: JSON.parse(text) as unknown, headers: reply.headers }
  } catch (error) {
    return { kind: 'failed', words: failure(error, limit.aborted) }
  }
}

const readUpTo = async (reply: Response, maxBytes: number): Promise<string | undefined> => {
  if (reply.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of reply.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

const failure = (error: unknown, timedOut: boolean): string => {
  if (timedOut) return 'it does not answer in time'
  return error instanceof SyntaxError ? 'its answer is not JSON' : 'it cannot be reached'
}

/**
 * When a refused asker may come again, in epoch ms: `Retry-After` (seconds or a date) or `X-RateLimit-Reset`
 * (an ISO date, as Mastodon sends it, or epoch seconds). Undefined when neither can be read. At most an hour ahead.
 */
export const mayAskAgainAt = (headers: Headers, now: number): number | undefined => {
  const at =
    timeOf(headers.get('retry-after'), now) ??
    timeOf(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset'), now)
  return at === undefined ? undefined : Math.min(Math.max(at, now), now + 3_600_000)
}

const timeOf = (value: string | null, now: number): number | undefined => {
  if (value === null || value.trim() === '') return undefined
  const number = Number(value)
  if (Number.isFinite(number)) return number > 1_000_000_000 ? number * 1_000 : now + number * 1_000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : date
}
