import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { placeLines } from '../placement/lines.ts'

const usage = 'usage: npm run --silent place -- FILE.jsonl (or - for standard input), lines {"id", "text"}'

/** The named file's text, or undefined after saying in one line why it cannot be read. */
const contentOf = async (name: string | undefined): Promise<string | undefined> => {
  if (name === undefined) {
    console.error(usage)
    return undefined
  }
  try {
    return name === '-' ? await text(process.stdin) : await readFile(name, 'utf8')
  } catch (error) {
    console.error(`cannot read ${name}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

/**
 * Prints `{"id", "area", "confidence"}` a line. Exit codes: 0 all placed, 1 some lines were bad (each named on standard
 * error, the rest printed), 2 nothing could be read.
 */
const run = async (name: string | undefined): Promise<number> => {
  const content = await contentOf(name)
  if (content === undefined) return 2
  const outcomes = placeLines(content)
  const replies = outcomes.flatMap(({ reply }) => (reply === undefined ? [] : [reply]))
  if (replies.length > 0) process.stdout.write(`${replies.join('\n')}\n`)
  const bad = outcomes.filter(({ error }) => error !== undefined)
  for (const { line, error } of bad) console.error(`line ${line}: ${error}`)
  return bad.length > 0 ? 1 : 0
}

// A reader such as head may leave before the end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await run(process.argv[2])
