import { WebSocket } from 'ws'

export interface StreamOptions {
  url: string
  /** without a frame for this many ms the connection is given up */
  idleMs: number
  signal: AbortSignal
  /** Called for each text frame; true asks the stream to hold until `resume`. */
  frame: (raw: string) => boolean
  opened: () => void
}

/** One connection. `ended` tells in words why it ended; it never rejects. */
export interface Stream {
  resume: () => void
  ended: Promise<string>
}

/** Opens a connection to Jetstream and reads it until it ends, goes silent or the signal aborts. */
export const openStream = ({ url, idleMs, signal, frame, opened }: StreamOptions): Stream => {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 2_000_000, handshakeTimeout: 15_000 })
  let why = 'the connection ended'
  let quiet = true

  const watch = setInterval(() => {
    if (quiet && !socket.isPaused && socket.readyState === WebSocket.OPEN) {
      why = 'nothing came any more'
      socket.terminate()
    }
    quiet = true
  }, idleMs)
  const end = () => socket.terminate()
  signal.addEventListener('abort', end)

  const ended = new Promise<string>((resolve) => {
    socket.on('open', opened)
    socket.on('message', (data, isBinary) => {
      quiet = false
      if (!isBinary && frame((data as Buffer).toString('utf8'))) socket.pause()
    })
    socket.on('error', (error) => {
      const status = /server response: (\d{3})/.exec(error.message)?.[1]
      why = status === undefined ? 'it cannot be reached' : `it answers ${status}`
    })
    socket.on('close', () => {
      clearInterval(watch)
      signal.removeEventListener('abort', end)
      resolve(why)
    })
  })
  return {
    resume: () => {
      if (socket.isPaused) quiet = false
      socket.resume()
    },
    ended,
  }
}

/** The address to read posts from, resumed at `cursor` (microseconds) where there is one. */
export const subscribeUrl = (base: string, cursor: number | undefined): string => {
  const url = new URL(base)
  url.searchParams.set('wantedCollections', 'app.bsky.feed.post')
  if (cursor !== undefined) url.searchParams.set('cursor', String(cursor))
  return url.href
}
