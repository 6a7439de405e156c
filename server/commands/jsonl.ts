import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'

/** The text of a named file, of standard input for `-`, or one line that says why it cannot be read. */
export const contentOf = async (name: string): Promise<{ content: string } | { error: string }> => {
  try {
    return { content: name === '-' ? await text(process.stdin) : await readFile(name, 'utf8') }
  } catch (error) {
    return { error: `cannot read ${name}: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** A line that is not blank: `line` counts from 1; `value` is absent where it is not valid JSON. */
export interface JsonLine {
  line: number
  value?: unknown
}

const valueOf = (line: string): { value?: unknown } => {
  try {
    return { value: JSON.parse(line) as unknown }
  } catch {
    return {}
  }
}

/** The lines of a JSONL text; a byte order mark, blank lines and CRLF are taken as they come. */
export const jsonLines = (content: string): JsonLine[] =>
  content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === '' ? [] : [{ line: i + 1, ...valueOf(line) }]))
