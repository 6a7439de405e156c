/** Markup that is safe to send as it stands. Only the `html` tag makes it. */
export class Html {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
  toString(): string {
    return this.source
  }
}

export type Part = Html | string | number | undefined | null | false | readonly Part[]

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

const escape = (text: string): string => text.replace(/[&<>"'`]/g, (mark) => marks[mark] ?? '')

const write = (part: Part): string => {
  if (part === undefined || part === null || part === false) return ''
  if (part instanceof Html) return part.source
  if (typeof part === 'object') return part.map(write).join('')
  return escape(String(part))
}

/**
 * The one way to write HTML: every value is escaped for text and for quoted attributes, unless it is Html itself.
 * Lists are written one after another; undefined, null and false write nothing. Attributes must be in quotes.
 */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.map((string, i) => string + write(parts[i])).join(''))
