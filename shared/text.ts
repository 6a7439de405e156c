/** The longest message that is kept, in code points: a longer one is refused at the form and cut from other sources. */
export const maxTextLength = 2_000
/** What the form asks people to stay within: more cannot be read from across a square. */
export const formTextLength = 400
export const maxNameLength = 40

/** The number of Unicode code points, as people's limits are counted. */
export const codePointLength = (text: string): number => {
  let n = 0
  for (const _ of text) n++
  return n
}

/** At most `max` code points of a text; never half a character of a pair. */
export const cutTo = (text: string, max: number): string =>
  text.length <= max ? text : Array.from(text).slice(0, max).join('')

/**
 * The named normalisation of words at every door, in this order; nothing else is changed before a message is stored:
 * lone surrogates become U+FFFD; CRLF, CR, NEL and Unicode line and paragraph separators become LF; other control
 * characters but tab are dropped; bidirectional embeddings and overrides (U+202A to U+202E) are dropped, marks and
 * isolates stay; more than three combining marks in a row are cut to three; more than two line ends in a row are cut
 * to two; white space at both ends goes.
 */
export const normaliseText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    // oxlint-disable-next-line no-control-regex -- control characters are what this drops
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/g, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** The same for a name, on one line. */
export const normaliseName = (name: string): string => normaliseText(name).replace(/\s+/g, ' ')

const rtl = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const letter = /\p{L}/u

/** The direction of the first letter: what `dir="auto"` does in HTML, for canvases. */
export const directionOf = (text: string): 'ltr' | 'rtl' => {
  for (const char of text) if (letter.test(char)) return rtl.test(char) ? 'rtl' : 'ltr'
  return 'ltr'
}
