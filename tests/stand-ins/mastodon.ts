import fastify, { type FastifyReply } from 'fastify'
import type { AddressInfo } from 'node:net'

/** A status as the stand-in keeps it; `public`, without a warning and by a person unless said otherwise. */
export interface StandInStatus {
  id: string
  uri: string
  content: string
  tags: string[]
  createdAt: string
  editedAt?: string
  visibility?: string
  sensitive?: boolean
  spoiler?: string
  boost?: boolean
  emojis?: string[]
  account?: { acct?: string; name?: string; bot?: boolean; noindex?: boolean; url?: string; emojis?: string[] }
}

/** How the server behaves: its ordinary self, or one of the ways in which it does not serve; tired, it serves no second page. */
export type Mood =
  | 'well'
  | 'unauthorised'
  | 'empty'
  | 'limited'
  | 'broken'
  | 'garbage'
  | 'odd'
  | 'huge'
  | 'elsewhere'
  | 'silent'
  | 'tired'

export interface MastodonStandIn {
  base: string
  statuses: Map<string, StandInStatus>
  mood: (mood: Mood) => void
  /** requests that are not answered yet */
  open: () => number
  /** paths asked for, in order */
  asked: string[]
  /** the time a 429 names, as Mastodon writes it */
  resetAt: Date
  /** how often each tag was used today, as its own page says, whatever the timeline shows */
  uses: Map<string, number>
  add: (status: Partial<StandInStatus> & { content: string }) => StandInStatus
  close: () => Promise<void>
}

let serial = 0
const snowflake = (at: number): string => String((BigInt(at) << 16n) + BigInt(++serial % 65_536))
const older = (a: string, b: string): boolean => a.length < b.length || (a.length === b.length && a < b)

/** A Mastodon server on loopback with tag timelines, statuses and tag pages; `port` 0 takes any. */
export const startMastodon = async (port = 0): Promise<MastodonStandIn> => {
  const app = fastify()
  const statuses = new Map<string, StandInStatus>()
  let mood: Mood = 'well'
  const held = new Set<FastifyReply>()

  const entity = (status: StandInStatus) => {
    const acct = status.account?.acct ?? 'ada'
    const url = status.account?.url ?? `${stand.base}/@${acct}`
    return {
      id: status.id,
      uri: status.uri,
      url: `${url}/${status.id}`,
      created_at: status.createdAt,
      edited_at: status.editedAt ?? null,
      in_reply_to_id: null,
      sensitive: status.sensitive ?? false,
      spoiler_text: status.spoiler ?? '',
      visibility: status.visibility ?? 'public',
      language: 'en',
      replies_count: 0,
      content: status.content,
      reblog: status.boost === true ? { id: '1', content: '<p>someone else’s</p>' } : null,
      account: {
        id: '109',
        username: acct.split('@')[0],
        acct,
        display_name: status.account?.name ?? 'Ada',
        bot: status.account?.bot ?? false,
        noindex: status.account?.noindex ?? false,
        url,
        emojis: (status.account?.emojis ?? []).map((shortcode) => ({ shortcode, url: '' })),
      },
      media_attachments: [],
      mentions: [],
      tags: status.tags.map((name) => ({ name, url: `${stand.base}/tags/${name}` })),
      emojis: (status.emojis ?? []).map((shortcode) => ({ shortcode, url: '' })),
      poll: null,
    }
  }

  /** Answers in place of the route when the server is not well; true when it did. */
  const moody = async (reply: FastifyReply, list: boolean): Promise<boolean> => {
    const limits = {
      'x-ratelimit-limit': '300',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': stand.resetAt.toISOString(),
    }
    if (mood === 'unauthorised') await reply.code(401).send({ error: 'This method requires an authenticated user' })
    else if (mood === 'limited') await reply.code(429).headers(limits).send({ error: 'Too many requests' })
    else if (mood === 'broken') await reply.code(503).type('text/html').send('<html>Service unavailable</html>')
    else if (mood === 'garbage') await reply.type('application/json').send('[{"id": "1", "uri"')
    else if (mood === 'odd')
      await reply.type('application/json').send(list ? '[null, 7, {"id": 3}, {"id":"9","account":{}}, []]' : '[]')
    else if (mood === 'huge') await reply.type('application/json').send(`["${'x'.repeat(6_000_000)}"]`)
    else if (mood === 'elsewhere') await reply.redirect('http://127.0.0.1:9/elsewhere')
    else if (mood === 'silent') held.add(reply.hijack())
    else return false
    return true
  }

  let open = 0
  app.addHook('onRequest', async (request, reply) => {
    stand.asked.push(request.url)
    open++
    reply.raw.once('close', () => open--)
  })

  app.get('/api/v1/timelines/tag/:tag', async (request, reply) => {
    if (await moody(reply, true)) return reply
    const { tag } = request.params as { tag: string }
    const query = request.query as Record<string, string>
    const { since_id: since, max_id: max } = query
    if (mood === 'tired' && max !== undefined) return reply.code(503).send({ error: 'try later' })
    const limit = Math.min(Number(query['limit'] ?? 20), 40)
    const found = [...statuses.values()]
      .filter((status) => mood !== 'empty' && status.tags.some((one) => one.toLowerCase() === tag.toLowerCase()))
      .filter(
        (status) => (since === undefined || older(since, status.id)) && (max === undefined || older(status.id, max)),
      )
      .toSorted((a, b) => (older(a.id, b.id) ? 1 : -1))
      .slice(0, limit)
    reply.header('x-ratelimit-remaining', '299')
    if (found.length === limit) {
      const at = `${stand.base}/api/v1/timelines/tag/${tag}`
      reply.header('link', `<${at}?max_id=${found.at(-1)?.id}>; rel="next", <${at}?min_id=${found[0]?.id}>; rel="prev"`)
    }
    return found.map(entity)
  })

  app.get('/api/v1/statuses/:id', async (request, reply) => {
    if (await moody(reply, false)) return reply
    const found = statuses.get((request.params as { id: string }).id)
    return found === undefined ? reply.code(404).send({ error: 'Record not found' }) : entity(found)
  })

  app.get('/api/v1/tags/:tag', async (request, reply) => {
    if (await moody(reply, false)) return reply
    const { tag } = request.params as { tag: string }
    const uses = String(stand.uses.get(tag) ?? 0)
    return { name: tag, url: `${stand.base}/tags/${tag}`, history: [{ day: '1795305600', uses, accounts: uses }] }
  })

  const stand: MastodonStandIn = {
    base: '',
    statuses,
    asked: [],
    open: () => open,
    resetAt: new Date(0),
    uses: new Map(),
    mood: (next) => {
      mood = next
    },
    add: (given) => {
      const id = given.id ?? snowflake(Date.now())
      const status = {
        id,
        uri: `${stand.base}/users/ada/statuses/${id}`,
        tags: ['leedscares'],
        createdAt: new Date().toISOString(),
        ...given,
      }
      statuses.set(id, status)
      return status
    },
    close: async () => {
      for (const reply of held) reply.raw.destroy()
      app.server.closeAllConnections()
      await app.close()
    },
  }
  await app.listen({ host: '127.0.0.1', port })
  stand.base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return stand
}
