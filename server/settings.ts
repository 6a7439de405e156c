import { isIP } from 'node:net'
import * as z from 'zod'
import { StartError } from './start-error.ts'

/** A secret shows itself to nobody by accident: not in a log line, not in JSON. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  reveal = (): string => this.#value
  toString = (): string => '[secret]'
  toJSON = (): string => '[secret]'
}

const number = (name: string, low: number, high: number, standard: number) =>
  z
    .string()
    .regex(/^\d+$/, `${name} is a whole number`)
    .transform(Number)
    .pipe(z.number().min(low, `${name} is at least ${low}`).max(high, `${name} is at most ${high}`))
    .default(standard)

const web = (name: string, schemes: readonly string[], example: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol),
      `${name} is an address such as ${example}`,
    )

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Nobody signs in with a longer one: see SignIn in shared/api.ts. */
const maxPasswordLength = 500

/** The names that Fastify's proxy-addr knows for ranges. */
const proxyNames = ['loopback', 'linklocal', 'uniquelocal']

const isProxy = (entry: string): boolean => {
  const [address = '', bits, ...more] = entry.split('/')
  const family = isIP(address)
  if (family === 0) return proxyNames.includes(entry)
  if (address.includes('%') || more.length > 0) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32))
}

const isTimeZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const Environment = z.object({
  HOST: z.string().trim().min(1, 'HOST is an address of this machine, such as 0.0.0.0').default('0.0.0.0'),
  PORT: number('PORT', 0, 65_535, 8080),
  DATA_DIR: z
    .string()
    .refine((text) => text.trim() !== '', 'DATA_DIR is the path of a folder')
    .default('./data'),
  PUBLIC_URL: web('PUBLIC_URL', ['http:', 'https:'], 'https://talk.example.org').optional(),
  ADMIN_PASSWORD: z
    .string()
    .min(10, 'ADMIN_PASSWORD has at least 10 characters')
    .max(maxPasswordLength, `ADMIN_PASSWORD has at most ${maxPasswordLength} characters`)
    .optional(),
  DATABASE_URL: z
    .never('DATABASE_URL is not read by this version: messages are kept in SQLite under DATA_DIR. Unset it')
    .optional(),
  REDIS_URL: z.never('REDIS_URL is not read by this version: one server needs no Redis. Unset it').optional(),
  TRUST_PROXY: z
    .string()
    .transform(list)
    .refine(
      (entries) => entries.every(isProxy),
      `TRUST_PROXY is addresses or ranges such as 10.0.0.0/8, or ${proxyNames.join(', ')}, each after a comma`,
    )
    .default([]),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'LOG_LEVEL is one of fatal, error, warn, info, debug, silent',
    )
    .default('warn'),
  QUESTION: z
    .string()
    .trim()
    .min(1, 'QUESTION has at least one word')
    .max(120, 'QUESTION has at most 120 characters')
    .default('What do you want from health & care in Leeds?'),
  HASHTAG: z
    .string()
    .regex(/^#?[\p{L}\p{N}_]{1,50}$/u, 'HASHTAG is one word of letters and digits, such as HSCLeeds')
    .transform((tag) => tag.replace(/^#/, ''))
    .default('HSCLeeds'),
  TIME_ZONE: z.string().refine(isTimeZone, 'TIME_ZONE is a name such as Europe/London or UTC').default('Europe/London'),
  MASTODON_INSTANCES: z
    .string()
    .transform(list)
    .pipe(z.array(web('MASTODON_INSTANCES', ['http:', 'https:'], 'https://mastodon.social, each after a comma')))
    .default(['https://mastodon.social', 'https://mastodonapp.uk']),
  MASTODON_POLL_SECONDS: number('MASTODON_POLL_SECONDS', 1, 3_600, 20),
  BLUESKY_JETSTREAM_URL: z
    .union([
      z.literal(''),
      web('BLUESKY_JETSTREAM_URL', ['ws:', 'wss:'], 'wss://jetstream1.us-east.bsky.network/subscribe'),
    ])
    .default('wss://jetstream1.us-east.bsky.network/subscribe'),
  BLUESKY_API_URL: web('BLUESKY_API_URL', ['http:', 'https:'], 'https://public.api.bsky.app').default(
    'https://public.api.bsky.app',
  ),
  LIMIT_PER_DEVICE: number('LIMIT_PER_DEVICE', 1, 1_000_000, 30),
  LIMIT_PER_ADDRESS: number('LIMIT_PER_ADDRESS', 1, 10_000_000, 3_000),
})

/** Every variable that is read. */
export const settingNames = Object.keys(Environment.shape)

export interface Settings {
  rehearse: boolean
  listen: { host: string; port: number; publicUrl: string | undefined; trustProxy: string[] }
  data: { directory: string }
  secrets: { adminPassword: Secret | undefined }
  log: { level: string }
  event: { question: string; hashtag: string; timeZone: string }
  mastodon: { instances: string[]; pollMs: number }
  bluesky: { jetstreamUrl: string; apiUrl: string }
  /** messages in ten minutes from one device and from one address */
  limits: { perDevice: number; perAddress: number }
}

/** A rehearsal lives in a directory of its own, which a real run never opens. */
export const rehearsalDirectory = (directory: string): string => `${directory.replace(/[/\\]+$/, '')}-rehearsal`

/** The settings of this process. Throws as readSettings does. */
export const settingsOfProcess = (rehearse: boolean): Settings => readSettings(process.env, rehearse)

/** Reads the environment into settings. Throws StartError naming each wrong setting and what is expected; never its value. */
export const readSettings = (env: Record<string, string | undefined>, rehearse: boolean): Settings => {
  // An empty variable is an unset one, but for the one whose emptiness means "off".
  const given = Object.fromEntries(
    Object.entries(env).filter(
      ([key, value]) => value !== '' || key === 'BLUESKY_JETSTREAM_URL' || key === 'MASTODON_INSTANCES',
    ),
  )
  const read = Environment.safeParse(given)
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => {
      const name = String(path[0])
      return message.startsWith(name) ? `${message}.` : `${name}: ${message}.`
    })
    throw new StartError(`A setting is wrong.\n  ${lines.join('\n  ')}\n  All settings are listed in docs/settings.md.`)
  }
  const e = read.data
  return {
    rehearse,
    listen: { host: e.HOST, port: e.PORT, publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''), trustProxy: e.TRUST_PROXY },
    data: { directory: rehearse ? rehearsalDirectory(e.DATA_DIR) : e.DATA_DIR },
    secrets: { adminPassword: e.ADMIN_PASSWORD === undefined ? undefined : new Secret(e.ADMIN_PASSWORD) },
    log: { level: e.LOG_LEVEL },
    event: { question: e.QUESTION, hashtag: e.HASHTAG, timeZone: e.TIME_ZONE },
    mastodon: { instances: e.MASTODON_INSTANCES, pollMs: e.MASTODON_POLL_SECONDS * 1_000 },
    bluesky: { jetstreamUrl: e.BLUESKY_JETSTREAM_URL, apiUrl: e.BLUESKY_API_URL },
    limits: { perDevice: e.LIMIT_PER_DEVICE, perAddress: e.LIMIT_PER_ADDRESS },
  }
}
