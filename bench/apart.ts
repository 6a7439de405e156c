import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
/** A process that was asked to end has this long to end what it started, in ms. */
const grace = 10_000

/** What a process wrote to its standard output, line by line, and how it ended: its exit code (1 for a death by signal), or late. */
export interface Outcome {
  lines: string[]
  ended: number | 'late'
}

/** Runs a program in a process of its own from the project's folder; after `most` ms it is asked to end, then killed. */
export const runApart = async (command: readonly string[], most: number): Promise<Outcome> => {
  const [program = '', ...rest] = command
  const made = spawn(program, rest, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let [output, late] = ['', false]
  made.stdout.setEncoding('utf8').on('data', (words: string) => (output += words))
  const { promise, resolve } = Promise.withResolvers<number>()
  made.once('error', (error) => {
    console.log(error.message)
    resolve(1)
  })
  // Not `close`: what the process started may hold its output open.
  made.once('exit', (code) => setTimeout(resolve, 50, code ?? 1))
  const asking = setTimeout(() => {
    late = true
    made.kill('SIGTERM')
  }, most)
  const killing = setTimeout(() => made.kill('SIGKILL'), most + grace)
  const code = await promise
  clearTimeout(asking)
  clearTimeout(killing)
  made.stdout.destroy()
  return { lines: output.split('\n').filter((line) => line !== ''), ended: late ? 'late' : code }
}
