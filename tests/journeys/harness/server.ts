import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { environment, root } from '../../setup/run.ts'
import { freePort } from '../../support/port.ts'
import { until } from './until.ts'

export interface ServerOptions {
  /** more of the environment; `undefined` unsets what the harness would set */
  env?: Record<string, string | undefined>
  /** words after `npm start --`, such as `--rehearse` */
  args?: readonly string[]
  /** the folder that the product stands in; this one if left out */
  home?: string
}

/** How a server ended: its exit code, or null when a signal killed it, and how long that took in milliseconds. */
export interface Ending {
  code: number | null
  took: number
}

/** The real server as a child process, in a process group and a data directory of its own. */
export interface Server extends AsyncDisposable {
  /** such as `http://127.0.0.1:41234`, the same after every restart */
  readonly url: string
  readonly port: number
  readonly directory: string
  /** of the account `admin` */
  readonly password: string
  /** starts it and waits until it is ready; throws with its output when it ends or hangs instead */
  start: () => Promise<void>
  /** SIGTERM; throws with its output unless it exits with 0 within 5 seconds */
  stop: () => Promise<Ending>
  /** SIGKILL to the whole group, as a power cut would */
  kill9: () => Promise<void>
  /** stops it if it runs, then starts it at the same port with the same data */
  restart: () => Promise<void>
  /** everything it wrote on both streams, over all starts */
  output: () => string
  isRunning: () => boolean
  /** kills what still runs and removes the data directory */
  [Symbol.asyncDispose]: () => Promise<void>
}

/** No test speaks to a network: sources are off unless a test names its own stand-ins. */
const quiet = { MASTODON_INSTANCES: '', BLUESKY_JETSTREAM_URL: '' }
const password = 'a lantern over the Aire'

/** Groups that a test run which is cut off must not leave behind. */
const groups = new Set<number>()
process.on('exit', () => {
  for (const pid of groups) killGroup(pid)
})

const killGroup = (pid: number): void => {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // it is gone already
  }
}

interface Run {
  child: ChildProcess
  pid: number
  ended: Promise<number | null>
}

const launch = (directory: string, port: number, options: ServerOptions, hear: (words: string) => void): Run => {
  const env = { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: directory, ADMIN_PASSWORD: password, ...quiet }
  const child = spawn(process.execPath, ['server/main.ts', ...(options.args ?? [])], {
    cwd: options.home ?? root,
    env: environment({ ...env, NODE_ENV: undefined, ...options.env }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const { pid } = child
  if (pid === undefined) throw new Error('the server could not be spawned')
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  groups.add(pid)
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      groups.delete(pid)
      resolve(code)
    })
  })
  return { child, pid, ended }
}

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/health/ready`)).ok
  } catch {
    return false
  }
}

/** A server that is not started yet. Its port is chosen at the first start. */
export const serverFor = (options: ServerOptions = {}): Server => {
  const directory = mkdtempSync(join(tmpdir(), 'headrow-server-'))
  let port = 0
  let output = ''
  let running: Run | undefined

  const fail = (words: string): Error => new Error(`${words}\n--- output of the server:\n${output}`)
  const needed = (): Run => {
    if (running === undefined) throw fail('the server is not running')
    return running
  }
  const start = async (): Promise<void> => {
    if (running !== undefined) throw fail('the server is running already')
    if (port === 0) port = await freePort()
    const run = launch(directory, port, options, (words) => (output += words))
    running = run
    const early = run.ended.then((code) => {
      if (running === run) running = undefined
      return code
    })
    const ready = until('the server is ready', async () => run.child.exitCode !== null || isReady(server.url), 60_000)
    await ready.catch((error: unknown) => {
      killGroup(run.pid)
      throw fail(String(error))
    })
    if (run.child.exitCode !== null) throw fail(`the server ended with ${await early} instead of starting`)
  }
  const kill9 = async (): Promise<void> => {
    const { pid, ended } = needed()
    killGroup(pid)
    await ended
    running = undefined
  }
  const stop = async (): Promise<Ending> => {
    const { child, ended } = needed()
    const from = performance.now()
    child.kill('SIGTERM')
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, 5_000, 'late').unref())
    const code = await Promise.race([ended, late])
    if (code === 'late') await kill9()
    if (code !== 0) throw fail(code === 'late' ? 'the server hung on SIGTERM' : `the server exited with ${code}`)
    running = undefined
    return { code, took: performance.now() - from }
  }
  const server: Server = {
    get url() {
      if (port === 0) throw new Error('the server was never started: it has no address yet')
      return `http://127.0.0.1:${port}`
    },
    get port() {
      return port
    },
    directory,
    password,
    start,
    stop,
    kill9,
    restart: async () => {
      if (running !== undefined) await stop()
      await start()
    },
    output: () => output,
    isRunning: () => running !== undefined,
    [Symbol.asyncDispose]: async () => {
      if (running !== undefined) await kill9()
      for (const each of [directory, `${directory}-rehearsal`]) rmSync(each, { recursive: true, force: true })
    },
  }
  return server
}

/** A server that is ready, for `await using`. */
export const startServer = async (options: ServerOptions = {}): Promise<Server> => {
  const server = serverFor(options)
  try {
    await server.start()
  } catch (error) {
    await server[Symbol.asyncDispose]()
    throw error
  }
  return server
}

/** One server for the tests of a file: started before them, killed and cleaned up after them. Call it inside `describe`. */
export const useServer = (options: ServerOptions = {}): Server => {
  const server = serverFor(options)
  beforeAll(server.start)
  afterAll(server[Symbol.asyncDispose])
  return server
}
