import { accessSync, constants, readFileSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.ts'

/** Something of the system that some tests cannot do without. */
export interface Need {
  name: string
  /** an environment variable that names the program; the tests read the same one */
  variable: string
  /** where to look: names on the PATH, or absolute paths in which one folder may be `*` (the newest wins) */
  places: readonly string[]
  /** Debian's package */
  debian: string
  /** what is not tested without it, as a plural */
  why: string
}

/** The whole list. A new system under the tests is one more row. */
export const needs: readonly Need[] = [
  {
    name: 'Chromium',
    variable: 'CHROMIUM',
    places: [
      '/usr/bin/chromium',
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:/Program Files/Google/Chrome/Application/chrome.exe',
    ],
    debian: 'chromium',
    why: 'journeys and pages in a browser',
  },
  {
    name: 'PostgreSQL',
    variable: 'POSTGRES',
    places: ['/usr/lib/postgresql/*/bin/postgres', 'postgres', '/opt/homebrew/opt/postgresql@*/bin/postgres'],
    debian: 'postgresql',
    why: 'many servers on one store',
  },
  {
    name: 'Redis',
    variable: 'REDIS_SERVER',
    places: ['/usr/bin/redis-server', 'redis-server'],
    debian: 'redis-server',
    why: 'wake-ups and limits across servers',
  },
]

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const list = (folder: string): string[] => {
  try {
    return readdirSync(folder).toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  } catch {
    return []
  }
}

/** The absolute paths that a place stands for. */
const spread = (place: string, path: string): string[] => {
  if (!place.includes('/')) return path.split(delimiter).map((folder) => join(folder, place))
  const [before, after] = place.split('*')
  if (before === undefined || after === undefined) return [place]
  return list(before).map((name) => `${before}${name}${after}`)
}

/**
 * Where a needed program is: the path its variable names, if that runs, else the first of its places that does.
 * A variable that names nothing runnable counts as missing: whoever set it wants to know.
 */
export const find = (need: Need, env: Readonly<Record<string, string | undefined>>): string | undefined => {
  const named = env[need.variable]
  if (named !== undefined && named !== '') return runs(named) ? named : undefined
  return need.places.flatMap((place) => spread(place, env['PATH'] ?? '')).find(runs)
}

/** Where the needed program of this variable is, for the tests that run it. */
export const programOf = (variable: string): string | undefined => {
  const need = needs.find((one) => one.variable === variable)
  return need && find(need, process.env)
}

const isDebianRoot = (): boolean => {
  if (process.getuid?.() !== 0) return false
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

const quiet = { DEBIAN_FRONTEND: 'noninteractive' }

/** Installs Debian packages, with one `apt-get update` if the lists do not know them yet. Returns the words of a failure. */
const install = async (packages: readonly string[]): Promise<string | undefined> => {
  const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages]
  const first = await run(command, { env: quiet })
  if (first.code === 0) return undefined
  const update = await run(['apt-get', 'update'], { env: quiet })
  const second = await run(command, { env: quiet })
  return second.code === 0 ? undefined : `${update.code === 0 ? '' : update.output}${second.output}`
}

/** One line for a person: what is missing, what that costs, how to get it. */
export const missingLine = (need: Need, env: Readonly<Record<string, string | undefined>>): string => {
  const named = env[need.variable]
  const found =
    named === undefined || named === ''
      ? `${need.name} was not found`
      : `${need.variable} names ${named}, which cannot be run`
  return `${found}, so ${need.why} are not tested. Install it (Debian: apt-get install ${need.debian}) or set ${need.variable} to its path.`
}

/**
 * Finds every need, on Debian as root installs what is missing, and returns the variables for the tests to read.
 * What is still missing is named in a line each through `say`; its tests will be skipped, and counted.
 */
export const prepare = async (say: (line: string) => void): Promise<Record<string, string>> => {
  const isMissing = (need: Need): boolean => find(need, process.env) === undefined
  const isNamed = (need: Need): boolean => (process.env[need.variable] ?? '') !== ''
  const missing = needs.filter((need) => isMissing(need) && !isNamed(need))
  if (missing.length > 0 && isDebianRoot()) {
    const packages = missing.map((need) => need.debian)
    say(`installing ${packages.join(', ')} from Debian, for the tests`)
    const failure = await install(packages)
    if (failure !== undefined) say(failure.trimEnd())
  }
  for (const need of needs.filter(isMissing)) say(missingLine(need, process.env))
  return Object.fromEntries(
    needs.flatMap((need) => {
      const path = find(need, process.env)
      return path === undefined ? [] : [[need.variable, path]]
    }),
  )
}
