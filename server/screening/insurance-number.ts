import type { DetailRule } from './detail.ts'

const gap = String.raw`[\s.\-/_,]{0,3}`
const two = `[\\doil]${gap}[\\doil]`
const number = new RegExp(
  `(?<![a-z\\d])[a-z]${gap}[a-z]${gap}(${two})${gap}(${two})${gap}(${two})(?:${gap}([a-d]))?(?![a-z\\d])`,
  'g',
)
const cue = /\b(?:n\.?\s?i\.?|nino|national insurance)\b[^.!?]{0,24}$/

/**
 * National Insurance numbers: two letters, six figures, A to D (HMRC NIM39110). Prefixes that are never given out
 * count too, for people mistype; without the last letter only beside "NI".
 */
export const insuranceNumbers: DetailRule = ({ text }) =>
  Array.from(text.matchAll(number))
    .filter((match) => {
      const last = match[4]
      if (match[0].replaceAll(/\D/g, '').length < 4) return false
      return cue.test(text.slice(0, match.index)) || last !== undefined
    })
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
