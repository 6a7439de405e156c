import type { DetailRule } from './personal.ts'

const at = String.raw`(?:\s?@\s?|\s?[[({<*_-]\s?(?:at|@)\s?[\])}>*_-]\s?|\sat\s)`
const dot = String.raw`(?:\s?\.\s?|\s?[[({<*_-]\s?(?:dot|\.)\s?[\])}>*_-]\s?|\sdot\s)`
const local = String.raw`(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}(?:\s(?:dot|underscore|dash)\s[a-z0-9._%+-]{1,63}){0,2}`
const label = '[a-z0-9-]{1,63}'
const ending = 'com|net|org|uk|co|ac|gov|nhs|info|io|me|eu|edu|biz|live|email|pl|de|fr|es|it|ie|in|pk|ro|ru|cn'

/** Written out in full, with "at" and "dot" as signs or words. */
const written = new RegExp(`${local}${at}${label}(?:${dot}${label}){0,3}${dot}(?:${ending})(?![a-z0-9])`, 'g')
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
  return [written, signed, provider].flatMap((pattern) =>
    Array.from(text.matchAll(pattern))
      .filter((match) => !pointing.test(match[0]))
      .map((match) => ({ start: match.index, end: match.index + match[0].length })),
  )
}
