import * as z from 'zod'
import { NewPersonReply, NewScreenReply, Problem } from '../../shared/api.ts'
import { type Decision, DeskMe, DeskMessage, DeskPage, type Role } from '../../shared/desk.ts'
import type { Lane } from '../../shared/message.ts'

/** Why the server did not do what was asked, with a sentence for the moderator. */
export interface Refused {
  why: 'no_connection' | 'signed_out' | 'forbidden' | 'stale' | 'not_from_here' | 'busy' | 'other'
  words: string
}
export type Answer<T> = { ok: true; value: T } | { ok: false; refused: Refused }

export type NewScreen = z.infer<typeof NewScreenReply>
const People = z.object({ people: z.array(DeskMe) })
type People = z.infer<typeof People>
const Found = z.object({ messages: z.array(DeskMessage) })
type Found = z.infer<typeof Found>
type Invited = z.infer<typeof NewPersonReply>

/** Messages read at once from a lane. */
export const pageSize = 200
/** What a search over all lanes gives at most, and the most letters that the server takes. */
export const mostFound = 50
export const longestSearch = 200
/** Milliseconds before a call counts as lost. */
const patience = 10_000

const anything = z.unknown()

const noConnection: Refused = { why: 'no_connection', words: 'The server cannot be reached.' }

const problemOf = async (response: Response): Promise<Problem | undefined> => {
  const read = Problem.safeParse(await response.json().catch(() => undefined))
  return read.success ? read.data : undefined
}

const whyOf = (status: number, type: string): Refused['why'] => {
  if (status === 401) return 'signed_out'
  if (status === 403) return 'forbidden'
  if (status === 409) return type.endsWith('/not-from-here') ? 'not_from_here' : 'stale'
  return status === 429 || status === 503 ? 'busy' : 'other'
}

const standing: Record<Refused['why'], string> = {
  no_connection: noConnection.words,
  signed_out: 'You are signed out.',
  forbidden: 'Your role does not allow this.',
  stale: 'Somebody decided first.',
  not_from_here: 'This cannot be done with the message where it is now.',
  busy: 'The server is busy. Try again in a moment.',
  other: 'The server could not do this.',
}

/** Turns an error reply into a reason and words; the field errors of a form are part of the words. */
export const refusedBy = async (response: Response): Promise<Refused> => {
  const problem = await problemOf(response)
  const why = whyOf(response.status, problem?.type ?? '')
  const fields = problem?.errors?.map(({ message }) => message).join('; ')
  return { why, words: fields || problem?.detail || (why === 'other' && problem?.title) || standing[why] }
}

/** What the desk asks of the server, all of it; every answer is read by its schema. */
export interface DeskApi {
  me: () => Promise<Answer<DeskMe>>
  signIn: (name: string, password: string) => Promise<Answer<DeskMe>>
  signOut: () => Promise<Answer<unknown>>
  setUp: (token: string, password: string) => Promise<Answer<DeskMe>>
  page: (lane: Lane, after?: string) => Promise<Answer<DeskPage>>
  /** Messages of every lane with these words or words that begin so, the newest first. */
  search: (words: string) => Promise<Answer<Found>>
  decide: (id: string, decision: Decision) => Promise<Answer<DeskMessage>>
  reply: (id: string, text: string) => Promise<Answer<DeskMessage>>
  panic: (on: boolean) => Promise<Answer<unknown>>
  newScreen: (name: string) => Promise<Answer<NewScreen>>
  people: () => Promise<Answer<People>>
  invite: (name: string, roles: readonly Role[]) => Promise<Answer<Invited>>
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>

const calling = (fetch: Fetch) => {
  const call = async <T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<Answer<T>> => {
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const response = await fetch(path, { method, ...sent, signal: AbortSignal.timeout(patience) }).catch(
      () => undefined,
    )
    if (response === undefined) return { ok: false, refused: noConnection }
    if (!response.ok) return { ok: false, refused: await refusedBy(response) }
    const value: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined)
    const read = schema.safeParse(value)
    if (read.success) return { ok: true, value: read.data }
    return {
      ok: false,
      refused: { why: 'other', words: 'The server answered in a way this page cannot read. Reload it.' },
    }
  }
  return call
}

/** The server's desk routes over same-origin HTTP, with the cookie of the session. */
export const openApi = (fetch: Fetch): DeskApi => {
  const call = calling(fetch)
  const message = (id: string): string => `/api/desk/messages/${encodeURIComponent(id)}`
  return {
    me: async () => {
      const answer = await call(DeskMe.optional(), 'GET', '/api/me')
      if (!answer.ok) return answer
      const { value } = answer
      return value ? { ok: true, value } : { ok: false, refused: { why: 'signed_out', words: standing.signed_out } }
    },
    signIn: (name, password) => call(DeskMe, 'POST', '/api/sign-in', { name, password }),
    signOut: () => call(anything, 'POST', '/api/sign-out', {}),
    setUp: (token, password) => call(DeskMe, 'POST', '/api/set-up', { token, password }),
    page: (lane, after) => {
      const query = new URLSearchParams({ lane, limit: String(pageSize), ...(after !== undefined && { after }) })
      return call(DeskPage, 'GET', `/api/desk/messages?${query.toString()}`)
    },
    search: (words) =>
      call(Found, 'GET', `/api/desk/search?${new URLSearchParams({ words, limit: String(mostFound) }).toString()}`),
    decide: (id, decision) => call(DeskMessage, 'POST', `${message(id)}/decisions`, decision),
    reply: (id, text) => call(DeskMessage, 'POST', `${message(id)}/reply`, { text }),
    panic: (on) => call(anything, 'POST', '/api/desk/panic', { on }),
    newScreen: (name) => call(NewScreenReply, 'POST', '/api/desk/screens', { name }),
    people: () => call(People, 'GET', '/api/desk/people'),
    invite: (name, roles) => call(NewPersonReply, 'POST', '/api/desk/people', { name, roles }),
  }
}
