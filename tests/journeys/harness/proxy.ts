import { type Socket, connect, createServer } from 'node:net'

/** In front of several nodes, as the Caddyfile's proxy is: a new connection goes to the next node that takes it. */
export interface Proxy extends AsyncDisposable {
  /** such as `http://127.0.0.1:41234` */
  url: string
}

const dial = async (port: number): Promise<Socket | undefined> => {
  const { promise, resolve } = Promise.withResolvers<Socket | undefined>()
  const socket = connect(port, '127.0.0.1')
  socket.once('connect', () => resolve(socket)).once('error', () => resolve(undefined))
  return promise
}

/** Begins at `port`; `nodes` are the ports behind it, taken in turn. */
export const startProxy = async (port: number, nodes: readonly number[]): Promise<Proxy> => {
  let turn = 0
  const open = new Set<Socket>()
  const keep = (socket: Socket, other: Socket): void => {
    open.add(socket)
    socket.on('error', () => other.destroy()).on('close', () => (open.delete(socket), other.destroy()))
    socket.pipe(other)
  }
  const next = async (): Promise<Socket | undefined> => {
    const from = turn++
    for (let i = 0; i < nodes.length; i++) {
      const node = await dial(nodes[(from + i) % nodes.length] ?? 0)
      if (node !== undefined) return node
    }
    return undefined
  }
  const bring = async (client: Socket): Promise<void> => {
    const node = await next()
    if (node === undefined || client.destroyed) {
      client.destroy()
      node?.destroy()
      return
    }
    keep(client, node)
    keep(node, client)
    client.resume()
  }
  const server = createServer({ pauseOnConnect: true }, (client) => {
    client.on('error', () => client.destroy())
    void bring(client)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
