import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { FeedPage } from '../../shared/feed.ts'

/** The public feed over http. Every page may be held by a cache for two seconds: no page holds words that left longer ago. */
export const feedRoutes = (app: FastifyInstance, page: (after: number) => Promise<FeedPage>): void => {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/feed',
    {
      schema: {
        querystring: z.object({ after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0) }),
        response: { 200: FeedPage },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'public, max-age=2')
      return page(request.query.after)
    },
  )
}
