import type { WallSettings } from '../../../shared/feed.ts'
import { catalogues, isLanguage, pickLanguage } from '../../../shared/words/languages.ts'
import type { Language } from '../../../shared/words/languages.ts'
import type { Words } from '../../../shared/words/words.ts'

/** One look at a page: in which language, and what the conversation is called. */
export interface Visit {
  language: Language
  words: Words
  settings: WallSettings
  /** the same address in the language that the visitor chose by hand, if one was chosen */
  href: (path: string) => string
}

/** `asked` is the language of the address (`?lang=ur`) or of a form's button, whatever came. */
export const visitOf = (asked: unknown, accept: string | undefined, settings: WallSettings): Visit => {
  const language = pickLanguage(asked, accept)
  const suffix = isLanguage(asked) ? `?lang=${asked}` : ''
  return { language, words: catalogues[language], settings, href: (path) => path + suffix }
}

/** The question in the visitor's language where the catalogue knows it, else as the operator wrote it. */
export const questionFor = ({ words, settings }: Visit): { text: string; tag: string } => {
  const known = words.questions[settings.question]
  return known === undefined ? { text: settings.question, tag: 'en-GB' } : { text: known, tag: words.tag }
}
