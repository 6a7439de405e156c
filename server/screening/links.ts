import { LinkifyIt } from 'linkify-it'
import { parse } from 'tldts'
import type { Finding } from '../../shared/finding.ts'
import type { Span } from './fold.ts'
import { findingAt } from './passage.ts'
import type { Passage } from './passage.ts'
import { openBodies, plainEndings } from './link-hosts.ts'

const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false })

const dot = String.raw`(?:\.|\s?[[({]\s?(?:dot|\.)\s?[\])}]\s?|\sdot\s|\s\.\s?)`
/** A bare host, perhaps with "dot" in words, perhaps with a path. */
const bareHost = new RegExp(
  String.raw`(?<![\w@.-])(?:[a-z0-9-]{1,63}${dot}){1,5}[a-z][a-z0-9-]{1,30}(?::\d{2,5})?(?:\/[^\s]{0,300})?(?![\w@])`,
  'g',
)
const brokenScheme = /\b(?:hxxps?|h\s?t\s?t\s?p\s?s?)\s?:\s?\/\s?\/\s?\S{1,300}/g
const otherScheme = /\b(?:javascript|vbscript|data|file|ftp|tel|sms|mailto)\s?:\s?[^\s]{2,300}/g
const dataOrScript = /^(?:javascript|vbscript|file|ftp|mailto)|^data\s?:\s?[a-z]+\/|^(?:tel|sms)\s?:\s?\+?\d/
const cue = /(?:\b(?:visit|see|site|website|web|link|page|go to|log on to|find (?:me|us) (?:on|at)|at|on)\s|:\s?)$/
const closing = /[.,;:!?)\]}'"]+$/

export interface Link {
  start: number
  end: number
  host: string
  path: string
}

const schemed = (text: string): Link[] =>
  (linkify.match(text) ?? []).map((match) => ({
    start: match.index,
    end: match.lastIndex,
    host: parse(match.url).hostname ?? '',
    path: match.url.replace(/^[a-z]*:?\/\/[^/]*/, ''),
  }))

const matches = (text: string, pattern: RegExp): Link[] =>
  Array.from(text.matchAll(pattern), (match) => {
    const whole = match[0].replace(closing, '')
    return { start: match.index, end: match.index + whole.length, host: '', path: '' }
  })

/**
 * A bare host counts when its ending is a real one. Endings that are also words ("today.it was") count only with more
 * than that to show: www, a path, three labels, or words such as "visit" before it.
 */
const bare = (text: string): Link[] => {
  const found: Link[] = []
  for (const match of text.matchAll(bareHost)) {
    const whole = match[0].replace(closing, '')
    const written = whole.replaceAll(new RegExp(dot, 'g'), '.').replaceAll(' ', '')
    const [host = '', ...path] = written.split('/')
    const known = parse(host, { validateHostname: false })
    if (known.isIcann !== true || known.domainWithoutSuffix === '' || known.domain === null) continue
    const worded = /\s/.test(whole)
    const plain = plainEndings.has((known.publicSuffix ?? '').split('.').at(-1) ?? '')
    const shown = host.startsWith('www.') || path.length > 0 || (plain && !worded)
    const said = cue.test(text.slice(Math.max(0, match.index - 16), match.index))
    if (!shown && !(worded ? plain && /\bdot\b|[[({]/.test(whole) : said)) continue
    found.push({ start: match.index, end: match.index + whole.length, host, path: path.join('/') })
  }
  return found
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Every link of a passage, longest claim first where two overlap, in the positions of its folded form. */
export const linksIn = (passage: Passage): Link[] => {
  const { text } = passage.folded
  if (!/[.:/]|dot/.test(text)) return []
  const taken: Link[] = []
  const scripts = matches(text, otherScheme).filter((found) => dataOrScript.test(text.slice(found.start, found.end)))
  for (const found of [...schemed(text), ...matches(text, brokenScheme), ...scripts, ...bare(text)])
    if (!taken.some((other) => overlaps(other, found))) taken.push(found)
  return taken.toSorted((a, b) => a.start - b.start)
}

const isOpenBody = (host: string): boolean => openBodies.some((body) => host === body || host.endsWith(`.${body}`))

/**
 * A finding `link` for each link; and `personal` with detail `url` where it leads to neither a public body nor a known
 * charity: it may be somebody's own page.
 */
export const linkFindings = (passage: Passage, links: readonly Link[]): Finding[] =>
  links.flatMap((found) => {
    const link = findingAt(passage, passage.folded, found.start, found.end, { kind: 'link', reason: 'contains a link' })
    if (isOpenBody(found.host)) return [link]
    return [
      link,
      { ...link, kind: 'personal' as const, detail: 'url', reason: "the link may lead to a person's own page" },
    ]
  })
