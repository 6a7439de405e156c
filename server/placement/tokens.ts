/**
 * One word of a message. `key` is its comparable form; `stem` the same without a possessive or plural s. `gap` says what
 * stands before it: 0 nothing but space or a hyphen, 1 a comma, dash or bracket, 2 the end of a sentence.
 * `tag`: it is a piece of a hashtag. Offsets are UTF-16 units of the text.
 */
export interface Token {
  key: string
  stem?: string
  start: number
  end: number
  capital: boolean
  upper: boolean
  gap: 0 | 1 | 2
  tag: boolean
}

const word = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ`´][\p{L}\p{M}\p{N}]+)*|&/gu
const apart = /[A-Z]+(?![a-z])\d*|[A-Z]?[^A-Z\d]+\d*|\d+/g
/** Bounded in every part: an unbounded one takes seconds over a thousand @ in a row. */
const silent = /https?:\/\/\S+|www\.\S+|[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,8}|@[\w.]+/giu
const notAscii = /[\u0080-\uffff]/
const marks = /\p{M}/gu
const apostrophes = /['’‘ʼ`´]/g
const sentenceEnd = /[.!?;:…]|\n/
const pause = /[,()[\]–—|"“”]|\s-+\s|\s\/\s/
const abbreviated = /^(?:st|dr|mr|mrs|ms|prof|nr|rd|cllr|rev|[a-z])$/

/** Spellings of the same word, so that one form stands in the index. */
const canonical: ReadonlyMap<string, string> = new Map([
  ['&', 'and'],
  ['rd', 'road'],
  ['uni', 'university'],
  ['univ', 'university'],
  ['hosp', 'hospital'],
  ['saint', 'st'],
  ['center', 'centre'],
  ['ctr', 'centre'],
  ['stn', 'station'],
  ['mkt', 'market'],
  ['railway', 'train'],
  ['rail', 'train'],
])

/** The comparable form of a word: lower case, without accents and apostrophes, abbreviations written out. */
const keyOf = (raw: string): string => {
  const plain = notAscii.test(raw) ? raw.normalize('NFKD').replace(marks, '') : raw
  const key = plain.replace(apostrophes, '').toLowerCase()
  return canonical.get(key) ?? key
}

const stemOf = (raw: string, key: string): string | undefined => {
  if (!key.endsWith('s') || key.length < 4) return undefined
  const possessive = /['’‘ʼ`´]s$/i.test(raw)
  if (!possessive && (key.length < 6 || key.endsWith('ss'))) return undefined
  return canonical.get(key.slice(0, -1)) ?? key.slice(0, -1)
}

const gapOf = (between: string, last: Token | undefined): 0 | 1 | 2 => {
  if (last === undefined) return 2
  if (between === ' ' || between === '' || between === '-') return 0
  if (between.startsWith('.') && abbreviated.test(last.key) && !/[!?\n]/.test(between)) return 0
  if (sentenceEnd.test(between)) return 2
  return pause.test(between) ? 1 : 0
}

const tokenOf = (raw: string, start: number, gap: 0 | 1 | 2, tag: boolean): Token => {
  const key = keyOf(raw)
  const stem = stemOf(raw, key)
  const first = raw.charAt(0)
  const capital = first !== first.toLowerCase()
  const upper = capital && raw.length > 1 && raw === raw.toUpperCase()
  const token: Token = { key, start, end: start + raw.length, capital, upper, gap, tag }
  if (stem !== undefined) token.stem = stem
  return token
}

/** Words of a text in order. Addresses of pages, mails and handles are passed over; hashtags are split at capitals. */
export const tokensOf = (text: string): Token[] => {
  const readable =
    text.includes('@') || /http|www/i.test(text) ? text.replace(silent, (s) => '\n'.repeat(s.length)) : text
  const tokens: Token[] = []
  let end = 0
  for (const match of readable.matchAll(word)) {
    const raw = match[0]
    const at = match.index
    const gap = gapOf(readable.slice(end, at), tokens.at(-1))
    end = at + raw.length
    const tag = readable[at - 1] === '#'
    if (!tag) tokens.push(tokenOf(raw, at, gap, false))
    else
      for (const piece of raw.matchAll(apart))
        tokens.push(tokenOf(piece[0], at + piece.index, piece.index === 0 ? gap : 0, true))
  }
  return tokens
}
