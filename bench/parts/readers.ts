import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

/** A stand-in for a network's stream that says nothing and knows who listens. */
export interface Readers extends AsyncDisposable {
  /** what a node is given as the stream's address, so that it is known by it */
  urlFor: (node: number) => string
  /** the nodes that are connected now, each once */
  now: () => number[]
  /** how often, at the opening or the end of a connection, more than one node was connected */
  crowded: () => number
  /** resolves with the node that connects next, and when (ms of `performance`); rejects after `most` ms */
  next: (most: number) => Promise<{ node: number; at: number }>
}

export const startReaders = async (): Promise<Readers> => {
  const http = createServer()
  const server = new WebSocketServer({ server: http })
  const open = new Set<{ node: number }>()
  const waiting = new Set<(came: { node: number; at: number }) => void>()
  let crowded = 0
  const now = (): number[] => [...new Set([...open].map(({ node }) => node))]
  const look = (): void => void (now().length > 1 && (crowded += 1))
  server.on('connection', (socket, request) => {
    const one = { node: Number(request.url?.split('/')[1]) }
    open.add(one)
    look()
    for (const tell of waiting) tell({ ...one, at: performance.now() })
    waiting.clear()
    socket.on('error', () => undefined)
    socket.on('close', () => {
      open.delete(one)
      look()
    })
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  return {
    urlFor: (node) => `ws://127.0.0.1:${port}/${node}/subscribe`,
    now,
    crowded: () => crowded,
    next: async (most) => {
      const { promise, resolve, reject } = Promise.withResolvers<{ node: number; at: number }>()
      const late = setTimeout(() => reject(new Error(`nobody connected within ${most} ms`)), most)
      waiting.add(resolve)
      return promise.finally(() => clearTimeout(late))
    },
    [Symbol.asyncDispose]: async () => {
      for (const client of server.clients) client.terminate()
      server.close()
      http.closeAllConnections()
      http.close()
    },
  }
}
