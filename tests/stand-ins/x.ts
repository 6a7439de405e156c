import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { Agent } from 'node:https'
import { type AddressInfo, connect } from 'node:net'

/** A version of a post as X sends it; what is not given is as ordinary as can be. */
export interface StandInPost {
  id: string
  text: string
  author_id: string
  created_at: string
  edit_history_tweet_ids: string[]
  [field: string]: unknown
}
export interface StandInUser {
  id: string
  name: string
  username: string
  protected?: boolean
}
interface StandInRule {
  id: string
  value: string
  tag?: string
}
/** An answer in place of the ordinary one. */
export interface Refusal {
  status: number
  body: string | object
  headers?: Record<string, string>
}

/** What a request asked for, without the fields. */
export interface Asked {
  method: string
  path: string
  query: Record<string, string>
}

const types = 'https://api.twitter.com/2/problems'
/** Bodies as X's documentation shows them. */
export const problems = {
  unauthorized: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' },
  credits: {
    account_id: 1,
    title: 'CreditsDepleted',
    type: `${types}/credits`,
    detail: 'Your enrolled account [1] does not have any credits to fulfill this request.',
  },
  forbidden: {
    client_id: '1',
    reason: 'client-not-enrolled',
    title: 'Client Forbidden',
    type: `${types}/client-forbidden`,
    detail: 'This request must be made using an approved developer account that is enrolled in the requested endpoint.',
  },
  connections: {
    title: 'ConnectionException',
    detail: 'This stream is currently at the maximum allowed connection limit.',
    connection_issue: 'TooManyConnections',
    type: `${types}/streaming-connection`,
  },
  limited: { title: 'Too Many Requests', type: 'about:blank', status: 429, detail: 'Too Many Requests' },
  invalidRule: {
    meta: { sent: '2026-11-02T10:00:00.000Z', summary: { created: 0, not_created: 1, valid: 0, invalid: 1 } },
    errors: [{ value: '#', details: ['no viable alternative'], title: 'Invalid', type: `${types}/invalid-rules` }],
  },
  tooOld: {
    errors: [
      {
        parameters: { since_id: ['1'] },
        message:
          "'since_id' must be a tweet id created after 2026-10-26T10:00Z. Please use a 'since_id' that is larger",
      },
    ],
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    type: `${types}/invalid-request`,
  },
} as const
export const page = (title: string): Refusal => ({
  status: 200,
  body: `<!doctype html><title>${title}</title>\r\n`,
  headers: { 'content-type': 'text/html' },
})

export interface XStandIn {
  httpAgent: Agent
  token: string
  posts: Map<string, StandInPost>
  users: Map<string, StandInUser>
  rules: StandInRule[]
  asked: Asked[]
  /** Refuses every request whose method and path end so, such as `/rules` or `POST /2/tweets`, until told otherwise. */
  refuse: (path: string, refusal: Refusal | undefined) => void
  /** Writes a post and streams it, when `tagged` or its words carry the hashtag. */
  post: (post: Partial<StandInPost> & { text: string }) => StandInPost
  /** Another version of a post, as a post of its own. */
  edit: (firstId: string, text: string, more?: Partial<StandInPost>) => StandInPost
  /** How look-up answers for an id that is not to be seen. */
  hide: (id: string, problem: 'resource-not-found' | 'not-authorized-for-resource') => void
  /** The line of the stream for a post. */
  lineOf: (post: StandInPost, ruleId?: string) => string
  /** Bytes on every open stream as they are. */
  raw: (bytes: string | Buffer) => void
  /** Ends the streams. */
  drop: () => void
  /** open streams */
  streams: () => number
  /** how often a stream was opened or refused */
  connections: number[]
  keepAlive: (on: boolean) => void
  /** posts of one page of search; posts younger than `lagMs` are not found */
  searches: { pageSize: number; lagMs: number; reachMs: number }
  up: (on: boolean) => void
  /** takes requests and answers none */
  silent: (on: boolean) => void
  /** streams and unanswered requests */
  open: () => number
  close: () => Promise<void>
}

const epoch = 1_288_834_974_657n
let serial = 0n
export const idOf = (at: number): string => String(((BigInt(at) - epoch) << 22n) + (serial++ % 4_194_304n))
const timeOf = (id: string): number => Number((BigInt(id) >> 22n) + epoch)

/** X's API v2 on loopback, as far as a reader of hashtags needs it. `keepAliveMs` between two signs of life. */
export const startX = async ({ tag = 'LeedsCares', keepAliveMs = 20 } = {}): Promise<XStandIn> => {
  const refusals = new Map<string, Refusal>()
  const hidden = new Map<string, string>()
  const streams = new Set<ServerResponse>()
  let [open, up, beating, mute] = [0, true, true, false]

  const isTagged = ({ text, tagged }: StandInPost) =>
    tagged === true || text.toLowerCase().includes(`#${tag.toLowerCase()}`)
  const json = (reply: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void => {
    const reset = String(Math.floor(Date.now() / 1_000) + 900)
    const limits = { 'x-rate-limit-limit': '450', 'x-rate-limit-remaining': '449', 'x-rate-limit-reset': reset }
    reply.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...limits, ...headers })
    reply.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
  const bare = (post: StandInPost) => ({ ...post, tagged: undefined })
  const includesOf = (posts: StandInPost[], query: Record<string, string>) => {
    if (query['expansions']?.includes('author_id') !== true) return {}
    const authors = [...new Set(posts.map(({ author_id: author }) => author))]
    return { includes: { users: authors.flatMap((id) => stand.users.get(id) ?? []) } }
  }

  const answerRules = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    if (request.method === 'GET') {
      return json(reply, {
        ...(stand.rules.length > 0 ? { data: stand.rules } : {}),
        meta: { sent: new Date().toISOString(), result_count: stand.rules.length },
      })
    }
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const body = JSON.parse(text) as { add?: { value: string; tag?: string }[]; delete?: { ids: string[] } }
    if (body.delete) stand.rules = stand.rules.filter(({ id }) => body.delete?.ids.includes(id) !== true)
    const added: StandInRule[] = []
    const errors: object[] = []
    for (const rule of body.add ?? []) {
      const same = stand.rules.find(({ value }) => value === rule.value)
      if (same)
        errors.push({ value: rule.value, id: same.id, title: 'DuplicateRule', type: `${types}/duplicate-rules` })
      else added.push({ id: idOf(Date.now()), ...rule })
    }
    stand.rules.push(...added)
    json(
      reply,
      {
        ...(added.length > 0 ? { data: added } : {}),
        meta: { sent: new Date().toISOString(), summary: { created: added.length, not_created: errors.length } },
        ...(errors.length > 0 ? { errors } : {}),
      },
      201,
    )
  }

  const answerSearch = (query: Record<string, string>, reply: ServerResponse): void => {
    const { since_id: since, start_time: start, next_token: next } = query
    const oldest = Date.now() - stand.searches.reachMs
    if (since !== undefined && timeOf(since) < oldest) return json(reply, problems.tooOld, 400)
    const from = start === undefined ? 0 : Date.parse(start)
    const before = next === undefined ? undefined : BigInt(next.slice(1))
    const found = [...stand.posts.values()]
      .filter((post) => isTagged(post) && !hidden.has(post.id))
      .filter(({ id }) => since === undefined || BigInt(id) > BigInt(since))
      .filter(({ id }) => timeOf(id) >= from && timeOf(id) <= Date.now() - stand.searches.lagMs)
      .filter(({ id }) => before === undefined || BigInt(id) < before)
      .toSorted((a, b) => Number(BigInt(b.id) - BigInt(a.id)))
    const these = found.slice(0, stand.searches.pageSize)
    const more = found.length > these.length ? { next_token: `b${these.at(-1)?.id}` } : {}
    if (these.length === 0) return json(reply, { meta: { result_count: 0 } })
    json(reply, {
      data: these.map(bare),
      ...includesOf(these, query),
      meta: { newest_id: these[0]?.id, oldest_id: these.at(-1)?.id, result_count: these.length, ...more },
    })
  }

  const answerLookUp = (query: Record<string, string>, reply: ServerResponse): void => {
    const ids = query['ids']?.split(',') ?? []
    if (ids.length > 100) return json(reply, { title: 'Invalid Request', errors: [{ parameters: { ids } }] }, 400)
    const found = ids.flatMap((id) => (hidden.has(id) ? [] : (stand.posts.get(id) ?? [])))
    const errors = ids
      .filter((id) => !found.some((post) => post.id === id))
      .map((id) => ({
        value: id,
        detail: `Could not find tweet with ids: [${id}].`,
        title: 'Not Found Error',
        resource_type: 'tweet',
        parameter: 'ids',
        resource_id: id,
        type: `${types}/${hidden.get(id) ?? 'resource-not-found'}`,
      }))
    json(reply, {
      ...(found.length > 0 ? { data: found.map(bare), ...includesOf(found, query) } : {}),
      ...(errors.length > 0 ? { errors } : {}),
    })
  }

  const answerStream = (reply: ServerResponse): void => {
    if (streams.size > 0) return json(reply, problems.connections, 429)
    reply.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
    reply.write('\r\n')
    streams.add(reply)
    reply.once('close', () => streams.delete(reply))
  }

  const server = createServer((request, reply) => {
    const url = new URL(request.url ?? '/', 'https://api.x.com')
    const query = Object.fromEntries(url.searchParams)
    stand.asked.push({ method: request.method ?? '', path: url.pathname, query })
    open++
    reply.once('close', () => open--)
    if (url.pathname.endsWith('/stream')) stand.connections.push(Date.now())
    if (mute) return
    const refusal = [...refusals].find(([path]) => `${request.method} ${url.pathname}`.endsWith(path))?.[1]
    if (request.headers.authorization !== `Bearer ${stand.token}`) return json(reply, problems.unauthorized, 401)
    if (refusal !== undefined) return json(reply, refusal.body, refusal.status, refusal.headers)
    if (url.pathname === '/2/tweets/search/stream/rules') return void answerRules(request, reply)
    if (url.pathname === '/2/tweets/search/stream') return answerStream(reply)
    if (url.pathname === '/2/tweets/search/recent') return answerSearch(query, reply)
    if (url.pathname === '/2/tweets') return answerLookUp(query, reply)
    json(reply, { title: 'Not Found', status: 404 }, 404)
  })
  server.on('connection', (socket) => {
    if (!up) socket.destroy()
  })
  const beat = setInterval(() => {
    if (beating) stand.raw('\r\n')
  }, keepAliveMs)

  const httpAgent = new Agent()
  // The library asks https addresses alone: by this agent it speaks plain http to loopback.
  httpAgent.createConnection = () => connect((server.address() as AddressInfo).port, '127.0.0.1')

  const stand: XStandIn = {
    httpAgent,
    token: 'AAAAAAAAAAAAAAAAAAAAAstandin',
    posts: new Map(),
    users: new Map([['11', { id: '11', name: 'Ada', username: 'ada_leeds' }]]),
    rules: [],
    asked: [],
    connections: [],
    searches: { pageSize: 100, lagMs: 0, reachMs: 7 * 86_400_000 },
    refuse: (path, refusal) => {
      if (refusal === undefined) refusals.delete(path)
      else refusals.set(path, refusal)
    },
    post: (given) => {
      const id = given.id ?? idOf(Date.now())
      const post = {
        author_id: '11',
        created_at: new Date(timeOf(id)).toISOString(),
        edit_history_tweet_ids: [id],
        lang: 'en',
        possibly_sensitive: false,
        ...given,
        id,
      }
      stand.posts.set(id, post)
      if (isTagged(post)) stand.raw(stand.lineOf(post))
      return post
    },
    edit: (firstId, text, more = {}) => {
      const versions = [...stand.posts.values()].filter((post) => post.edit_history_tweet_ids[0] === firstId)
      const id = idOf(Date.now())
      const history = [...versions.map((post) => post.id), id]
      const first = stand.posts.get(firstId)
      for (const version of versions) version.edit_history_tweet_ids = history
      return stand.post({ ...first, id, text, ...more, edit_history_tweet_ids: history })
    },
    hide: (id, problem) => void hidden.set(id, problem),
    lineOf: (post, ruleId) => {
      const rules = stand.rules.filter(({ id, value }) => (ruleId === undefined ? value.includes(tag) : id === ruleId))
      const includes = includesOf([post], { expansions: 'author_id' })
      return `${JSON.stringify({ data: bare(post), ...includes, matching_rules: rules.map(({ id, tag: of }) => ({ id, tag: of })) })}\r\n`
    },
    raw: (bytes) => {
      for (const stream of streams) stream.write(bytes)
    },
    drop: () => {
      for (const stream of streams) stream.socket?.destroy()
    },
    streams: () => streams.size,
    keepAlive: (on) => {
      beating = on
    },
    up: (on) => {
      up = on
      if (on) return
      server.closeAllConnections()
      streams.clear()
    },
    silent: (on) => {
      mute = on
    },
    open: () => open,
    close: async () => {
      clearInterval(beat)
      server.closeAllConnections()
      const { promise, resolve } = Promise.withResolvers<void>()
      server.close(() => resolve())
      await promise
      httpAgent.destroy()
    },
  }
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  return stand
}
