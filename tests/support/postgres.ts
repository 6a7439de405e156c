import { execFile, execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { programOf } from '../setup/needs.ts'
import { freePort } from './port.ts'
import { type Program, type ProgramOptions, startProgram } from './program.ts'

/** A PostgreSQL of our own on 127.0.0.1, with a password, fsync on as in earnest, and its data in a temporary folder. */
export interface PostgresServer extends AsyncDisposable {
  /** of its superuser, at the database `postgres` */
  url: string
  port: number
  /** makes an empty database and gives its url */
  fresh: () => Promise<string>
  /** stops it in good order, cutting off who is connected */
  stop: () => Promise<void>
  start: () => Promise<void>
  restart: () => Promise<void>
  /** as a power cut would */
  kill9: () => Promise<void>
}

const run = promisify(execFile)
const user = 'headrow'
const password = 'a-lantern-over-the-aire'

/** PostgreSQL refuses to run as root: there it runs as the account that Debian's package makes. */
const account = (): ProgramOptions['user'] => {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/**
 * Words are ordered as people order them, not by their bytes: a query that leans on the one of the two is found out
 * by the other store.
 */
const cluster = ['--encoding=UTF8', '--no-locale', '--locale-provider=icu', '--icu-locale=en']

/** Makes an empty database on a server and gives its url; `more` is said to CREATE DATABASE. */
export const freshDatabase = async (server: string, more = ''): Promise<string> => {
  const name = `headrow_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(`create database ${name} ${more}`)
  } finally {
    await client.end()
  }
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

const makeCluster = async (postgres: string, folder: string, as: ProgramOptions['user']): Promise<string> => {
  const secret = join(folder, 'password')
  const data = join(folder, 'data')
  await writeFile(secret, password)
  if (as !== undefined) for (const path of [folder, secret]) await chown(path, as.uid, as.gid)
  const words = ['-D', data, '-U', user, `--pwfile=${secret}`, '--auth=scram-sha-256', '--no-sync', ...cluster]
  await run(join(dirname(postgres), 'initdb'), words, { cwd: folder, ...as })
  return data
}

/** Starts a PostgreSQL at a free port; `settings` are lines of its configuration. Throws without a postgres. */
export const startPostgres = async (settings: Readonly<Record<string, string>> = {}): Promise<PostgresServer> => {
  const path = programOf('POSTGRES')
  if (path === undefined) throw new Error('there is no postgres here')
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'headrow-postgres-'))
  const as = account()
  const data = await makeCluster(path, folder, as)
  const ours = { listen_addresses: '127.0.0.1', unix_socket_directories: folder, max_connections: '100' }
  const words = Object.entries({ ...ours, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const beginOnce = (): Promise<Program> =>
    startProgram([path, '-D', data, '-p', String(port), ...words], {
      folder,
      ready: 'ready to accept connections',
      last: 'SIGQUIT',
      user: as,
    })
  /** After a kill it refuses until the last of its old processes has noticed and gone. */
  const begin = async (): Promise<Program> => {
    const end = performance.now() + 10_000
    for (;;) {
      try {
        return await beginOnce()
      } catch (error) {
        const lingers = error instanceof Error && /is still in use|lock file/.test(error.message)
        if (!lingers || performance.now() > end) throw error
        await pause(100)
      }
    }
  }
  let program: Program | undefined = await begin()
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = program
    program = undefined
    await running?.stop(signal)
  }
  const start = async (): Promise<void> => {
    program ??= await begin()
  }
  const url = `postgres://${user}:${password}@127.0.0.1:${port}/postgres`
  return {
    url,
    port,
    fresh: () => freshDatabase(url),
    stop: () => end('SIGINT'),
    start,
    restart: async () => {
      await end('SIGINT')
      await start()
    },
    kill9: () => end('SIGKILL'),
    [Symbol.asyncDispose]: async () => {
      await end('SIGQUIT')
      await rm(folder, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}
