import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { SetUp, SignIn } from '../../shared/api.ts'
import { DeskMe } from '../../shared/desk.ts'
import type { Accounts } from '../people/accounts.ts'
import { refuse } from './errors.ts'
import { beginSession, endSession, sessionToken } from './session.ts'

/** A password is tried at most this often a minute from one address. */
const triesAMinute = 20

export const accountRoutes = (app: FastifyInstance, accounts: Accounts, signedOut: (token: string) => void): void => {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const rateLimit = { max: triesAMinute, timeWindow: 60_000 }
  typed.post(
    '/api/sign-in',
    { schema: { body: SignIn, response: { 200: DeskMe } }, config: { rateLimit } },
    async (request, reply) => {
      const session = await accounts.signIn(request.body.name, request.body.password)
      if (!session) return refuse(reply, 'wrong-password')
      beginSession(request, reply, session.token)
      return session.person
    },
  )
  typed.post(
    '/api/set-up',
    { schema: { body: SetUp, response: { 200: DeskMe } }, config: { rateLimit } },
    async (request, reply) => {
      const session = await accounts.setUp(request.body.token, request.body.password)
      if (!session) return refuse(reply, 'forbidden')
      beginSession(request, reply, session.token)
      return session.person
    },
  )
  typed.post('/api/sign-out', { schema: { response: { 204: z.undefined() } } }, async (request, reply) => {
    const token = sessionToken(request)
    if (token !== undefined) {
      await accounts.signOut(token)
      signedOut(token)
    }
    endSession(request, reply)
    return reply.code(204).send()
  })
  // Nobody signed in is an answer here, not an error: browsers report every 401 on the console of the page that asks.
  typed.get('/api/me', { schema: { response: { 200: DeskMe, 204: z.undefined() } } }, async (request, reply) => {
    const person = await accounts.bySession(sessionToken(request))
    void reply.header('cache-control', 'no-store')
    return person ?? reply.code(204).send()
  })
}
