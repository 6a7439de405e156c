import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Decision, DeskMessage } from '../../shared/desk.ts'
import type { FeedEntry } from '../../shared/feed.ts'
import type { Lane } from '../../shared/message.ts'
import { type App, startApp } from '../../server/app.ts'
import { buildPages, builtPages } from '../../server/commands/build.ts'
import { readSettings } from '../../server/settings.ts'
import type { Source } from '../../server/source/source.ts'
import { freshDatabase } from './services.ts'

const password = 'a long test password'

declare module 'vitest' {
  export interface ProvidedContext {
    /** the store of every house of a project; SQLite unless it is named */
    store?: 'PostgreSQL'
  }
}

/** Databases of houses by their directories: a house that is opened again finds what it left. */
const databases = new Map<string, Promise<string>>()
const databaseOf = (directory: string): Promise<string> => {
  const found = databases.get(directory) ?? freshDatabase()
  databases.set(directory, found)
  return found
}

/** The whole server in this process, on a free port with a store of its own, and ways to speak to it as people do. */
export interface House extends AsyncDisposable {
  app: App
  base: string
  directory: string
  cookie: string
  /** a request from our own pages, signed in as admin unless `cookie` says otherwise */
  ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
  send: (text: string, more?: Record<string, unknown>) => Promise<{ id: string; receipt: string }>
  lane: (lane: Lane) => Promise<DeskMessage[]>
  /** the message once it stands in a lane of the desk */
  held: (id: string) => Promise<DeskMessage>
  decide: (id: string, decision: Decision) => Promise<Response>
  /** sends, waits for the desk, approves */
  approved: (text: string, more?: Record<string, unknown>) => Promise<DeskMessage>
  feed: (after?: number) => Promise<FeedEntry[]>
}

export const openHouse = async (
  options: { env?: Record<string, string>; sources?: Source[]; directory?: string; now?: () => number } = {},
): Promise<House> => {
  await buildPages()
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'headrow-')))
  const env = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: directory,
    ADMIN_PASSWORD: password,
    LOG_LEVEL: 'error',
    LIMIT_PER_DEVICE: '100000',
    ...(inject('store') === 'PostgreSQL' && { DATABASE_URL: await databaseOf(directory) }),
  }
  const settings = readSettings({ ...env, ...options.env }, false)
  const app = await startApp({
    settings,
    sources: options.sources ?? [],
    pages: builtPages(),
    ...(options.now && { now: options.now }),
  })
  const base = `http://127.0.0.1:${app.port}`
  const cookie = await signIn(base, 'admin', password)
  const ask: House['ask'] = (method, path, body, headers = {}) =>
    fetch(base + path, {
      method,
      headers: { origin: base, cookie, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const house = speak({ app, base, directory, cookie, ask })
  const close = async (): Promise<void> => {
    await app[Symbol.asyncDispose]()
    if (options.directory === undefined) await rm(directory, { recursive: true, force: true })
  }
  return { ...house, [Symbol.asyncDispose]: close }
}

export const signIn = async (base: string, name: string, secret: string): Promise<string> => {
  const reply = await fetch(`${base}/api/sign-in`, {
    method: 'POST',
    headers: { origin: base, 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: secret }),
  })
  if (reply.status !== 200) throw new Error(`sign-in answered ${reply.status}`)
  return reply.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** Tries again every few milliseconds until it is there; gives up after five seconds. */
export const until = async <T>(
  look: () => Promise<T | undefined | false> | T | undefined | false,
  what = 'it',
): Promise<T> => {
  const end = performance.now() + 5_000
  while (performance.now() < end) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`${what} did not happen within five seconds`)
}

const speak = (
  base: Pick<House, 'app' | 'base' | 'directory' | 'cookie' | 'ask'>,
): Omit<House, keyof AsyncDisposable> => {
  const { ask } = base
  const json = async <T>(reply: Response): Promise<T> => (await reply.json()) as T
  const send: House['send'] = async (text, more = {}) => {
    const reply = await ask('POST', '/api/messages', { text, consent: true, key: crypto.randomUUID(), ...more })
    if (reply.status !== 201) throw new Error(`the message was answered ${reply.status} ${await reply.text()}`)
    return json(reply)
  }
  const lane: House['lane'] = async (name) =>
    (await json<{ messages: DeskMessage[] }>(await ask('GET', `/api/desk/messages?lane=${name}&limit=500`))).messages
  const held: House['held'] = (id) =>
    until(async () => {
      for (const name of ['new', 'flagged', 'crisis', 'stashed', 'on_wall', 'not_shown'] as const) {
        const found = (await lane(name)).find((message) => message.id === id)
        if (found) return found
      }
      return undefined
    }, 'the message on the desk')
  const decide: House['decide'] = (id, decision) => ask('POST', `/api/desk/messages/${id}/decisions`, decision)
  return {
    ...base,
    send,
    lane,
    held,
    decide,
    approved: async (text, more) => {
      const { id } = await send(text, more)
      const { version } = await held(id)
      return json(await decide(id, { action: 'approve', version }))
    },
    feed: async (after = 0) =>
      (await json<{ entries: FeedEntry[] }>(await ask('GET', `/api/feed?after=${after}`))).entries,
  }
}
