import type { DetailRule } from './detail.ts'

const at = String.raw`(?:\s?@\s?|\s?[[({<*_-]\s?(?:at|@)\s?[\])}>*_-]\s?|\sat\s)`
const dot = String.raw`(?:\s?\.\s?|\s?[[({<*_-]\s?(?:dot|\.)\s?[\])}>*_-]\s?|\sdot\s)`
const local = String.raw`(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}(?:\s(?:dot|underscore|dash)\s[a-z0-9._%+-]{1,63}){0,2}`
const label = '[a-z0-9-]{1,63}'
const ending = 'com|net|org|uk|co|ac|gov|nhs|info|io|me|eu|edu|biz|live|email|pl|de|fr|es|it|ie|in|pk|ro|ru|cn'

const sign = String.raw`(?:\s?@\s?|\s?[[({<*_-]\s?(?:at|@)\s?[\])}>*_-]\s?)`
const tight = String.raw`(?:\.|\s?[[({<*_-]\s?(?:dot|\.)\s?[\])}>*_-]\s?|\sdot\s)`

/** Written out in full, with "dot" as sign or word. */
const written = new RegExp(`${local}${sign}${label}(?:${dot}${label}){0,3}${dot}(?:${ending})(?![a-z0-9])`, 'g')
/** With "at" as a word; "starts at eight. It was late" is a sentence, so no loose stops and no endings that are words. */
const spoken = new RegExp(
  `${local}\\sat\\s${label}(?:${tight}${label}){0,3}${tight}(?:com|net|org|uk|info|io|eu|pl|de|fr|ie|biz|edu)(?![a-z0-9])`,
  'g',
)
/** With the sign, any real shape of ending. */
const signed = new RegExp(`${local}@${label}(?:\\.${label}){0,4}\\.[a-z]{2,24}(?![a-z0-9])`, 'g')
/** A mailbox at a well-known provider, ending left out. */
const provider = new RegExp(
  `${local}${at}(?:g\\s?mail|googlemail|hotmail|yahoo|icloud|btinternet|protonmail|ymail|aol|outlook)(?![a-z0-9])`,
  'g',
)
/** "look at leeds.gov.uk", "meet us at mind.org.uk": a place to look, not a mailbox. */
const pointing =
  /^(?:look|looking|looked|us|me|them|it|is|are|be|find|found|see|seen|meet|here|info|more|site|page|visit|online|work|working|works|based|available|team|staff|people|held|open|get|bank|shop)\s?(?:at)\s/

/** E-mail addresses, also with "at" and "dot" in words or brackets. */
export const emails: DetailRule = ({ text }) => {
  if (!/@|\bat\b/.test(text)) return []
  return [written, spoken, signed, provider].flatMap((pattern) =>
    Array.from(text.matchAll(pattern))
      .filter((match) => !pointing.test(match[0]))
      .map((match) => ({ start: match.index, end: match.index + match[0].length })),
  )
}
