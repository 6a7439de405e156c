import { type Socket, io } from 'socket.io-client'

/** When each entry came to a client, by its message, in milliseconds of `performance`. */
export interface Arrivals extends Disposable {
  /** resolves with what came, and when; rejects after `most` ms */
  of: (id: string, most?: number) => Promise<{ at: number; entry: Record<string, unknown> }>
}

type Came = Awaited<ReturnType<Arrivals['of']>>

/** A client of a feed that notes when what came. */
export const openArrivals = async (url: string): Promise<Arrivals> => {
  const came = new Map<string, Came>()
  const waiting = new Map<string, (one: Came) => void>()
  const socket: Socket = io(url, { transports: ['websocket'], forceNew: true, auth: { after: 0 } })
  socket.on('feed', (entries: (Record<string, unknown> & { id?: string })[]) => {
    const at = performance.now()
    for (const entry of entries) {
      const { id } = entry
      if (id === undefined || came.has(id)) continue
      came.set(id, { at, entry })
      waiting.get(id)?.({ at, entry })
    }
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return {
    of: async (id, most = 10_000) => {
      const found = came.get(id)
      if (found) return found
      const { promise, resolve, reject } = Promise.withResolvers<Came>()
      const late = setTimeout(() => reject(new Error(`${id} did not come within ${most} ms`)), most)
      waiting.set(id, resolve)
      return promise.finally(() => clearTimeout(late))
    },
    [Symbol.dispose]: () => void socket.disconnect(),
  }
}
