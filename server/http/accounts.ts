import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { SetUp, SignIn } from '../../shared/api.ts'
import { DeskMe } from '../../shared/desk.ts'
import type { Counts } from '../bus/bus.ts'
import type { Accounts, Person } from '../people/accounts.ts'
import { type Attempt, attemptsAtTheDoor } from './limits.ts'
import { refuse } from './errors.ts'
import { beginSession, endSession, sessionToken } from './session.ts'

/** Opens a session if the try is right; one that is wrong, or never answered, stays counted. */
const enter = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { retryAfter, wentWell }: Attempt,
  wrong: 'wrong-password' | 'forbidden',
  open: () => Promise<{ person: Person; token: string } | undefined>,
): Promise<Person | FastifyReply> => {
  if (retryAfter !== undefined) return refuse(reply, 'too-many', { retryAfter })
  const session = await open()
  if (!session) return refuse(reply, wrong)
  await wentWell()
  beginSession(request, reply, session.token)
  return session.person
}

export const accountRoutes = (
  app: FastifyInstance,
  accounts: Accounts,
  counts: Counts,
  signedOut: (token: string) => void,
): void => {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const attempt = attemptsAtTheDoor(counts)
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))
  typed.post('/api/sign-in', { schema: { body: SignIn, response: { 200: DeskMe } } }, async (request, reply) => {
    const { name, password } = request.body
    return enter(request, reply, await attempt(request, name), 'wrong-password', () => accounts.signIn(name, password))
  })
  typed.post('/api/set-up', { schema: { body: SetUp, response: { 200: DeskMe } } }, async (request, reply) => {
    const { token, password } = request.body
    return enter(request, reply, await attempt(request), 'forbidden', () => accounts.setUp(token, password))
  })
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
    return person ?? reply.code(204).send()
  })
}
