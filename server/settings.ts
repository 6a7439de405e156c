import { readFileSync } from 'node:fs'
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
  DATABASE_URL: web(
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'postgres://headrow:password@localhost:5432/headrow',
  ).optional(),
  DATABASE_POOL: number('DATABASE_POOL', 2, 200, 10),
  REDIS_URL: web('REDIS_URL', ['redis:', 'rediss:'], 'redis://localhost:6379').optional(),
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
  X_BEARER_TOKEN: z
    .string()
    .regex(/^\S{20,500}$/, 'X_BEARER_TOKEN is the bearer token of an app at X, without spaces')
    .optional(),
  X_TERMS: z
    .enum(['accepted'], 'X_TERMS is "accepted" once whoever runs this server has agreed to the terms and prices of X')
    .optional(),
  X_BUDGET: number('X_BUDGET', 0, 1_000_000, 50),
  LIMIT_PER_DEVICE: number('LIMIT_PER_DEVICE', 1, 1_000_000, 30),
  LIMIT_PER_ADDRESS: number('LIMIT_PER_ADDRESS', 1, 10_000_000, 3_000),
})

/** Settings that may stand in a file instead, named by the same name with `_FILE` behind it: container secrets come so. */
const inFiles = ['ADMIN_PASSWORD', 'DATABASE_URL', 'REDIS_URL', 'X_BEARER_TOKEN'] as const

/** Every variable that is read. */
export const settingNames = [...Object.keys(Environment.shape), ...inFiles.map((name) => `${name}_FILE`)]

export interface Settings {
  rehearse: boolean
  listen: { host: string; port: number; publicUrl: string | undefined; trustProxy: string[] }
  data: { directory: string }
  /** PostgreSQL, which many servers share; undefined: SQLite under the data directory. `pool` is the most connections of this server. */
  database: { url: Secret; pool: number } | undefined
  redis: { url: Secret } | undefined
  secrets: { adminPassword: Secret | undefined }
  log: { level: string }
  event: { question: string; hashtag: string; timeZone: string }
  mastodon: { instances: string[]; pollMs: number }
  bluesky: { jetstreamUrl: string; apiUrl: string }
  /** undefined without a token; read only when `accepted`. `budget` is US dollars in a calendar month. */
  x: { token: Secret; accepted: boolean; budget: number } | undefined
  /** messages in ten minutes from one device and from one address */
  limits: { perDevice: number; perAddress: number }
}

/** A rehearsal lives in a directory of its own, which a real run never opens. */
export const rehearsalDirectory = (directory: string): string => `${directory.replace(/[/\\]+$/, '')}-rehearsal`

const secret = (value: string | undefined): Secret | undefined => (value === undefined ? undefined : new Secret(value))

/** The environment with what its `_FILE` variables name read in. Throws StartError naming the variable, never the content. */
const withFiles = (env: Record<string, string | undefined>): Record<string, string | undefined> => {
  const read: Record<string, string> = {}
  for (const name of inFiles) {
    const path = env[`${name}_FILE`]
    if (path === undefined || path === '') continue
    if ((env[name] ?? '') !== '') wrong([`${name} and ${name}_FILE are both set: set one of them.`])
    try {
      read[name] = readFileSync(path, 'utf8').trim()
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      wrong([`${name}_FILE is the path of a file that this account can read; ${path} cannot be read (${code}).`])
    }
    if (read[name] === '') wrong([`${name}_FILE is the path of a file with the setting in it; ${path} is empty.`])
  }
  return { ...env, ...read }
}

const wrong = (lines: string[]): never => {
  throw new StartError(`A setting is wrong.\n  ${lines.join('\n  ')}\n  All settings are listed in docs/settings.md.`)
}

/** The settings of this process. Throws as readSettings does. */
export const settingsOfProcess = (rehearse: boolean): Settings => readSettings(process.env, rehearse)

/** Reads the environment into settings. Throws StartError naming each wrong setting and what is expected; never its value. */
export const readSettings = (env: Record<string, string | undefined>, rehearse: boolean): Settings => {
  // An empty variable is an unset one, but for the one whose emptiness means "off".
  const given = Object.fromEntries(
    Object.entries(withFiles(env)).filter(
      ([key, value]) => value !== '' || key === 'BLUESKY_JETSTREAM_URL' || key === 'MASTODON_INSTANCES',
    ),
  )
  const read = Environment.safeParse(given)
  if (!read.success) {
    return wrong(
      read.error.issues.map(({ path, message }) => {
        const name = String(path[0])
        return message.startsWith(name) ? `${message}.` : `${name}: ${message}.`
      }),
    )
  }
  const e = read.data
  // A rehearsal has one server, a folder of its own and no network: it never touches what the real thing runs on.
  const shared: Partial<typeof e> = rehearse ? {} : e
  const token = secret(shared.X_BEARER_TOKEN)
  const database = secret(shared.DATABASE_URL)
  const redis = secret(shared.REDIS_URL)
  return {
    rehearse,
    listen: { host: e.HOST, port: e.PORT, publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''), trustProxy: e.TRUST_PROXY },
    data: { directory: rehearse ? rehearsalDirectory(e.DATA_DIR) : e.DATA_DIR },
    database: database && { url: database, pool: e.DATABASE_POOL },
    redis: redis && { url: redis },
    secrets: { adminPassword: secret(e.ADMIN_PASSWORD) },
    log: { level: e.LOG_LEVEL },
    event: { question: e.QUESTION, hashtag: e.HASHTAG, timeZone: e.TIME_ZONE },
    mastodon: { instances: e.MASTODON_INSTANCES, pollMs: e.MASTODON_POLL_SECONDS * 1_000 },
    bluesky: { jetstreamUrl: e.BLUESKY_JETSTREAM_URL, apiUrl: e.BLUESKY_API_URL },
    x: token && { token, accepted: e.X_TERMS === 'accepted', budget: e.X_BUDGET },
    limits: { perDevice: e.LIMIT_PER_DEVICE, perAddress: e.LIMIT_PER_ADDRESS },
  }
}
