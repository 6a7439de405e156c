import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { allowedNumbers } from './allowed-numbers.ts'
import { beforeIn, digitRuns, readings, writtenIn } from './digit-groups.ts'
import type { Reading } from './digit-groups.ts'
import type { Folded } from './fold.ts'
import type { Detail, DetailRule } from './detail.ts'

const dateOrTime =
  /\/(?:19|20)\d\d(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?<!\d)\d{1,2}:\d\d(?![\d:])/

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
const isCard = (reading: Reading): boolean => {
  const { digits, shape } = reading
  if (!/^(?:3[0-9]|4|5|6|2[2-7])/.test(digits) || !isLuhn(digits) || dateOrTime.test(writtenIn(reading))) return false
  if (cardCue.test(beforeIn(reading))) return true
  const usual = shape.length === 1 || shape.every((n) => n === 1) || shape.every((n) => n >= 3)
  return usual || digits.length === 16 || digits.length === 15 ? !shape.every((n) => n === 2) : false
}

const healthCue = /\bn\.?h\.?s\.?\b[^.!?]{0,26}$/

/** NHS numbers: ten figures with a modulo-11 check (NHS Data Dictionary); beside "NHS number" the check is not asked. */
const isHealth = (reading: Reading): boolean => {
  const { digits, shape } = reading
  if (dateOrTime.test(writtenIn(reading))) return false
  if (healthCue.test(beforeIn(reading)) && !/^0[1237]/.test(digits)) return true
  if (!isModulo11(digits) || digits.startsWith('0')) return false
  const usual = shape.length === 1 || shape.join('') === '334' || shape.every((n) => n === 1)
  return usual || /^[4679]/.test(digits)
}

const phoneCue =
  /\b(?:ring|call|phone|tel|telephone|text|txt|mob|mobile|whatsapp|landline|bell|ext)(?:\W{1,3}(?:me|us|him|her|them|on|at|is|my|no|number|mum|dad|s)){0,4}\W{1,3}$/

const national = (digits: string): string =>
  digits.replace(/^(?:00)?44(?:0(?=\d{9,10}$))?(?=\d{9,10}$)/, '0').replace(/^(?=7\d{9}$)/, '0')

const isPossible = (number: string): boolean => parsePhoneNumberFromString(number, 'GB')?.isPossible() ?? false

/** Digits of a reading's groups from one group on, one more group each. */
const partsFrom = ({ digits, shape }: Reading, first: number): string[] => {
  const before = shape.slice(0, first).reduce((sum, n) => sum + n, 0)
  let length = 0
  return shape.slice(first).map((n) => digits.slice(before, before + (length += n)))
}

/** "0800 1111, 116 123": a number that anybody may print, and the beginning of the next. */
const beginsAllowed = (reading: Reading): boolean =>
  partsFrom(reading, 0).some((part) => part.length >= 5 && allowedNumbers.has(national(part)))

const holdsAllowed = (reading: Reading): boolean =>
  reading.shape.some((_, i) => partsFrom(reading, i).some((part) => allowedNumbers.has(part)))

const isNational = (digits: string): boolean => /^0[1-35-9]\d{8,9}$/.test(digits)

/** Possible numbers count, valid or not: Ofcom's numbers for drama are possible only. */
const isPhone = (reading: Reading): boolean => {
  const { digits, shape } = reading
  const known = national(digits)
  const before = beforeIn(reading)
  const abroad = /\+\s?\(?$/.test(before)
  if (!isNational(known) && !abroad && !digits.startsWith('00') && digits.length > 9) return false
  if (dateOrTime.test(writtenIn(reading)) || beginsAllowed(reading)) return false
  if (abroad) return digits.length >= 8 && isPossible(`+${digits.replace(/^440/, '44')}`)
  if (/^00[1-9]\d{9}/.test(digits) && isPossible(`+${digits.slice(2)}`)) return true
  const cued = phoneCue.test(before)
  const dull = shape.length > 4 && shape.every((n) => n === 2) && !known.startsWith('07') && !cued
  if (isNational(known) && !dull) return isPossible(known)
  return (
    digits.length <= 9 && !digits.startsWith('0') && cued && !holdsAllowed(reading) && !/[£$%]/.test(writtenIn(reading))
  )
}

const search = (figures: Folded, min: number, max: number, rule: (reading: Reading) => boolean): Detail[] =>
  digitRuns(figures).flatMap((run) => readings(run, min, max, rule))

export const cardNumbers: DetailRule = (figures) => search(figures, 13, 19, isCard)
export const healthNumbers: DetailRule = (figures) => search(figures, 10, 10, isHealth)
export const phoneNumbers: DetailRule = (figures) => search(figures, 6, 15, isPhone)
