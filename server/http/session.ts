import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Right, may } from '../../shared/desk.ts'
import { newToken } from '../ids.ts'
import type { Accounts, Person } from '../people/accounts.ts'
import { sessionFor } from '../people/accounts.ts'
import { refuse } from './errors.ts'

const sessionCookie = 'headrow'
const deviceCookie = 'headrow_device'

declare module 'fastify' {
  interface FastifyRequest {
    person: Person | null
    /** a random name of this browser, for limits only; it goes no further than a keyed hash */
    device: string
  }
}

const cookieOptions = (secure: boolean, seconds: number) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict' as const,
  secure,
  maxAge: seconds,
})

export const beginSession = (request: FastifyRequest, reply: FastifyReply, token: string): void => {
  void reply.setCookie(sessionCookie, token, cookieOptions(request.isSecure, sessionFor / 1_000))
}

export const endSession = (request: FastifyRequest, reply: FastifyReply): void => {
  void reply.clearCookie(sessionCookie, cookieOptions(request.isSecure, 0))
}

export const sessionToken = (request: FastifyRequest): string | undefined => request.cookies[sessionCookie]

/** The session's token from a raw Cookie header, for the socket's handshake. */
export const tokenIn = (app: FastifyInstance, header: string | undefined): string | undefined =>
  header === undefined ? undefined : app.parseCookie(header)[sessionCookie]

/** Names a browser that has no name yet, so that limits can be kept by device; half a day, like a visit. */
export const nameDevice = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const known = request.cookies[deviceCookie]
  request.device = known !== undefined && /^[\w-]{20,60}$/.test(known) ? known : newToken()
  if (request.device !== known) {
    void reply.setCookie(deviceCookie, request.device, { ...cookieOptions(request.isSecure, 43_200), sameSite: 'lax' })
  }
}

/**
 * A hook that lets only people with this right pass: 401 without a session, 403 without the right. `inNeed` knows who is at
 * a desk right now, for the one step that must not wait for a store that does not answer.
 */
export const only =
  (accounts: Accounts, right: Right, inNeed?: (token: string) => Person | undefined) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const person = await personBehind(accounts, sessionToken(request), inNeed)
    if (!person) return refuse(reply, 'signed-out')
    if (!may(person.roles, right)) return refuse(reply, 'forbidden')
    request.person = person
    return undefined
  }

const personBehind = async (
  accounts: Accounts,
  token: string | undefined,
  inNeed?: (token: string) => Person | undefined,
): Promise<Person | undefined> => {
  try {
    return await accounts.bySession(token)
  } catch (error) {
    const person = token === undefined ? undefined : inNeed?.(token)
    if (!person) throw error
    return person
  }
}

export const personOf = (request: FastifyRequest): Person => {
  if (request.person === null) throw new Error('this route has no sign-in hook')
  return request.person
}
