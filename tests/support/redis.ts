import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { programOf } from '../setup/needs.ts'
import { freePort } from './port.ts'
import { type Program, startProgram } from './program.ts'

/** A Redis of our own on 127.0.0.1 that keeps nothing on disk. */
export interface RedisServer extends AsyncDisposable {
  url: string
  port: number
  /** as a power cut would: nothing is said to those who are connected */
  kill9: () => Promise<void>
  stop: () => Promise<void>
  /** starts it again, empty, at the same port */
  start: () => Promise<void>
  /** it holds its connections and answers nothing, until `goOn` */
  pause: () => void
  goOn: () => void
}

/** Starts a Redis, at a free port unless one is named; `more` are further words of its command line. Throws without a redis-server. */
export const startRedis = async (options: { port?: number; more?: readonly string[] } = {}): Promise<RedisServer> => {
  const path = programOf('REDIS_SERVER')
  if (path === undefined) throw new Error('there is no redis-server here')
  const port = options.port ?? (await freePort())
  const folder = await mkdtemp(join(tmpdir(), 'headrow-redis-'))
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const begin = (): Promise<Program> =>
    startProgram([path, ...words, ...(options.more ?? [])], { folder, ready: 'Ready to accept', last: 'SIGKILL' })
  let program: Program | undefined = await begin()
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = program
    program = undefined
    await running?.stop(signal)
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill9: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    start: async () => {
      program ??= await begin()
    },
    pause: () => program?.signal('SIGSTOP'),
    goOn: () => program?.signal('SIGCONT'),
    [Symbol.asyncDispose]: async () => {
      await end('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
