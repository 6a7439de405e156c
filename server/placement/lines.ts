import * as z from 'zod'
import { place } from './place.ts'

const Line = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

/** What became of one line: `reply` is the JSON to print, or `error` says what is wrong with it. Blank lines have neither. */
export interface Outcome {
  line: number
  reply?: string
  error?: string
}

const read = (line: string): { id: string | number; text: string } | string => {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return 'not valid JSON'
  }
  const parsed = Line.safeParse(value)
  return parsed.success ? parsed.data : 'expected an object with "id" (text or number) and "text" (text)'
}

const outcomeOf = (content: string, line: number): Outcome => {
  if (content.trim() === '') return { line }
  const asked = read(content)
  if (typeof asked === 'string') return { line, error: asked }
  const { area, confidence } = place({ text: asked.text })
  return { line, reply: JSON.stringify({ id: asked.id, area, confidence }) }
}

/**
 * Places the messages of a JSONL file, `{id, text}` a line (more fields are passed over), in the order of its lines.
 * A byte order mark, blank lines and CRLF are taken as they come. Lines count from 1.
 */
export const placeLines = (content: string): Outcome[] =>
  content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, i) => outcomeOf(line, i + 1))
