import type { RejectReason } from '../message.ts'
import type { receiptStates } from '../api.ts'

export type ReceiptState = (typeof receiptStates)[number]

/** A help line: what people read, and the number that a phone dials. Numbers are the same in every language. */
export interface HelpLine {
  label: string
  tel: string
}

/**
 * Everything the public pages say, in one language. One object per language, each complete by type. `{n}` in a
 * sentence is a number that a script fills in on the page; such sentences are worded so that no plural is needed.
 */
export interface Words {
  /** the value of `lang` in HTML */
  tag: string
  dir: 'ltr' | 'rtl'
  /** the language's own name for itself */
  name: string
  /** the question of the conversation in this language, by the words the operator set; an unknown one stays as it is */
  questions: Readonly<Record<string, string>>
  common: CommonWords
  join: JoinWords
  preview: PreviewWords
  problems: ProblemWords
  receipt: ReceiptWords
  takeDown: TakeDownWords
  listen: ListenWords
  reasons: Readonly<Record<RejectReason, string>>
  policy: PolicyWords
}

interface CommonWords {
  rehearsal: string
  rehearsalShort: string
  skip: string
  language: string
  notMonitored: string
  needSomeone: string
  help: readonly HelpLine[]
  comma: string
  toListen: string
  toJoin: string
  toPolicy: string
  allOfLeeds: string
  edited: string
  missingTitle: string
  missing: string
}

export interface JoinWords {
  title: string
  message: string
  left: string
  over: string
  limit: (most: number) => string
  area: string
  areaHint: string
  areaNone: string
  neighbourhoods: string
  wards: string
  districts: string
  name: string
  nameHint: string
  under16: string
  under16Hint: string
  /** what the sender agrees to; changed words need a new `consentVersion` */
  consent: string
  next: string
}

interface PreviewWords {
  title: string
  step: string
  place: (area: string) => string
  cityWide: string
  under16: string
  person: string
  privacy: string
  long: string
  send: string
  change: string
  sending: string
  /** the line of a lost connection, with the seconds until the next try */
  keptTry: string
  tryNow: string
}

export interface ProblemWords {
  title: string
  prefix: string
  textMissing: string
  textTooLong: (most: number) => string
  nameTooLong: (most: number) => string
  areaUnknown: string
  consentMissing: string
  wordingChanged: string
  tooMany: (seconds: number) => string
  busy: (seconds: number) => string
  refused: string
}

export interface ReceiptWords {
  titles: Readonly<Record<ReceiptState, string>>
  sent: string
  read: string
  readPending: string
  readPendingHint: string
  shownPending: string
  onItsWay: string
  shownAsWritten: string
  shownEdited: string
  shownEditedHint: string
  notShown: string
  takenDown: string
  takenDownHint: string
  erased: string
  erasedHint: string
  answer: string
  answerHint: string
  done: string
  notYet: string
  stopped: string
  yours: string
  takeDown: string
  keepTitle: string
  keep: string
  copy: string
  copied: string
  again: string
}

interface TakeDownWords {
  title: string
  what: string
  final: string
  yes: string
  no: string
}

interface ListenWords {
  title: string
  intro: string
  empty: string
  calm: string
  live: string
  stale: string
  say: string
}

export interface PolicySection {
  id: string
  title: string
  paragraphs: readonly string[]
}

interface PolicyWords {
  title: string
  tallyTitle: string
  tallyCaption: string
  received: string
  shown: string
  edited: string
  notShown: string
  waiting: string
  takenDown: string
  why: string
  count: string
  consentTitle: string
  consentVersion: (version: string) => string
  /** by reason, as a short line of the tally */
  reasons: Readonly<Record<RejectReason, string>>
  sections: readonly PolicySection[]
}
