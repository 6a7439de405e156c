import { io } from 'socket.io-client'
import type { DeskEntry, DeskMessage } from '../../shared/desk.ts'

interface Arrival {
  message: DeskMessage
  /** when the desk had it, in epoch milliseconds of this machine */
  at: number
}

/** A moderator's socket that notes when each message first reached it. */
export const deskSocket = async (
  url: string,
  cookie: string,
): Promise<Disposable & { arrival: (id: string) => Promise<Arrival> }> => {
  const arrived = new Map<string, Arrival>()
  const waiting = new Map<string, (arrival: Arrival) => void>()
  const socket = io(`${url}/desk`, {
    transports: ['websocket'],
    forceNew: true,
    auth: { after: 0 },
    extraHeaders: { cookie, origin: url },
  })
  socket.on('feed', (entries: DeskEntry[]) => {
    for (const { id, message } of entries) {
      if (!message || arrived.has(id)) continue
      const arrival = { message, at: Date.now() }
      arrived.set(id, arrival)
      waiting.get(id)?.(arrival)
    }
  })
  await new Promise((resolve, reject) => {
    socket.once('reload', resolve)
    socket.once('connect_error', reject)
  })
  return {
    arrival: async (id) => arrived.get(id) ?? new Promise((resolve) => waiting.set(id, resolve)),
    [Symbol.dispose]: () => void socket.disconnect(),
  }
}
