import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isOurs } from '../people/origin.ts'
import { refuse } from './errors.ts'

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
    const site = request.headers['sec-fetch-site']?.toString()
    const ours = isOurs({ origin, host, site }, publicUrl)
    if (ours === true || (ours === undefined && isOpenDoor(request))) return
    await refuse(reply, 'foreign-origin')
  })
}
