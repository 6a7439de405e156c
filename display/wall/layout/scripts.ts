/**
 * A script the wall can draw: the family that holds it, what finds it in a text, and the line height its tallest signs
 * need, in ems. Families are those of the fontsource packages in fonts.css.
 */
export interface Script {
  name: string
  family: string
  test: RegExp
  leading: number
}

export const latin = 'Atkinson Hyperlegible Next Variable'
export const emoji = 'Noto Color Emoji'
const noto = (name: string): string => `Noto ${name} Variable`

export const scripts: readonly Script[] = [
  { name: 'Latin', family: latin, test: /\p{Script=Latin}/u, leading: 1.22 },
  { name: 'Greek', family: noto('Sans'), test: /\p{Script=Greek}/u, leading: 1.26 },
  { name: 'Cyrillic', family: noto('Sans'), test: /\p{Script=Cyrillic}/u, leading: 1.26 },
  { name: 'Arabic', family: noto('Sans Arabic'), test: /\p{Script=Arabic}/u, leading: 1.55 },
  { name: 'Hebrew', family: noto('Sans Hebrew'), test: /\p{Script=Hebrew}/u, leading: 1.35 },
  { name: 'Gurmukhi', family: noto('Sans Gurmukhi'), test: /\p{Script=Gurmukhi}/u, leading: 1.5 },
  { name: 'Devanagari', family: noto('Sans Devanagari'), test: /\p{Script=Devanagari}/u, leading: 1.5 },
  { name: 'Bengali', family: noto('Sans Bengali'), test: /\p{Script=Bengali}/u, leading: 1.5 },
  { name: 'Thai', family: noto('Sans Thai'), test: /\p{Script=Thai}/u, leading: 1.6 },
  {
    name: 'Chinese',
    family: noto('Sans SC'),
    test: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u,
    leading: 1.4,
  },
]

const picture = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u
export const isPicture = (cluster: string): boolean => picture.test(cluster) && !/^[\d#*©®™]$/u.test(cluster)

/** Urdu is read in Nastaliq, whose words slope across twice the height of a line. */
const arabic = noto('Sans Arabic')
export const nastaliq = noto('Nastaliq Urdu')
const nastaliqLeading = 1.9
/** By letters that Urdu has and Arabic has not. */
export const isUrdu = (text: string): boolean => /[ٹڈڑںےہھ]/u.test(text)

/** Line height that no sign of this text leaves, in ems. */
export const leadingOf = (text: string): number =>
  scripts.reduce(
    (most, script) => (script.test.test(text) ? Math.max(most, script.leading) : most),
    isUrdu(text) ? nastaliqLeading : 1.22,
  )

const punctuation = /[\p{P}\p{Z}\p{Cf}]/u
/** Digits, spaces and punctuation that our Latin face holds. */
const plain = /[\p{Script=Common}\p{Script=Inherited}]/u

/** The families a text needs, each with the part of the text it is needed for. */
export const familiesFor = (text: string): { family: string; text: string }[] => {
  const parts = new Map<string, string>([[latin, 'a']])
  const urdu = isUrdu(text)
  for (const char of text) {
    const known = isPicture(char) ? emoji : scripts.find((script) => script.test.test(char))?.family
    const family = known ?? (plain.test(char) && (char < '\u0300' || punctuation.test(char)) ? latin : noto('Sans'))
    parts.set(family, (parts.get(family) ?? '') + char)
    if (urdu && family === arabic) parts.set(nastaliq, (parts.get(nastaliq) ?? '') + char)
  }
  return Array.from(parts, ([family, part]) => ({ family, text: part }))
}

/** Every family in the order in which a browser shall ask them, as CSS. */
export const stack = [latin, ...new Set(scripts.slice(1).map((script) => script.family)), emoji]
  .map((family) => `"${family}"`)
  .join(', ')
