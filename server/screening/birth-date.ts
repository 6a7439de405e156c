import type { DetailRule } from './detail.ts'

const monthNames =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec'
const separator = String.raw`\s?[./\-_,|\s]\s?`
const digit = String.raw`[\doil]`
const spaced = String.raw`[\s.\-_]?`
const day = String.raw`[0-3o]?${spaced}${digit}`
const wordGap = String.raw`[\s,./\-_]{0,3}`
const year = String.raw`(?:[1i]${spaced}9|2${spaced}[0o])${spaced}${digit}${spaced}${digit}`
const shortYear = String.raw`(?:${year}|'?\d\d)`

const dateWith = (years: string): string =>
  `(?:${day}${separator}[01o]?${spaced}${digit}${separator}${years}|${year}${separator}[01o]?${digit}${separator}${day}` +
  `|${day}(?:\\s?(?:st|nd|rd|th))?${wordGap}(?:of${wordGap})?(?:${monthNames})${wordGap}${years}` +
  `|(?:${monthNames})${wordGap}${day}(?:st|nd|rd|th)?${wordGap}${years})(?![a-z\\d])`

const born = String.raw`\b(?:d\.?\s?o\.?\s?b\.?|date of birth|birth\s?date|birthday|born|b\.)(?:\W{1,3}(?:is|was|on|the|it's|its|in|of|my)){0,3}\W{0,4}`
const said = new RegExp(`${born}(${dateWith(shortYear)})`, 'g')
const full = new RegExp(`(?<![\\d£.:a-z/-])${dateWith(year)}`, 'g')
const compact = new RegExp(String.raw`${born}(\d{6}|\d{8})(?!\d)`, 'g')

const eventBefore =
  /\b(?:diagnos\w*|operat\w*|operation|appointment|admitted|since|died|passed|opened|discharged|surgery|married|until|from|transplant|closed|on|started|founded|war|dated?|meeting|by)\W(?:\w{1,9}\W){0,3}$/
/** People who write are older than this; later dates are appointments. The conversation is held in 2026. */
const lastYear = 2016

const yearOf = (date: string): number => {
  const figures = date.replaceAll('o', '0').replaceAll(/(?<![a-z])[il](?![a-z])/g, '1')
  const found = figures.replaceAll(/\D/g, '')
  const first = /^(?:19|20)\d\d/.test(found) && /^\d{4}/.test(figures)
  return Number(first ? found.slice(0, 4) : found.slice(-4))
}

/** Dates of birth: any date behind "born" or "DOB", and a full date that nobody says belongs to an event. */
export const birthDates: DetailRule = ({ text }) => {
  const behind = [said, compact].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => {
      const end = match.index + match[0].length
      return { start: end - (match[1] ?? '').length, end }
    }),
  )
  const alone = Array.from(text.matchAll(full))
    .filter((match) => {
      const before = text.slice(Math.max(0, match.index - 40), match.index)
      return yearOf(match[0]) <= lastYear && !eventBefore.test(before)
    })
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
  return [...behind, ...alone]
}
