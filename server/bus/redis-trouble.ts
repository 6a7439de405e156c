type Cause = readonly [RegExp, (where: string) => string, string]

const unreachable: Cause = [/$/, (where) => `Redis at ${where} cannot be reached`, 'Start it, or correct REDIS_URL.']

/** What goes wrong with a Redis, by the words and the code of its error, and what whoever runs the servers can do. The first that fits holds. */
const causes: readonly Cause[] = [
  [
    /\bWRONGPASS\b|invalid password/,
    (where) => `Redis at ${where} refuses the password`,
    'Correct the password in REDIS_URL.',
  ],
  [
    /\bNOAUTH\b/,
    (where) => `Redis at ${where} asks for a password`,
    'Name it in REDIS_URL, as redis://:password@host:port.',
  ],
  [
    /\bNOPERM\b/,
    (where) => `Redis at ${where} allows this account too little`,
    'Allow it all commands on keys and channels that begin with headrow:.',
  ],
  [
    /\bDENIED\b/,
    (where) => `Redis at ${where} lets only its own machine in`,
    'Give it a password, and name that in REDIS_URL.',
  ],
  [/\bREADONLY\b/, (where) => `Redis at ${where} is a read-only copy`, 'Name the main one in REDIS_URL.'],
  [
    /\bOOM\b/,
    (where) => `Redis at ${where} has no memory left`,
    'Give it more (maxmemory), or restart it empty: nothing in it need be kept.',
  ],
  [
    /\bMISCONF\b/,
    (where) => `Redis at ${where} cannot save to its disk and takes nothing`,
    "Start it with --save '': nothing in it need be kept.",
  ],
  [/max number of clients/, (where) => `Redis at ${where} takes no more connections`, 'Raise its maxclients.'],
  [
    /DB index/,
    (where) => `Redis at ${where} has no database of that number`,
    'Correct the number at the end of REDIS_URL.',
  ],
  [
    /\bRESP\b/,
    (where) => `What answers at ${where} is no Redis`,
    'Correct REDIS_URL (rediss: is with TLS, redis: without).',
  ],
  [
    /^hung up|\b(ECONNRESET|EPIPE)\b/,
    (where) => `What answers at ${where} hangs up`,
    'Correct REDIS_URL (rediss: is with TLS, redis: without).',
  ],
  [
    /Command timed out/,
    (where) => `Redis at ${where} does not answer`,
    'See what keeps it busy, or correct REDIS_URL.',
  ],
  [/\bLOADING\b|\bBUSY\b/, (where) => `Redis at ${where} is busy`, 'It should pass by itself.'],
  [
    /\b(EPROTO|ERR_(SSL|TLS)_.+|\w*_CERT\w*|CERT_\w+|UNABLE_TO_\w+)\b/,
    (where) => `Redis at ${where} cannot be reached with TLS`,
    'Correct REDIS_URL (rediss: is with TLS, redis: without) or its certificate.',
  ],
]

/** A sentence for the desk: where, what that costs, what to do. The password that the url may hold is not in it. */
export const troubleOf = (error: Error, url: string): string => {
  const { hostname, port } = new URL(url)
  const said = `${error.message} ${(error as NodeJS.ErrnoException).code ?? ''}`
  const [, what, advice] = causes.find(([pattern]) => pattern.test(said)) ?? unreachable
  return `${what(`${hostname}:${port || 6379}`)}: the servers look at the store once a second. ${advice}`
}
