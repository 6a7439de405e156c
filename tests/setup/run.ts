import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Our own tools first, and with them the pinned Node, whoever calls. */
export const environment = (more: Record<string, string | undefined> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${root}node_modules/.bin${delimiter}${process.env['PATH'] ?? ''}`,
  ...more,
})

export interface Outcome {
  /** exit code; a death by signal or a command that does not exist counts as 1 */
  code: number
  /** both streams, in the order they came; empty when the command wrote to our terminal itself */
  output: string
  /** milliseconds */
  took: number
}

/** Runs a command at the root to its end. `show` lets it write to our terminal, else its output is collected. */
export const run = async (
  command: readonly string[],
  options: { show?: boolean; env?: Record<string, string | undefined> } = {},
): Promise<Outcome> => {
  const [name = '', ...rest] = command
  const from = performance.now()
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const stdio = options.show === true ? 'inherit' : 'pipe'
  const child = spawn(name, rest, { cwd: root, env: environment(options.env), stdio: ['ignore', stdio, stdio] })
  let output = ''
  const end = (code: number): void => resolve({ code, output, took: performance.now() - from })
  child.stdout?.setEncoding('utf8').on('data', (words: string) => (output += words))
  child.stderr?.setEncoding('utf8').on('data', (words: string) => (output += words))
  child.on('error', (error) => {
    output += `${error.message}\n`
    end(1)
  })
  child.on('close', (code) => end(code ?? 1))
  return promise
}
