import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'

/** What one client said of itself when it joined. */
export interface Joined {
  auth: Record<string, unknown>
  socket: Socket
}

/** A server of one namespace that does what a test tells it at each join. */
export interface StandIn {
  origin: string
  joined: Joined[]
  close: () => Promise<void>
}

export const standIn = async (
  namespace: '/wall' | '/desk',
  onJoin: (socket: Socket, joins: number) => void,
  options: { port?: number; refuse?: () => boolean; beat?: number } = {},
): Promise<StandIn> => {
  const http = createServer()
  const io = new Server(http, { transports: ['websocket'], pingInterval: options.beat ?? 25_000 })
  const joined: Joined[] = []
  io.of(namespace).use((_, next) => next(options.refuse?.() ? new Error('signed out') : undefined))
  io.of(namespace).on('connection', (socket) => {
    joined.push({ auth: socket.handshake.auth, socket })
    onJoin(socket, joined.length)
  })
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, joined, close: () => io.close() }
}
