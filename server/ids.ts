import { createHash, createHmac, randomBytes, randomFillSync } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Chance in advance: asking the system for a few bytes at a time costs more than the rest of an id. */
const pool = new Uint8Array(4_096)
let used = pool.length

const chance = (count: number): Uint8Array => {
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += count
  return pool.slice(used - count, used)
}

const base32 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => alphabet[byte & 31]).join('')

/** A message's id: 9 characters of time, so that ids sort as they arrive, and 55 bits of chance. */
export const newId = (now: number): string => {
  let time = ''
  for (let left = now, i = 0; i < 9; i++, left = Math.floor(left / 32)) time = alphabet[left % 32] + time
  return time + base32(chance(11))
}

/** A receipt's code: 70 bits of chance, readable over a telephone. It is the only key to its page. */
export const newReceipt = (): string => {
  const code = base32(chance(14)).toUpperCase()
  return `${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10)}`
}

/** A bearer token of 256 bits; only its digest is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A keyed digest: the same person or words give the same value within one event, and nothing without its key. */
export const keyedDigest = (key: string, ...parts: string[]): string =>
  createHmac('sha256', key).update(parts.join('\u0000')).digest('hex').slice(0, 32)

/** What stands for a message's external id once it is erased: many networks write their authors' names into it. */
export const erasedId = (key: string, source: string, externalId: string): string =>
  `erased:${keyedDigest(key, 'external', source, externalId)}`
