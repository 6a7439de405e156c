import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { NewMessage, NewMessageReply, type Problem, Receipt } from '../../shared/api.ts'
import { areaOf } from '../../shared/place/gazetteer.ts'
import type { Intake } from '../intake/intake.ts'
import { consentVersion } from '../../shared/words/consent.ts'
import { type ProblemName, problem, refuse } from './errors.ts'
import type { Limit } from './limits.ts'
import { nameDevice } from './session.ts'

export type Submitted =
  | { ok: true; id: string; receipt: string }
  | { ok: false; status: number; problem: Problem; name: ProblemName; retryAfter?: number }

export type Submit = (message: NewMessage, request: FastifyRequest) => Promise<Submitted>

const no = (name: ProblemName, options: { errors?: Problem['errors']; retryAfter?: number } = {}): Submitted => {
  const body = problem(name, options.errors)
  const retryAfter = options.retryAfter === undefined ? {} : { retryAfter: options.retryAfter }
  return { ok: false, status: body.status, problem: body, name, ...retryAfter }
}

/** The message that is held under this key, with the answer that its sender got. */
type Known = (key: string) => Promise<{ id: string; receipt: string } | undefined>

/**
 * One door for the form with and without script: limits, then intake; answered after the commit. A message that is
 * held already is no new one: its sender gets the answer again, whatever the limits say.
 */
export const submitter =
  (intake: Intake, known: Known, limit: Limit, isPressed: () => boolean, now: () => number): Submit =>
  async (message, request) => {
    if (isPressed()) return no('busy', { retryAfter: 5 })
    const retryAfter = await limit(request)
    if (retryAfter !== undefined) {
      const held = await known(message.key.toLowerCase())
      return held ? { ok: true, id: held.id, receipt: held.receipt } : no('too-many', { retryAfter })
    }
    if (message.area && !areaOf(message.area)) {
      return no('invalid', { errors: [{ field: 'area', message: 'choose an area from the list' }] })
    }
    const taken = await intake.take({
      source: 'web',
      externalId: message.key.toLowerCase(),
      text: message.text,
      name: message.name,
      author: request.device,
      area: message.area ?? undefined,
      areaFrom: 'chosen',
      sentAt: now(),
      under16: message.under16,
      consentVersion,
    })
    if (taken.ok) return { ok: true, id: taken.id, receipt: taken.receipt }
    if (taken.why === 'blank') return no('invalid', { errors: [{ field: 'text', message: 'write a message' }] })
    return no('busy', { retryAfter: 2 })
  }

export const messageRoutes = (
  app: FastifyInstance,
  rooms: { submit: Submit; receipt: (code: string) => Promise<Receipt | undefined> },
): void => {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  typed.post(
    '/api/messages',
    { schema: { body: NewMessage, response: { 201: NewMessageReply } }, onRequest: nameDevice, bodyLimit: 65_536 },
    async (request, reply) => {
      const submitted = await rooms.submit(request.body, request)
      void reply.header('cache-control', 'no-store')
      if (submitted.ok) return reply.code(201).send({ id: submitted.id, receipt: submitted.receipt })
      const { retryAfter } = submitted
      return refuse(reply, submitted.name, {
        errors: submitted.problem.errors,
        ...(retryAfter !== undefined && { retryAfter }),
      })
    },
  )
  typed.get(
    '/api/receipts/:code',
    { schema: { params: z.object({ code: z.string().max(40) }), response: { 200: Receipt } } },
    async (request, reply) => {
      const receipt = await rooms.receipt(request.params.code)
      void reply.header('cache-control', 'no-store')
      return receipt ?? refuse(reply, 'not-found')
    },
  )
}
