import { protocolVersion } from '../../shared/feed.ts'

/** The build of this very page, as its server wrote it into `<meta name="build">`; undefined where none is written. */
export const pageBuild = (page: Document): string | undefined =>
  page.querySelector<HTMLMetaElement>('meta[name="build"]')?.content || undefined

/** What a hello says of its server, read before any schema: a newer hello may not fit ours. */
export const serverOf = (hello: unknown): { protocol: number; build: string } | undefined => {
  if (typeof hello !== 'object' || hello === null) return undefined
  const { protocol, build } = hello as Record<string, unknown>
  return typeof protocol === 'number' && typeof build === 'string' ? { protocol, build } : undefined
}

/** Whether a page of build `own` should give way to what this server serves. */
export const isNewer = (server: { protocol: number; build: string }, own: string | undefined): boolean =>
  server.protocol > protocolVersion || (own !== undefined && server.build !== own)

/** A page reloads itself at most once in this time (ms): two nodes of different builds must not bounce it for ever. */
export const reloadPause = 10 * 60_000

/** Milliseconds until a page that last reloaded itself at `before` (epoch ms, undefined: never) may do so again. */
export const reloadIn = (before: number | undefined, now: number): number =>
  before === undefined || before > now ? 0 : Math.max(0, before + reloadPause - now)
