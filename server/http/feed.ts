import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { FeedPage } from '../../shared/feed.ts'

const Seq = z
  .string()
  .regex(/^\d{1,16}$/, 'a whole number')
  .transform(Number)
  .pipe(z.number().max(Number.MAX_SAFE_INTEGER))

/** The public feed over http. Every page may be held by a cache for two seconds: no page holds words that left longer ago. */
export const feedRoutes = (app: FastifyInstance, json: (after: number) => Promise<string>): void => {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/feed',
    {
      schema: {
        querystring: z.object({ after: Seq.default(0) }),
        response: { 200: FeedPage },
      },
    },
    async (request, reply) => {
      const page = await json(request.query.after)
      // Only now: an error is nothing for a cache.
      void reply.header('cache-control', 'public, max-age=2').type('application/json; charset=utf-8')
      return reply.serializer((text: string) => text).send(page as never)
    },
  )
}
