import type { DeskMessage } from '../../../shared/desk.ts'
import type { Finding } from '../../../shared/finding.ts'
import { isFixed } from '../../../shared/message.ts'
import { spansIn } from './marks.ts'
import { detailWords } from './words.ts'

/** A name in the words is a hint for a person to judge, not something to take out unasked. */
const isHint = (finding: Finding): boolean => finding.detail === 'name_hint'

interface Span {
  start: number
  end: number
  names: string[]
}

const merged = (findings: readonly Finding[]): Span[] => {
  const spans: Span[] = []
  for (const { start, end, detail } of findings.toSorted((a, b) => a.start - b.start)) {
    const name = detailWords(detail)
    const last = spans.at(-1)
    if (last && start < last.end) {
      last.end = Math.max(last.end, end)
      if (!last.names.includes(name)) last.names.push(name)
    } else spans.push({ start, end, names: [name] })
  }
  return spans
}

/**
 * The words with each personal detail replaced by a neutral mark such as "[phone number removed]", or undefined where
 * screening saw none in the text. A proposal: a person decides on it.
 */
export const proposalFor = (message: Pick<DeskMessage, 'text' | 'findings'>): string | undefined => {
  const { text, findings } = message
  const personal = spansIn(text, findings).filter((finding) => finding.kind === 'personal' && !isHint(finding))
  if (personal.length === 0) return undefined
  let words = ''
  let at = 0
  for (const { start, end, names } of merged(personal)) {
    words += `${text.slice(at, start)}[${names[0] ?? 'personal detail'} removed]`
    at = end
  }
  return words + text.slice(at)
}

/** Whether the name holds personal details: it cannot be edited, and the wall shows it. */
export const hasPersonalName = ({ findings, name, under16 }: DeskMessage): boolean =>
  name !== undefined &&
  !under16 &&
  findings.some((finding) => finding.kind === 'personal' && finding.field === 'name' && !isHint(finding))

/** A post that nobody may change, and that seems to hold personal details: it is not shown, unless a person sees that it holds none. */
export const isFixedWithDetails = (message: DeskMessage): boolean =>
  isFixed(message) && proposalFor(message) !== undefined

/** The moderator's draft, unless the author has changed the words since it was made. */
export const draftFor = (
  message: DeskMessage,
  drafts: ReadonlyMap<string, { words: string; of: string }>,
): string | undefined => {
  const draft = drafts.get(message.id)
  return draft?.of === message.text ? draft.words : undefined
}

/** What approving would show now: the moderator's draft, else words already edited, else the proposal, else as sent. A post of X always as sent. */
export const wordsToShow = (message: DeskMessage, draft: string | undefined): string =>
  isFixed(message) ? message.text : (draft ?? message.publicText ?? proposalFor(message) ?? message.text)

/** Whether showing these words is an edit, so a `redact`, or an approval of what stands. */
export const isEdit = (message: DeskMessage, words: string): boolean => words !== (message.publicText ?? message.text)
