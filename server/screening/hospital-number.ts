import type { DetailRule } from './detail.ts'

const numbered = new RegExp(
  String.raw`\b(?:(?:hospital|patient|unit|clinic|case|pas|hosp|chart|k|district|record|admission)\s?(?:record\s)?(?:number|numbr|no|num|nr|id|ref|reference)` +
    String.raw`|mrn|m\.r\.n|(?:hospital|patient|pas)\s?#)[\s.:#=,-]{0,4}(?:(?:is|was|its|it's)\s)?((?:[a-z]{1,4}[\s./-]?)?(?:\d[\s./_,*-]{0,3}){4,10}[a-z]?)(?![a-z\d])`,
  'g',
)

/** Hospital numbers have no common form: four to ten figures, perhaps with letters, that are called one. */
export const hospitalNumbers: DetailRule = ({ text }) =>
  Array.from(text.matchAll(numbered), (match) => {
    const number = (match[1] ?? '').replace(/[\s./_,*-]+$/, '')
    const start = match.index + match[0].lastIndexOf(match[1] ?? '')
    return { start, end: start + number.length }
  })
