import type { Action, DeskMessage } from '../../../shared/desk.ts'
import type { Finding } from '../../../shared/finding.ts'
import { type Lane, type RejectReason, isFixed, sourceLabels } from '../../../shared/message.ts'
import { labelOf } from '../../../shared/place/gazetteer.ts'

export const laneWords: Record<Lane, string> = {
  crisis: 'Crisis',
  new: 'New',
  flagged: 'Flagged',
  stashed: 'Stashed',
  on_wall: 'On the wall',
  not_shown: 'Not shown',
}

/** Lanes from the most urgent down, as the desk lists them. */
export const laneOrder: readonly Lane[] = ['crisis', 'new', 'flagged', 'stashed', 'on_wall', 'not_shown']

export const emptyWords: Record<Lane, { title: string; more: string }> = {
  crisis: {
    title: 'No crisis message waits',
    more: 'A new one sounds. Rules find some, not all: C sends here whatever worries you.',
  },
  new: { title: 'Everything new has been read', more: 'Rest your eyes. The next message appears here by itself.' },
  flagged: { title: 'Nothing needs a second look', more: 'What screening is unsure about waits here for you.' },
  stashed: { title: 'Nothing is put by', more: 'S keeps a message here for later, or for somebody else to judge.' },
  on_wall: {
    title: 'The wall is waiting for its first voice',
    more: 'What you approve shows here and across the city.',
  },
  not_shown: { title: 'Nobody has been turned away', more: 'What is not shown stays here with its reason.' },
}

export const reasonWords: Record<RejectReason, string> = {
  personal: 'Personal details',
  abuse: 'Abuse or hate',
  off_topic: 'Off the subject',
  advert: 'Advert',
  repeat: 'Said before',
  not_readable: 'Cannot be read',
  sender_asked: 'Sender asked',
  other: 'Something else',
}

/** The words of a reason's key; a key this page does not know is shown as it is. */
export const reasonOf = (key: string): string => (reasonWords as Record<string, string>)[key] ?? key

/** What has been done, for "You ... it": past tense. */
export const doneWords: Record<Action, string> = {
  approve: 'approved',
  reject: 'not shown',
  redact: 'approved as edited',
  place: 'placed',
  stash: 'stashed',
  escalate: 'sent to the crisis lane',
  release: 'released',
  withdraw: 'taken off the wall',
  pin: 'pinned',
  undo: 'undone',
}

const details: Record<string, string> = {
  phone: 'phone number',
  email: 'e-mail address',
  nhs_number: 'NHS number',
  ni_number: 'National Insurance number',
  postcode: 'postcode',
  address: 'address',
  date_of_birth: 'date of birth',
  card: 'card number',
  name_hint: 'perhaps a name',
  hospital_number: 'hospital number',
  plate: 'car registration',
  url: 'web address',
  handle: 'account name',
  self_harm: 'self-harm',
  abuse: 'abuse',
  emergency: 'emergency',
  threat: 'threat',
}

export const detailWords = (detail: string | undefined): string =>
  detail === undefined ? 'personal detail' : (details[detail] ?? detail.replaceAll('_', ' '))

const tags: Record<Finding['kind'], (finding: Finding) => string> = {
  crisis: ({ level, detail }) =>
    level === 'topic' ? 'about a crisis' : `crisis: ${detailWords(detail ?? 'someone at risk')}`,
  profanity: ({ level }) => (level === 'slur' ? 'slur' : `${level ?? 'strong'} language`),
  personal: ({ detail }) => detailWords(detail),
  link: () => 'link',
  duplicate: () => 'said before',
  language: ({ detail }) => (detail === undefined ? 'another language' : `in ${detailWords(detail)}`),
  screening_failed: () => 'screening failed',
}

/** A finding in two or three words, for a tag. */
export const tagOf = (finding: Finding): string => tags[finding.kind](finding)

/** How loud a finding is drawn. */
export const toneOf = ({ kind, level, detail }: Finding): 'red' | 'amber' | 'quiet' => {
  if (detail === 'name_hint') return 'quiet'
  if (kind === 'crisis') return level === 'topic' ? 'amber' : 'red'
  if (kind === 'profanity') return level === 'mild' ? 'quiet' : 'amber'
  return kind === 'personal' || kind === 'screening_failed' ? 'amber' : 'quiet'
}

/** The rule of the house for what was found, or for a message with nothing found. */
export const policyFor = (message: DeskMessage): string => {
  const kinds = new Set(message.findings.map((finding) => finding.kind))
  if (message.lane === 'crisis')
    return 'A person comes first. Answer, tell the lead, and leave the words off every screen. Only a safeguarding lead releases it.'
  if (message.under16)
    return 'Under 16: no name and no place on the wall, and a second person looks before it is shown.'
  if (kinds.has('crisis'))
    return 'Talking about a hard time is welcome when nobody is in danger now. If you are not sure, C: a lead looks at it.'
  if (kinds.has('personal') && isFixed(message))
    return 'X allows nobody to change a post, so one with personal details is not shown.'
  if (kinds.has('personal'))
    return 'Personal details come out, meaning stays. If the meaning goes with them, it is not shown and we tell the sender why.'
  if (kinds.has('profanity'))
    return 'Anger about care is welcome; abuse of people is not. Judge who it hits, not how it sounds.'
  if (kinds.has('screening_failed')) return 'Nothing has looked at this message before you. Read it twice.'
  if (kinds.has('duplicate')) return 'Many people may want the same thing. A campaign is not spam by itself.'
  if (kinds.has('link')) return 'Links are never clickable on the wall. A link that sells something is an advert.'
  return 'If it is about health and care in Leeds and harms nobody, it belongs on the wall, also when it criticises us.'
}

export const sourceOf = (message: DeskMessage): string => sourceLabels[message.source]
export const placeOf = (area: string | null | undefined): string => (area ? labelOf(area) : 'city-wide')

const from: Record<NonNullable<DeskMessage['areaFrom']>, string> = {
  chosen: 'the sender chose it',
  platform: 'the platform says so',
  words: 'named in the words',
  moderator: 'a moderator set it',
}

/** A confidence (0 to 1) in words: 0.8 and more is sure, 0.5 and more likely. */
const sureness = (confidence: number): string => {
  if (confidence >= 0.8) return 'sure'
  return confidence >= 0.5 ? 'likely' : 'a guess'
}

/** How a message came by its place, in words. */
export const placeReason = ({ area, areaFrom, areaConfidence }: DeskMessage): string => {
  if (!area) return 'no place was named, so it joins the ring round the city'
  const why = areaFrom ? from[areaFrom] : 'placed'
  if (areaFrom !== 'words' || areaConfidence === undefined) return why
  return `${why} · ${sureness(areaConfidence)}`
}

/** The first words of a message, for a line about it. At most `max` code points, cut at a space where there is one. */
export const gist = (text: string, max = 34): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  const chars = Array.from(line)
  if (chars.length <= max) return line
  const cut = chars.slice(0, max).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > max / 2 ? cut.slice(0, space) : cut}…`
}
