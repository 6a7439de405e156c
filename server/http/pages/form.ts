import type { NewMessage } from '../../../shared/api.ts'
import { codePointLength, maxNameLength, maxTextLength, normaliseName, normaliseText } from '../../../shared/text.ts'
import { consentVersion } from '../../../shared/words/consent.ts'
import type { ProblemWords } from '../../../shared/words/words.ts'
import { isBlank } from '../../intake/admit.ts'
import { isOffered } from './areas.ts'
import { messageKey } from './key.ts'

/** What a visitor has typed so far: any of it may be wrong, none of it is lost. */
export interface JoinForm {
  text: string
  area: string
  name: string
  under16: boolean
  consent: boolean
  /** the version of the consent wording that the page showed */
  wording: string
  /** the UUID the server wrote into this form */
  key: string
}

export const steps = ['preview', 'send', 'change'] as const
export type Step = (typeof steps)[number]

type Fields = Record<string, unknown>

const fieldsOf = (body: unknown): Fields => (typeof body === 'object' && body !== null ? (body as Fields) : {})

/** One field of a posted form; of a field sent twice, the first. */
export const fieldOf = (body: unknown, name: string): string => {
  const value: unknown = Object.hasOwn(fieldsOf(body), name) ? fieldsOf(body)[name] : undefined
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : ''
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

export const emptyForm = (key: string): JoinForm => ({
  text: '',
  area: '',
  name: '',
  under16: false,
  consent: false,
  wording: consentVersion,
  key,
})

/** Reads a posted form, normalised as intake will do it. `newKey` makes a UUID where the form brought none. */
export const readForm = (body: unknown, newKey: () => string): JoinForm => {
  const key = fieldOf(body, 'key')
  return {
    text: normaliseText(fieldOf(body, 'text')),
    area: fieldOf(body, 'area'),
    name: normaliseName(fieldOf(body, 'name')),
    under16: fieldOf(body, 'under16') !== '',
    consent: fieldOf(body, 'consent') !== '',
    wording: fieldOf(body, 'wording') || consentVersion,
    key: uuid.test(key) ? key.toLowerCase() : newKey(),
  }
}

export type JoinField = 'text' | 'area' | 'name' | 'consent'
export interface FieldProblem {
  field: JoinField
  words: string
}

const consentProblem = (form: JoinForm, words: ProblemWords): string | undefined => {
  if (!form.consent) return words.consentMissing
  return form.wording === consentVersion ? undefined : words.wordingChanged
}

const textProblem = (form: JoinForm, words: ProblemWords): string | undefined => {
  if (isBlank(form.text)) return words.textMissing
  return codePointLength(form.text) > maxTextLength ? words.textTooLong(maxTextLength) : undefined
}

/** What stands against sending this form, in the order of its fields. Empty: it may be sent. */
export const checkForm = (form: JoinForm, words: ProblemWords): FieldProblem[] => {
  const found: [JoinField, string | undefined][] = [
    ['text', textProblem(form, words)],
    ['area', form.area === '' || isOffered(form.area) ? undefined : words.areaUnknown],
    ['name', codePointLength(form.name) > maxNameLength ? words.nameTooLong(maxNameLength) : undefined],
    ['consent', consentProblem(form, words)],
  ]
  return found.flatMap(([field, sentence]) => (sentence === undefined ? [] : [{ field, words: sentence }]))
}

/** What the city would see of this form: under 16, neither name nor place (ICO Children's Code). */
export const visibleOf = (form: JoinForm): { text: string; name?: string; area?: string } => ({
  text: form.text,
  ...(form.name === '' || form.under16 ? {} : { name: form.name }),
  ...(form.area === '' || form.under16 ? {} : { area: form.area }),
})

/** The message of a form without problems. What is not shown is not sent either. */
export const messageOf = (form: JoinForm): NewMessage => ({
  ...visibleOf(form),
  consent: true,
  key: messageKey(form.key, [form.text, form.area, form.name, String(form.under16)]),
  ...(form.under16 ? { under16: true } : {}),
})
