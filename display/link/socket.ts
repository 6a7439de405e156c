import { io } from 'socket.io-client'

/** Milliseconds: the first wait before a new attempt, and the longest. */
export const retryDelay = { min: 200, max: 5_000 }

/** The wait before attempt `n` (0 is the first), between half and the whole of a doubling delay; `chance` is 0 to 1. */
export const retryIn = (n: number, chance: number): number =>
  Math.round(Math.min(retryDelay.max, retryDelay.min * 2 ** Math.min(n, 10)) * (0.5 + chance / 2))

export interface SocketOptions {
  namespace: '/wall' | '/desk'
  /** the server's origin; the page's own where absent */
  origin?: string | undefined
  /** asked anew at each connect */
  auth: () => Record<string, unknown>
  /** what each event brings is unknown until a schema has named it */
  on: Record<string, (payload: unknown) => void>
  onConnected: () => void
  onLost: (reason: string) => void
  /** the server's heartbeat came */
  onBeat: () => void
  /** the server answered and would not have us */
  onRefused: (reason: string) => void
}

export interface OpenSocket {
  connected: () => boolean
  send: (event: string, payload: unknown) => void
  /** Leaves and joins again after `ms`: the server then sends what `auth` says is missing. */
  rejoin: (ms: number) => void
  close: () => void
}

/**
 * A socket that comes back for ever. socket.io itself returns after a lost transport, but stays away after the server
 * closed one namespace ("io server disconnect") or refused it (connect_error of a middleware): both are tried again here.
 */
export const openSocket = (options: SocketOptions): OpenSocket => {
  const socket = io(`${options.origin ?? ''}${options.namespace}`, {
    transports: ['websocket'],
    multiplex: false,
    auth: (give) => give(options.auth()),
    timeout: 5_000,
    reconnectionDelay: retryDelay.min,
    reconnectionDelayMax: retryDelay.max,
  })
  let refusals = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const comeBack = (ms: number): void => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(() => socket.connect(), ms)
  }
  socket.on('connect', () => {
    refusals = 0
    options.onConnected()
  })
  socket.on('disconnect', (reason) => {
    options.onLost(reason)
    if (reason === 'io server disconnect') comeBack(retryIn(0, Math.random()))
  })
  socket.on('connect_error', (error) => {
    if (socket.active) return
    options.onRefused(error.message)
    comeBack(retryIn(refusals++, Math.random()))
  })
  socket.io.on('ping', options.onBeat)
  for (const [event, heard] of Object.entries(options.on)) socket.on(event, heard)

  return {
    connected: () => socket.connected,
    send: (event, payload) => void socket.emit(event, payload),
    rejoin: (ms) => {
      socket.disconnect()
      comeBack(ms)
    },
    close: () => {
      closed = true
      clearTimeout(timer)
      socket.disconnect()
    },
  }
}
