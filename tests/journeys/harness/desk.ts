import { NewMessageReply, NewScreenReply } from '../../../shared/api.ts'
import { type Decision, DeskMessage, DeskPage, DeskStatus } from '../../../shared/desk.ts'
import type { Lane } from '../../../shared/message.ts'
import { until } from './until.ts'

export interface Answer {
  status: number
  body: unknown
}

/** A signed-in person at the desk, over http. What the server answers passes the contract's schemas. */
export interface Desk {
  /** the Cookie header of this session */
  cookie: string
  /** any request of this session, with the Origin that a page of ours would send */
  ask: (method: string, path: string, body?: unknown) => Promise<Answer>
  messages: (lane: Lane, limit?: number) => Promise<DeskMessage[]>
  /** waits until a message stands in a lane */
  waitFor: (id: string, lane: Lane) => Promise<DeskMessage>
  /** decides, and gives the message as it now stands; throws with the answer when it is refused */
  decide: (
    message: Pick<DeskMessage, 'id' | 'version'>,
    action: Decision['action'],
    more?: Omit<Decision, 'action' | 'version'>,
  ) => Promise<DeskMessage>
  panic: (on: boolean) => Promise<void>
  /** a paired screen; `path` opens the wall as it, `token` is its secret */
  newScreen: (name: string) => Promise<{ id: string; name: string; path: string; token: string }>
  status: () => Promise<DeskStatus>
}

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text }
}

/** What was answered, if its status is the expected one; else throws with the answer. */
const expected = (answer: Answer, status: number): unknown => {
  if (answer.status === status) return answer.body
  throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`)
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')

/** Sends words as the web form's script does; `more` is the rest of the body. Throws unless they were taken. */
export const send = async (url: string, text: string, more: Record<string, unknown> = {}): Promise<NewMessageReply> => {
  const body = JSON.stringify({ text, consent: true, key: crypto.randomUUID(), ...more })
  const headers = { 'content-type': 'application/json', origin: url }
  const answer = await read(await fetch(`${url}/api/messages`, { method: 'POST', headers, body }))
  return NewMessageReply.parse(expected(answer, 201))
}

/** Signs in and keeps the cookie. Throws when the server refuses. */
export const signIn = async (url: string, password: string, name = 'admin'): Promise<Desk> => {
  const headers = { 'content-type': 'application/json', origin: url }
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ name, password }),
  })
  const cookie = cookiesOf(response)
  if (!response.ok) throw new Error(`sign-in refused: ${response.status} ${await response.text()}`)
  return deskOf(url, cookie)
}

const deskOf = (url: string, cookie: string): Desk => {
  const ask: Desk['ask'] = async (method, path, body) => {
    const json = body === undefined ? undefined : { 'content-type': 'application/json' }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    return read(await fetch(`${url}${path}`, { method, headers: { cookie, origin: url, ...json }, ...sent }))
  }
  const messages: Desk['messages'] = async (lane, limit = 100) =>
    DeskPage.parse(expected(await ask('GET', `/api/desk/messages?lane=${lane}&limit=${limit}`), 200)).messages
  return {
    cookie,
    ask,
    messages,
    waitFor: async (id, lane) =>
      until(`${id} stands in ${lane}`, async () => (await messages(lane, 500)).find((message) => message.id === id)),
    decide: async ({ id, version }, action, more = {}) =>
      DeskMessage.parse(
        expected(await ask('POST', `/api/desk/messages/${id}/decisions`, { action, version, ...more }), 200),
      ),
    panic: async (on) => void expected(await ask('POST', '/api/desk/panic', { on }), 200),
    newScreen: async (name) => {
      const screen = NewScreenReply.parse(expected(await ask('POST', '/api/desk/screens', { name }), 201))
      return { ...screen, token: screen.path.split('=').at(-1) ?? '' }
    },
    status: async () => DeskStatus.parse(expected(await ask('GET', '/api/desk/status'), 200)),
  }
}
