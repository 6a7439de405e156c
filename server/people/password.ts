import { type ScryptOptions, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** scrypt with N = 2^17, r = 8, p = 1 (OWASP's password storage figures); it needs 128 MiB, beyond node's default bound. */
const options: ScryptOptions = { N: 2 ** 17, r: 8, p: 1, maxmem: 192 * 1024 * 1024 }

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })

export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16)
  return `scrypt$17$${salt.toString('base64')}$${(await derive(password, salt)).toString('base64')}`
}

/** Takes as long for an unknown account (`stored` undefined) as for a wrong password. */
export const isPassword = async (password: string, stored: string | undefined): Promise<boolean> => {
  const [, , salt = '', key = ''] = (stored ?? '').split('$')
  const wanted = Buffer.from(key, 'base64')
  const given = await derive(password, Buffer.from(salt, 'base64'))
  return stored !== undefined && wanted.length === given.length && timingSafeEqual(wanted, given)
}
