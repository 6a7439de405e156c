import { isIPv6 } from 'node:net'

/** The eight groups of an IPv6 address, as numbers. */
const groupsOf = (ip: string): number[] => {
  // An URL knows every way to write one, and writes it in one way: hexadecimal, with at most one `::`.
  const [head = '', tail] = new URL(`http://[${ip}]`).hostname.slice(1, -1).split('::')
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))
  const [first, last] = [read(head), read(tail ?? '')]
  return [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last]
}

/**
 * An address as it is counted: of IPv6 the first 64 bits, which are one customer's (RFC 6177); IPv4 in its IPv6 dress as
 * itself. What is no address stays as it is.
 */
export const networkOf = (address: string): string => {
  const [ip = ''] = address.split('%')
  if (!isIPv6(ip)) return ip
  const groups = groupsOf(ip)
  const [, , , , , mark, high = 0, low = 0] = groups
  if (mark === 0xffff && groups.slice(0, 5).every((group) => group === 0)) {
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}
