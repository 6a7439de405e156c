import fastify from 'fastify'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

const collection = 'app.bsky.feed.post'

export interface JetstreamStandIn {
  jetstreamUrl: string
  apiUrl: string
  /** Frames in the order of the stream; a reader with a cursor gets those at or after it again. */
  post: (given: {
    did?: string
    rkey?: string
    text: string
    more?: Record<string, unknown>
    operation?: 'create' | 'update'
  }) => string
  remove: (did: string, rkey: string) => void
  account: (did: string, active: boolean, status?: string) => void
  /** a frame as it is, kept for replay or not */
  raw: (frame: string) => void
  /** cuts every connection */
  drop: () => void
  /** the cursors that readers came with, `null` without one */
  cursors: (string | null)[]
  /** DIDs of each getProfiles call */
  lookedUp: string[][]
  profiles: Map<string, { displayName?: string; handle?: string; labels?: { val: string; neg?: boolean }[] } | null>
  /** false: getProfiles answers 503 */
  api: (up: boolean) => void
  /** false: no new connection is taken */
  up: (up: boolean) => void
  connections: () => number
  now: () => number
  close: () => Promise<void>
}

/** Jetstream v1 and `app.bsky.actor.getProfiles` on loopback. Every DID has a profile unless it was set to null. */
export const startJetstream = async (): Promise<JetstreamStandIn> => {
  const app = fastify()
  const frames: { timeUs: number; raw: string }[] = []
  const sockets = new Set<WebSocket>()
  let lastUs = 0
  let apiUp = true
  let serving = true
  let serial = 0
  const nextUs = (): number => (lastUs = Math.max(lastUs + 1, Date.now() * 1_000))

  const send = (event: Record<string, unknown>) => {
    const timeUs = nextUs()
    const { did, ...rest } = event
    const raw = JSON.stringify({ did, time_us: timeUs, ...rest })
    frames.push({ timeUs, raw })
    for (const socket of sockets) socket.send(raw)
  }
  const commit = (did: string, operation: string, rkey: string, record?: Record<string, unknown>) => {
    const words = record === undefined ? {} : { record, cid: 'bafyreigh2akiscaildc' }
    send({ did, kind: 'commit', commit: { rev: `3l${++serial}`, operation, collection, rkey, ...words } })
  }

  app.get('/xrpc/app.bsky.actor.getProfiles', async (request, reply) => {
    const dids = [(request.query as { actors?: string | string[] }).actors ?? []].flat()
    stand.lookedUp.push(dids)
    if (!apiUp) return reply.code(503).send({ error: 'UpstreamFailure' })
    if (dids.length > 25 || dids.some((did) => did.includes('invalid')))
      return reply.code(400).send({ error: 'InvalidRequest' })
    const profiles = dids.flatMap((did) => {
      const given = stand.profiles.get(did)
      return given === null
        ? []
        : [{ did, handle: `${did.slice(-4)}.example.org`, displayName: `Person ${did.slice(-4)}`, ...given }]
    })
    return { profiles }
  })

  const server = new WebSocketServer({ noServer: true })
  app.server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    if (!serving || url.pathname !== '/subscribe' || url.searchParams.get('wantedCollections') !== collection) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n')
      return
    }
    server.handleUpgrade(request, socket, head, (connection) => {
      const cursor = url.searchParams.get('cursor')
      stand.cursors.push(cursor)
      for (const { timeUs, raw } of frames) if (cursor !== null && timeUs >= Number(cursor)) connection.send(raw)
      sockets.add(connection)
      connection.on('close', () => sockets.delete(connection))
    })
  })

  const stand: JetstreamStandIn = {
    jetstreamUrl: '',
    apiUrl: '',
    cursors: [],
    lookedUp: [],
    profiles: new Map(),
    post: ({ did = 'did:plc:ada', rkey = `3k${++serial}`, text, more, operation = 'create' }) => {
      commit(did, operation, rkey, {
        $type: collection,
        createdAt: new Date().toISOString(),
        langs: ['en'],
        text,
        ...more,
      })
      return `at://${did}/${collection}/${rkey}`
    },
    remove: (did, rkey) => commit(did, 'delete', rkey),
    account: (did, active, status) =>
      send({ did, kind: 'account', account: { active, did, seq: ++serial, time: new Date().toISOString(), status } }),
    raw: (frame) => {
      for (const socket of sockets) socket.send(frame)
    },
    drop: () => {
      for (const socket of sockets) socket.terminate()
    },
    api: (up) => {
      apiUp = up
    },
    up: (up) => {
      serving = up
      if (!up) stand.drop()
    },
    connections: () => sockets.size,
    now: () => lastUs,
    close: async () => {
      for (const socket of sockets) socket.terminate()
      server.close()
      app.server.closeAllConnections()
      await app.close()
    },
  }
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  stand.jetstreamUrl = `ws://127.0.0.1:${port}/subscribe`
  stand.apiUrl = `http://127.0.0.1:${port}`
  return stand
}
