import * as z from 'zod'
import type { ScreeningResult } from '../../shared/finding.ts'
import { type ScreeningInput, screen } from '../screening/screen.ts'
import { type JsonLine, contentOf, jsonLines } from './jsonl.ts'

const usage = 'usage: npm run --silent screen -- FILE.jsonl (or - for standard input), lines {"id", "text", "name"?}'

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  name: z.string().nullish(),
})

/** As in the server: a message that cannot be screened is held, it stops nobody else's. */
const screened = (input: ScreeningInput): ScreeningResult => {
  try {
    return screen(input)
  } catch {
    const reason = 'screening failed'
    return { lane: 'flagged', findings: [{ kind: 'screening_failed', field: 'text', start: 0, end: 0, reason }] }
  }
}

const answer = ({ line, value }: JsonLine): { reply: string } | { error: string } => {
  if (value === undefined) return { error: `line ${line}: not valid JSON` }
  const parsed = Line.safeParse(value)
  if (!parsed.success)
    return {
      error: `line ${line}: expected an object with "id" (text or number), "text" (text) and perhaps "name" (text)`,
    }
  const { id, text, name } = parsed.data
  const { lane, findings } = screened({ text, name: name ?? undefined })
  return { reply: JSON.stringify({ id, lane, findings }) }
}

/**
 * Prints `{id, lane, findings}` a line, in the order of the lines. Exit codes: 0 all screened, 1 some lines were bad
 * (each named on standard error, the rest printed), 2 nothing could be read.
 */
const run = async (name: string | undefined): Promise<number> => {
  const read = name === undefined ? { error: usage } : await contentOf(name)
  if ('error' in read) {
    console.error(read.error)
    return 2
  }
  let code = 0
  for (const line of jsonLines(read.content)) {
    const said = answer(line)
    if ('reply' in said) process.stdout.write(`${said.reply}\n`)
    else {
      console.error(said.error)
      code = 1
    }
  }
  return code
}

// A reader such as head may leave before the end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await run(process.argv[2])
