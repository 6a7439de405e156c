import type { FastifyRequest } from 'fastify'
import type { Counts } from '../bus/bus.ts'
import { networkOf } from './network.ts'

/** Messages, and failures to sign in, are counted over this window, in ms. */
const timeWindow = 600_000

/** What is counted: so many of a kind, under a key. */
interface Allowance {
  kind: string
  key: string
  most: number
}

const takeBack = async (counts: Counts, counted: readonly Allowance[]): Promise<void> => {
  await Promise.all(counted.map(({ kind, key }) => counts.takeBack(kind, key)))
}

/**
 * Counts one more under each, before it is done, so that many at once are counted, too. When there were too many under
 * one, it counts under none: seconds to wait.
 */
const countUnder = async (counts: Counts, allowances: readonly Allowance[]): Promise<number | undefined> => {
  for (const [i, { kind, key, most }] of allowances.entries()) {
    const { n, endsInMs } = await counts.count(kind, key, timeWindow)
    if (n <= most) continue
    await takeBack(counts, allowances.slice(0, i + 1))
    return Math.max(1, Math.ceil(endsInMs / 1_000))
  }
  return undefined
}

/** What of a request is counted by. */
type Sender = Pick<FastifyRequest, 'ip' | 'device'>

/** Too many from one sender: seconds until the next is taken. Undefined: go on. */
export type Limit = (request: Sender) => Promise<number | undefined>

const isLoopback = (ip: string): boolean => ip === '::1' || /^(::ffff:)?127\./.test(ip)

/** An address as it is counted; a sender who has gone has none. */
const addressOf = ({ ip = '' }: { ip?: string }): string => networkOf(ip)

/** This machine's own address is not counted: behind a proxy that TRUST_PROXY does not name, it would be everybody's. */
const byAddress = (kind: string, request: Sender, most: number): Allowance[] =>
  isLoopback(request.ip) ? [] : [{ kind, key: addressOf(request), most }]

/**
 * Limits on messages by device and, more generously, by address: a venue's phones share one. The address goes first: who
 * makes up devices without end fills no memory with them.
 */
export const limitsOf =
  (counts: Counts, limits: { perDevice: number; perAddress: number }): Limit =>
  (request) =>
    countUnder(counts, [
      ...byAddress('messages by address', request, limits.perAddress),
      { kind: 'messages by device', key: request.device, most: limits.perDevice },
    ])

/** Failures in ten minutes under one name from one address, and from one address under any names. */
const failures = { byName: 10, byAddress: 100 }

/** A try at a door: seconds to wait, or how to say that it was a right one. */
export interface Attempt {
  retryAfter?: number
  wentWell: () => Promise<void>
}

/**
 * Limits on failures to sign in (by name) and to set up (without one). They are kept by address, so that nobody locks a
 * moderator out from another; and by name, so that a venue's phones, which share an address, do not lock out its
 * moderators. This machine's own address is not counted as a whole, as with messages.
 */
export const attemptsAtTheDoor =
  (counts: Counts) =>
  async (request: Sender, name = ''): Promise<Attempt> => {
    const named = `${addressOf(request)} ${name}`
    const allowances = [
      { kind: 'failures by name', key: named, most: failures.byName },
      ...byAddress('failures by address', request, failures.byAddress),
    ]
    const retryAfter = await countUnder(counts, allowances)
    return { ...(retryAfter !== undefined && { retryAfter }), wentWell: () => takeBack(counts, allowances) }
  }
