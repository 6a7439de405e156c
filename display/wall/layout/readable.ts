import { isPicture, scripts } from './scripts.ts'

const letters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })
const fancy = /[\u{1D400}-\u{1D7FF}\u2100-\u2121\u2123-\u214F]/u

/** Scripts we have no type for, by what finds them: the desk is told their names. */
const others: readonly (readonly [string, RegExp])[] = [
  ['Tamil', /\p{Script=Tamil}/u],
  ['Gujarati', /\p{Script=Gujarati}/u],
  ['Telugu', /\p{Script=Telugu}/u],
  ['Kannada', /\p{Script=Kannada}/u],
  ['Malayalam', /\p{Script=Malayalam}/u],
  ['Sinhala', /\p{Script=Sinhala}/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Ethiopic', /\p{Script=Ethiopic}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Khmer', /\p{Script=Khmer}/u],
  ['Lao', /\p{Script=Lao}/u],
  ['Burmese', /\p{Script=Myanmar}/u],
  ['Tibetan', /\p{Script=Tibetan}/u],
]

export interface Readable {
  /** what can be drawn; never empty */
  text: string
  /** names of scripts that were left out */
  missing: string[]
}

const nameOf = (cluster: string): string => others.find(([, test]) => test.test(cluster))?.[0] ?? 'another script'

/**
 * The part of a text that our type can draw, cluster by cluster: signs without type are left out, never drawn as boxes.
 * Ornamental letters (mathematical ones) become plain ones (NFKC). If no word is left, a sentence in English says
 * which script it is in. `covered` says whether some face holds a code point.
 */
export const readable = (text: string, covered: (codePoint: number) => boolean): Readable => {
  const missing = new Set<string>()
  let out = ''
  for (const { segment } of letters.segment(text)) {
    const cluster = fancy.test(segment) ? segment.normalize('NFKC') : segment
    const known = isPicture(cluster) || Array.from(cluster).every((char) => covered(char.codePointAt(0) ?? 0))
    if (known || /^\s+$/u.test(cluster)) out += cluster
    else if (/\p{L}/u.test(cluster) && !scripts.some((script) => script.test.test(cluster)))
      missing.add(nameOf(cluster))
  }
  const kept = out.replace(/[^\S\n]+/gu, ' ').trim()
  const drawn = isDrawn(kept) ? kept : ''
  if (drawn !== '' && (missing.size === 0 || /\p{L}/u.test(drawn))) return { text: drawn, missing: [...missing] }
  const [name] = missing
  const words =
    name === undefined || name === 'another script'
      ? 'A message in signs this wall cannot draw'
      : `A message in ${name}`
  return { text: words, missing: [...missing] }
}

const isDrawn = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
