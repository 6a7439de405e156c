import type * as z from 'zod'
import { feedPageSize } from '../../shared/feed.ts'
import { isNewer, serverOf } from './build.ts'
import { follow } from './sequence.ts'
import type { Read } from './sequence.ts'
import { openSocket, retryIn } from './socket.ts'

export interface LinkOptions<Hello, Entry> {
  namespace: '/wall' | '/desk'
  origin?: string | undefined
  /** this page's build; without it the first one heard is taken for it */
  build: string | undefined
  /** the last seq applied: where the feed goes on at each connect */
  after: () => number
  /** what `auth` says besides */
  who?: () => Record<string, string>
  hello: z.ZodType<Hello>
  /** reads one entry; undefined where not even its seq can be read */
  read: (raw: unknown) => Read<Entry> | undefined
  /** events besides hello and feed */
  others: Record<string, (payload: unknown) => void>
  onHello: (hello: Hello) => void
  /** Entries in order and without a hole; `caughtUp` when the server had no more than these. */
  onEntries: (entries: Entry[], last: number, caughtUp: boolean) => void
  onConnection: (connected: boolean) => void
  /**
   * A heartbeat came, and what the server had for us came before it: the feed said so, or had the whole time since the
   * heartbeat before. A hole ends the connection first.
   */
  onHeard?: () => void
  onNewBuild: (build: string) => void
  onRefused?: (reason: string) => void
  /** A fault in what came over the wire, in words for a developer; never the words of a message. */
  onFault: (fault: string) => void
}

export interface Link {
  connected: () => boolean
  send: (event: string, payload: unknown) => void
  /** Asks again for everything after `after()`. */
  resume: () => void
  close: () => void
}

/**
 * One feed of the server, followed for ever: entries arrive in order, once each and without a hole, through blips,
 * restarts and deploys. A hole is repaired by asking again for what follows the last entry applied.
 */
export const openLink = <Hello, Entry>(options: LinkOptions<Hello, Entry>): Link => {
  let build = options.build
  /** repairs since the feed last moved on: a server that sends the same fault again must not be asked in a circle */
  let repairs = 0
  /** heartbeats since the last connection; the feed's first word counts as one */
  let beats = 0

  const connection = (connected: boolean): void => {
    beats = 0
    options.onConnection(connected)
  }
  const beat = (): void => {
    if (++beats > 1) options.onHeard?.()
  }
  const repair = (fault: string): void => {
    options.onFault(fault)
    socket.rejoin(repairs === 0 ? 0 : retryIn(repairs, Math.random()))
    repairs++
  }
  const hello = (payload: unknown): void => {
    const server = serverOf(payload)
    if (server && isNewer(server, build)) options.onNewBuild(server.build)
    build ??= server?.build
    const read = options.hello.safeParse(payload)
    if (read.success) options.onHello(read.data)
    else options.onFault('the hello could not be read')
  }
  const feed = (payload: unknown): void => {
    if (!Array.isArray(payload)) return repair('the feed sent something other than entries')
    const before = options.after()
    const step = follow(
      before,
      payload.map((raw: unknown) => readOrReport(options, raw)),
    )
    const whole = payload.length < feedPageSize && !step.gap
    if (step.last > before) repairs = 0
    if (whole) beats++
    options.onEntries(step.apply, step.last, whole)
    if (step.gap) repair(`the feed has a hole after ${step.last}`)
  }
  const socket = openSocket({
    namespace: options.namespace,
    origin: options.origin,
    auth: () => ({ ...options.who?.(), after: options.after() }),
    on: { ...options.others, hello, feed },
    onConnected: () => connection(true),
    onLost: () => connection(false),
    onBeat: beat,
    onRefused: (reason) => options.onRefused?.(reason),
  })
  return { connected: socket.connected, send: socket.send, resume: () => socket.rejoin(0), close: socket.close }
}

const readOrReport = <Entry>(
  options: Pick<LinkOptions<unknown, Entry>, 'read' | 'onFault'>,
  raw: unknown,
): Read<Entry> | undefined => {
  const read = options.read(raw)
  if (read === undefined || read.damaged) options.onFault(`entry ${read?.seq ?? 'without a number'} could not be read`)
  return read
}
