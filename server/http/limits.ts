import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Messages are counted over this window, in ms. */
const timeWindow = 600_000

/** Too many from one key: seconds until the next is taken. Undefined: go on. */
export type Limit = (request: FastifyRequest) => Promise<number | undefined>

const isLoopback = (ip: string): boolean => ip === '::1' || /^(::ffff:)?127\./.test(ip)

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
  const byAddress = http.createRateLimit({ max: limits.perAddress, timeWindow, keyGenerator: (request) => request.ip })
  const limit =
    (check: typeof byDevice): Limit =>
    async (request) => {
      const checked = await check(request)
      return 'isExceeded' in checked && checked.isExceeded ? checked.ttlInSeconds : undefined
    }
  const address = limit(byAddress)
  return [limit(byDevice), async (request) => (isLoopback(request.ip) ? undefined : address(request))]
}
