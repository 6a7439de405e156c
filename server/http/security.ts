import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isOurs } from '../people/origin.ts'
import { refuse } from './errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** whether its browser came by https, though a proxy that TRUST_PROXY does not name may have brought it by http */
    isSecure: boolean
  }
}

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
  const home = publicUrl?.startsWith('https:') === true ? new URL(publicUrl).host : undefined
  app.decorateRequest('isSecure', {
    getter() {
      return this.protocol === 'https' || (home !== undefined && this.headers.host?.toLowerCase() === home)
    },
  })
  app.addHook('onRequest', async (request, reply) => {
    // What is nowhere changes nothing.
    if (request.is404) return
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    const { origin, host } = request.headers
    const site = request.headers['sec-fetch-site']?.toString()
    const ours = isOurs({ origin, host, site }, publicUrl)
    if (ours === true || (ours === undefined && isOpenDoor(request))) return
    await refuse(reply, 'foreign-origin')
  })
}
