import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A program of this bench in a process of its own, from the project's folder; it is killed when it is disposed of. */
export const child = (
  command: readonly string[],
  env: Record<string, string> = {},
): AsyncDisposable & { process: ChildProcess; firstLine: Promise<string>; ended: Promise<number | null> } => {
  const [program = '', ...rest] = command
  const made = spawn(program, rest, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = (): void => void made.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<number | null>((resolve) => made.once('exit', resolve))
  const firstLine = new Promise<string>((resolve, reject) => {
    made.stdout.setEncoding('utf8').once('data', (words: string) => resolve(words.split('\n')[0] ?? ''))
    void ended.then((code) => reject(new Error(`${command.join(' ')} ended with ${code}`)))
  })
  firstLine.catch(() => undefined)
  const end = async (): Promise<void> => {
    process.removeListener('exit', kill)
    kill()
    await ended
  }
  return { process: made, firstLine, ended, [Symbol.asyncDispose]: end }
}
