import { io } from 'socket.io-client'
import type { DeskEntry, DeskMessage } from '../../shared/desk.ts'

export interface Arrival {
  message: DeskMessage
  /** when the desk had it, in epoch milliseconds of this machine */
  at: number
}

/**
 * A moderator's socket that notes when each message first reached it; those that were received before it was let in do not
 * count. Throws when it is not let in within 10 s.
 */
export const deskSocket = async (
  url: string,
  cookie: string,
): Promise<Disposable & { arrivals: () => readonly Arrival[] }> => {
  const arrived = new Map<string, Arrival>()
  const socket = io(`${url}/desk`, {
    transports: ['websocket'],
    forceNew: true,
    auth: { after: 0 },
    extraHeaders: { cookie, origin: url },
  })
  socket.on('feed', (entries: DeskEntry[]) => {
    const at = Date.now()
    for (const { id, message } of entries) if (message && !arrived.has(id)) arrived.set(id, { message, at })
  })
  await new Promise((resolve, reject) => {
    socket.once('reload', resolve)
    socket.once('connect_error', reject)
    setTimeout(() => reject(new Error('waited 10 s in vain: the desk lets a moderator in')), 10_000).unref()
  })
  const from = Date.now()
  return {
    arrivals: () => Array.from(arrived.values()).filter(({ message }) => message.receivedAt >= from),
    [Symbol.dispose]: () => void socket.disconnect(),
  }
}
