const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const decode = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )

/** Longer posts are cut before they are read, longer tags are read as text: what is hostile stays cheap. */
const longestPost = 50_000
const longestTag = 1_000
const deepest = 100

type Token = { text: string } | { tag: string; closing: boolean; attributes: string }

/** Where the tag that begins at `from` ends, quoted angles passed over; -1 when it does not. */
const endOfTag = (html: string, from: number): number => {
  let quote = ''
  for (let at = from; at < Math.min(html.length, from + longestTag); at++) {
    const char = html[at] ?? ''
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '>') return at
    else if (char === '"' || char === "'") quote = char
  }
  return -1
}

const opening = /<(\/?)([a-z][a-z0-9]*)/iy

/** The tag or comment that begins at `at`, and the place of its last character; undefined where a `<` opens nothing. */
const tokenAt = (html: string, at: number): { token?: Token; end: number } | undefined => {
  opening.lastIndex = at
  const [whole, slash, name] = opening.exec(html) ?? []
  if (whole === undefined || name === undefined) {
    const end = html.startsWith('<!--', at) ? html.slice(at, at + longestTag).indexOf('-->') : -1
    return end < 0 ? undefined : { end: at + end + 2 }
  }
  const end = endOfTag(html, at)
  if (end < 0) return undefined
  return {
    token: { tag: name.toLowerCase(), closing: slash === '/', attributes: html.slice(at + whole.length, end) },
    end,
  }
}

/** Text and tags in their order; comments left out. */
function* tokens(html: string): Generator<Token> {
  const last = html.lastIndexOf('>')
  let from = 0
  for (let at = html.indexOf('<'); at >= 0 && at < last; at = html.indexOf('<', Math.max(at + 1, from))) {
    const found = tokenAt(html, at)
    if (found === undefined) continue
    yield { text: html.slice(from, at) }
    if (found.token !== undefined) yield found.token
    from = found.end + 1
  }
  yield { text: html.slice(from) }
}

const voids = new Set(['br', 'img', 'hr', 'wbr', 'input'])
const unread = new Set(['script', 'style', 'template'])
const lineStarts: Record<string, string> = { br: '\n', li: '\n- ' }
const blocks: Record<string, string> = { p: '\n\n', blockquote: '\n\n', pre: '\n\n', ul: '\n', ol: '\n', div: '\n' }

/** Class names of an element; only Mastodon's own few are looked for. */
const classesOf = (attributes: string): string[] =>
  (/\bclass\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes)?.slice(1).find(Boolean) ?? '').split(/\s+/)

interface Open {
  tag: string
  hidden: boolean
  after: string
}

const opened = (tag: string, attributes: string, within: Open | undefined): Open => {
  const classes = classesOf(attributes)
  const hidden =
    within?.hidden === true || unread.has(tag) || classes.includes('invisible') || classes.includes('quote-inline')
  return { tag, hidden, after: classes.includes('ellipsis') ? '…' : '' }
}

/**
 * A post's HTML as the words its readers see: paragraphs and line breaks kept, mentions and hashtags as text, of a link
 * the visible part only with its ellipsis, quotes' fallback line dropped. Custom emoji named in `shortcodes` go; where
 * nothing else is left they stay as `:name:`. The answer is plain text: no part of it is ever read as HTML again.
 */
export const textOfHtml = (html: string, shortcodes: readonly string[] = []): string => {
  const open: Open[] = []
  let text = ''
  for (const token of tokens(html.slice(0, longestPost))) {
    const hidden = open.at(-1)?.hidden === true
    if ('text' in token) text += hidden ? '' : decode(token.text)
    else if (token.closing) text += close(open, token.tag)
    else {
      if (!hidden) text += lineStarts[token.tag] ?? ''
      if (!voids.has(token.tag) && open.length < deepest) open.push(opened(token.tag, token.attributes, open.at(-1)))
    }
  }
  return withoutEmoji(tidy(text), shortcodes)
}

/** Closes the innermost open element of that name and all within it; what must be written after it. */
const close = (open: Open[], tag: string): string => {
  const from = open.findLastIndex((element) => element.tag === tag)
  if (from < 0) return ''
  const closed = open.splice(from)
  if (open.at(-1)?.hidden === true || closed[0]?.hidden === true) return ''
  return (closed[0]?.after ?? '') + (blocks[tag] ?? '')
}

const tidy = (text: string): string =>
  text
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Text or a name without the given custom emoji. */
export const withoutEmoji = (text: string, shortcodes: readonly string[]): string => {
  if (shortcodes.length === 0 || !text.includes(':')) return text
  const known = new Set(shortcodes)
  const rest = text.replace(/:([a-z0-9_]{1,100}):/gi, (whole, name: string) => (known.has(name) ? '' : whole))
  return tidy(rest) || text
}
