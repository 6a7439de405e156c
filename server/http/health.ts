import type { FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'

/** Whether this server can take and show messages now. Degraded: it can, slower and for itself, without Redis. */
export interface Ready {
  ready: boolean
  degraded: boolean
  store: 'ok' | 'failing'
  redis: 'ok' | 'away' | 'not used'
}

export const healthRoutes = (app: FastifyInstance, rooms: { ready: () => Promise<Ready>; metrics: Registry }): void => {
  app.get('/health/live', async () => ({ live: true }))
  app.get('/health/ready', async (_request, reply) => {
    const ready = await rooms.ready()
    return reply.code(ready.ready ? 200 : 503).send(ready)
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type(rooms.metrics.contentType).send(await rooms.metrics.metrics()),
  )
}
