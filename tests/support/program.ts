import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export interface ProgramOptions {
  /** where it runs; removed with whatever is in it when we die before `stop` */
  folder: string
  /** what it writes when it is ready for others */
  ready: string
  /** the signal on which it ends together with its own children */
  last: 'SIGKILL' | 'SIGQUIT'
  /** the account that it runs as, where that is not ours */
  user?: { uid: number; gid: number } | undefined
}

/** A running server that is no part of ours. */
export interface Program {
  /** Sends a signal to it alone, if it still runs. */
  signal: (name: NodeJS.Signals) => void
  /** Sends a signal and waits for its end. */
  stop: (name: NodeJS.Signals) => Promise<void>
}

/** Ends the program and removes its folder when the pipe to us closes: we may be killed and have no time to. */
const watchman = 'read -r _; kill -s "$1" "$2"; sleep 1; rm -rf "$3"'

const watch = (pid: number, { last, folder }: ProgramOptions): ChildProcess => {
  const words = ['-c', watchman, 'watchman', last.slice(3), String(pid), folder]
  const watcher = spawn('/bin/sh', words, { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  watcher.unref()
  return watcher
}

/** Starts a server and waits until it says that it is ready. Throws with its words when it ends, or says nothing for 20 s. */
export const startProgram = async (command: readonly string[], options: ProgramOptions): Promise<Program> => {
  const [name = '', ...rest] = command
  const { folder, ready, user } = options
  // A group of its own: what a terminal sends to ours is ours to pass on.
  const child = spawn(name, rest, { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'], ...user })
  const ended = once(child, 'exit')
  const watcher = child.pid === undefined ? undefined : watch(child.pid, options)
  ended.then(
    () => watcher?.kill('SIGKILL'),
    () => undefined,
  )
  const signal = (sent: NodeJS.Signals): void => void child.kill(sent)
  const stop = async (sent: NodeJS.Signals): Promise<void> => {
    signal(sent)
    await ended
  }
  try {
    await untilItSays(child, ready)
  } catch (error) {
    if (child.pid !== undefined) await stop(options.last)
    throw error
  }
  return { signal, stop }
}

const untilItSays = async (child: ChildProcess, ready: string): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let output = ''
  const hear = (words: string): void => {
    output = (output + words).slice(-10_000)
    if (output.includes(ready)) resolve()
  }
  const fail = (how: string): void => reject(new Error(`${child.spawnfile} ${how}\n${output}`))
  const late = setTimeout(fail, 20_000, 'is not ready after 20 s')
  child.stdout?.setEncoding('utf8').on('data', hear)
  child.stderr?.setEncoding('utf8').on('data', hear)
  child.once('error', reject).once('exit', () => fail('ended before it was ready'))
  return promise.finally(() => clearTimeout(late))
}
