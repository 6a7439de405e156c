import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from './errors.ts'

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
  return headers.origin === ours || hostOf(headers.origin) === headers.host
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)

const isOpenDoor = (request: FastifyRequest): boolean =>
  request.method === 'POST' && request.routeOptions.url === '/api/messages' && request.headers.cookie === undefined

export const setSecurity = async (app: FastifyInstance, publicUrl: string | undefined): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: publicUrl?.startsWith('https:') === true && { maxAge: 15_552_000 },
    crossOriginOpenerPolicy: false,
    crossOriginEmbedderPolicy: false,
    originAgentCluster: false,
  })
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    const { origin, host } = request.headers
    const site = request.headers['sec-fetch-site']
    const ours = isOurs({ origin, host, site: Array.isArray(site) ? site[0] : site }, publicUrl)
    if (ours === true || (ours === undefined && isOpenDoor(request))) return
    await refuse(reply, 'foreign-origin')
  })
}
