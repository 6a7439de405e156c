/**
 * Whether a request that changes something comes from our own pages: Origin, if sent, equals the request's host or
 * PUBLIC_URL; Sec-Fetch-Site is judged only if sent, for browsers leave it out at a plain http address. With neither,
 * only the cookie-less public POST of a message passes.
 */
export const isOurs = (
  headers: { origin?: string | undefined; host?: string | undefined; site?: string | undefined },
  publicUrl: string | undefined,
): boolean | undefined => {
  if (headers.site !== undefined && headers.site !== 'same-origin') return false
  if (headers.origin === undefined) return headers.site === undefined ? undefined : true
  const ours = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  const from = hostOf(headers.origin)
  return headers.origin === ours || (from !== undefined && from === headers.host)
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)
