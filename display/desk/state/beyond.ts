import type { DeskMessage } from '../../../shared/desk.ts'
import type { Board } from './board.ts'
import { fits, folded } from './search.ts'

/**
 * What the server finds in every lane for the words in the search field. While newer words are asked for, what is known
 * to fit them stays in sight.
 */
export interface Beyond {
  words: string
  state: 'quiet' | 'asking' | 'found' | 'failed'
  messages: readonly DeskMessage[]
  /** a sentence of what went wrong, while `failed` */
  trouble: string
}

export const nothingAsked: Beyond = { words: '', state: 'quiet', messages: [], trouble: '' }

/** Every word begins with some letter: one letter of this alphabet finds everything and nothing. */
const isWorthAsking = (words: string): boolean => words.length > 1 || /^[^\p{ASCII}]/u.test(words)

/** The field now holds these words. */
export const asking = (was: Beyond, typed: string): Beyond => {
  const words = typed.trim()
  if (words === was.words) return was
  if (!isWorthAsking(words)) return { ...nothingAsked, words }
  return { words, state: 'asking', messages: was.messages.filter((message) => fits(message, words)), trouble: '' }
}

/** The server's answer to `words`, or what went wrong; too late where the field holds other words by now. */
export const answered = (was: Beyond, words: string, answer: readonly DeskMessage[] | string): Beyond => {
  if (was.words !== words || was.state === 'quiet') return was
  if (typeof answer === 'string') return { ...was, state: 'failed', trouble: answer }
  return { words, state: 'found', messages: answer, trouble: '' }
}

/** What was found beyond the rows that stand in the list already, each as the board knows it now. */
export const hitsOf = ({ messages }: Beyond, board: Board, listed: ReadonlySet<string>): DeskMessage[] =>
  messages
    .filter(({ id }) => !listed.has(id) && !board.gone.has(id))
    .map((message) => board.messages.get(message.id) ?? message)

/** Letters that may stand before what was looked for, and words that are kept of them where there are more. */
const mostBefore = 60
const keptBefore = 6

/** The text from shortly before the first word that was looked for, so that a few lines of it show why it was found. */
export const excerpt = (text: string, typed: string): string => {
  const asked = folded(typed).split(/\s+/).filter(Boolean)
  const words = text.split(/\s+/)
  const at = words.findIndex((word) => asked.some((one) => folded(word).includes(one)))
  if (at <= keptBefore || words.slice(0, at).join(' ').length <= mostBefore) return text
  return `… ${words.slice(at - keptBefore).join(' ')}`
}
