import { type Answer, ask } from '../ask.ts'

/** Posts in one page, the most that Mastodon gives. */
export const pageSize = 40
const maxBytes = 4_000_000

/** Requests to one Mastodon server. `base` is its address without a slash at the end. */
export interface Client {
  tagPage: (tag: string, ids: { sinceId?: string | undefined; maxId?: string | undefined }) => Promise<Answer>
  post: (id: string) => Promise<Answer>
  /** the tag itself with how often it was used of late */
  tag: (tag: string) => Promise<Answer>
}

export const openClient = (base: string, { signal, timeoutMs }: { signal: AbortSignal; timeoutMs: number }): Client => {
  const get = (path: string) => ask(`${base}${path}`, { signal, timeoutMs, maxBytes })
  return {
    tagPage: (tag, { sinceId, maxId }) => {
      const query = new URLSearchParams({ limit: String(pageSize) })
      if (sinceId !== undefined) query.set('since_id', sinceId)
      if (maxId !== undefined) query.set('max_id', maxId)
      return get(`/api/v1/timelines/tag/${encodeURIComponent(tag)}?${query.toString()}`)
    },
    post: (id) => get(`/api/v1/statuses/${encodeURIComponent(id)}`),
    tag: (tag) => get(`/api/v1/tags/${encodeURIComponent(tag)}`),
  }
}
