import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { openAttempts } from '../people/attempts.ts'

/** Messages, and failures to sign in, are counted over this window, in ms. */
const timeWindow = 600_000

/** Too many from one key: seconds until the next is taken. Undefined: go on. */
export type Limit = (request: FastifyRequest) => Promise<number | undefined>

const isLoopback = (ip: string): boolean => ip === '::1' || /^(::ffff:)?127\./.test(ip)

/** An address as it is counted: of IPv6 the /64, which is one customer's (RFC 6177). A sender who has gone has none. */
const addressOf = ({ ip }: { ip?: string }): string => (ip === undefined ? '' : normalizeIP(ip))

/**
 * Limits on messages by device and, more generously, by address: a venue's phones share one. This machine's own
 * address is not counted: behind a proxy that TRUST_PROXY does not name, it would be everybody's.
 */
export const limitsOf = (http: FastifyInstance, limits: { perDevice: number; perAddress: number }): Limit[] => {
  const byDevice = http.createRateLimit({
    max: limits.perDevice,
    timeWindow,
    keyGenerator: (request) => request.device,
  })
  const byAddress = http.createRateLimit({ max: limits.perAddress, timeWindow, keyGenerator: addressOf })
  const limit =
    (check: typeof byDevice): Limit =>
    async (request) => {
      const checked = await check(request)
      return 'isExceeded' in checked && checked.isExceeded ? checked.ttlInSeconds : undefined
    }
  const address = limit(byAddress)
  return [limit(byDevice), async (request) => (isLoopback(request.ip) ? undefined : address(request))]
}

/** Failures in ten minutes under one name from one address, and from one address under any names. */
const failures = { byName: 10, byAddress: 100 }

/** A try at a door: seconds to wait, or how to say that it was a right one. */
export interface Attempt {
  retryAfter?: number
  wentWell: () => void
}

/**
 * Limits on failures to sign in (by name) and to set up (without one). They are kept by address, so that nobody locks a
 * moderator out from another; and by name, so that a venue's phones, which share an address, do not lock out its
 * moderators. This machine's own address is not counted as a whole, as with messages.
 */
export const attemptsAtTheDoor = (now: () => number): ((request: FastifyRequest, name?: string) => Attempt) => {
  const byName = openAttempts(failures.byName, timeWindow, now)
  const byAddress = openAttempts(failures.byAddress, timeWindow, now)
  return (request, name = '') => {
    const address = addressOf(request)
    const named = `${address} ${name}`
    const counted = [{ of: byName, key: named }, ...(isLoopback(request.ip) ? [] : [{ of: byAddress, key: address }])]
    const wentWell = (): void => counted.forEach(({ of, key }) => of.takeBack(key))
    for (const [i, { of, key }] of counted.entries()) {
      const retryAfter = of.begin(key)
      if (retryAfter === undefined) continue
      for (const before of counted.slice(0, i)) before.of.takeBack(before.key)
      return { retryAfter, wentWell }
    }
    return { wentWell }
  }
}
