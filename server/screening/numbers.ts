import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { allowedNumbers } from './allowed-numbers.ts'
import { digitRuns, readings } from './digit-groups.ts'
import type { DigitRun, Reading } from './digit-groups.ts'
import type { Folded } from './fold.ts'
import type { Detail, DetailRule } from './personal.ts'

const dateOrTime = /\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?<!\d)\d{1,2}:\d\d(?![\d:])/

const isLuhn = (digits: string): boolean => {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.at(-1 - i))
    const doubled = digit * 2
    sum += i % 2 === 0 ? digit : doubled - (doubled > 9 ? 9 : 0)
  }
  return sum % 10 === 0
}

const isModulo11 = (digits: string): boolean => {
  let sum = 0
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i)
  return (11 - (sum % 11)) % 11 === Number(digits[9])
}

const cardCue = /\b(?:card|visa|mastercard|debit|credit|amex|maestro)\b/

/** Luhn-valid numbers of 13 to 19 figures of the card schemes (ISO/IEC 7812); unusual shapes only beside "card". */
const isCard = ({ digits, shape, before, written }: Reading): boolean => {
  if (!/^(?:3[0-9]|4|5|6|2[2-7])/.test(digits) || !isLuhn(digits) || dateOrTime.test(written)) return false
  if (cardCue.test(before)) return true
  const usual = shape.length === 1 || shape.every((n) => n === 1) || shape.every((n) => n >= 3)
  return usual || digits.length === 16 || digits.length === 15 ? !shape.every((n) => n === 2) : false
}

const healthCue = /\bn\.?h\.?s\.?\b[^.!?]{0,26}$/

/** NHS numbers: ten figures with a modulo-11 check (NHS Data Dictionary); beside "NHS number" the check is not asked. */
const isHealth = ({ digits, shape, before, written }: Reading): boolean => {
  if (digits.length !== 10 || dateOrTime.test(written)) return false
  if (healthCue.test(before) && !/^0[1237]/.test(digits)) return true
  if (!isModulo11(digits) || digits.startsWith('0')) return false
  const usual = shape.length === 1 || shape.join('') === '334' || shape.every((n) => n === 1)
  return usual || /^[4679]/.test(digits)
}

const phoneCue =
  /\b(?:ring|call|phone|tel|telephone|text|txt|mob|mobile|whatsapp|landline|bell|ext)(?:\W{1,3}(?:me|us|him|her|them|on|at|is|my|no|number|mum|dad|s)){0,4}\W{1,3}$/

const national = (digits: string): string =>
  digits.replace(/^(?:00)?44(?:0(?=\d{9,10}$))?(?=\d{9,10}$)/, '0').replace(/^(?=7\d{9}$)/, '0')

const isPossible = (number: string): boolean => parsePhoneNumberFromString(number, 'GB')?.isPossible() ?? false

/** Possible numbers count, valid or not: Ofcom's numbers for drama are possible only. */
const isPhone = (reading: Reading): boolean => {
  const { digits, before, written, shape } = reading
  if (dateOrTime.test(written)) return false
  if (/\+\s?\(?$/.test(before)) return digits.length >= 8 && isPossible(`+${digits.replace(/^440/, '44')}`)
  if (digits.startsWith('00') && digits.length >= 11 && isPossible(`+${digits.slice(2)}`)) return true
  const known = national(digits)
  const dull = shape.length > 4 && shape.every((n) => n === 2) && !/^07/.test(known) && !phoneCue.test(before)
  if (/^0[1-35-9]\d{8,9}$/.test(known) && !dull) return isPossible(known)
  return digits.length >= 6 && digits.length <= 9 && phoneCue.test(before) && !/[£$%]/.test(written)
}

const isAllowed = ({ digits }: Reading): boolean => allowedNumbers.has(national(digits))

/** A run without the numbers that anybody may print, in the parts between them. */
const withoutAllowed = (run: DigitRun): DigitRun[] => {
  const allowed = readings(run, 3, 13).filter(isAllowed)
  if (allowed.length === 0) return [run]
  const parts: DigitRun[] = [{ text: run.text, groups: [] }]
  for (const group of run.groups) {
    const inside = allowed.some((number) => group.start >= number.start && group.end <= number.end)
    const last = parts.at(-1)
    if (inside) parts.push({ text: run.text, groups: [] })
    else if (last) parts[parts.length - 1] = { ...last, groups: [...last.groups, group] }
  }
  return parts
}

const firstOnes = (found: Reading[]): Detail[] => {
  let reached = 0
  return found.filter(({ start, end }) => {
    if (start < reached) return false
    reached = end
    return true
  })
}

const search = (figures: Folded, min: number, max: number, rule: (reading: Reading) => boolean): Detail[] =>
  digitRuns(figures)
    .flatMap(withoutAllowed)
    .flatMap((run) => firstOnes(readings(run, min, max).filter(rule)))

export const cardNumbers: DetailRule = (figures) => search(figures, 13, 19, isCard)
export const healthNumbers: DetailRule = (figures) => search(figures, 10, 10, isHealth)
export const phoneNumbers: DetailRule = (figures) => search(figures, 6, 15, isPhone)
