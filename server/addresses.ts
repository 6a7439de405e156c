import { networkInterfaces } from 'node:os'

/** Addresses of this machine on its local networks, the likeliest first. */
export const lanAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => one.family === 'IPv4' && !one.internal && !one.address.startsWith('169.254.'))
    .map((one) => one.address)

/** The address that a phone in the same room can open: on the LAN where the server listens there, else this machine's own. */
export const reachableUrl = (host: string, port: number): string => {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? (lanAddresses()[0] ?? 'localhost') : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
