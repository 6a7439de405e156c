import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Settings } from '../settings.ts'
import { refuseUnread, refuseUnrouted, setErrors } from './errors.ts'
import { setSecurity } from './security.ts'

/**
 * The http server with everything that all routes share: schemas, errors, security, cookies, limits. The log holds
 * no bodies, addresses or cookies.
 */
export const openHttp = async (settings: Settings): Promise<FastifyInstance> => {
  const app = Fastify({
    logger: {
      level: settings.log.level,
      serializers: { req: ({ method, routeOptions }) => ({ method, route: routeOptions?.url }) },
      redact: ['req.headers', 'headers'],
    },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.listen.trustProxy.length === 0 ? false : settings.listen.trustProxy,
    bodyLimit: 65_536,
    requestTimeout: 30_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: refuseUnrouted,
    clientErrorHandler: refuseUnread,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  setErrors(app)
  app.removeContentTypeParser('text/plain')
  app.decorateRequest('person', null)
  app.decorateRequest('device', '')
  await setSecurity(app, settings.listen.publicUrl)
  await app.register(cookie)
  await app.register(underPressure, { maxEventLoopDelay: 2_000, pressureHandler: () => undefined })
  await app.register(swagger, {
    openapi: { info: { title: 'Headrow', version: '1', description: 'A moderated conversation on a map of the city' } },
    transform: jsonSchemaTransform,
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  return app
}
