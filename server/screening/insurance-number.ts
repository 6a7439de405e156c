import type { DetailRule } from './personal.ts'

const gap = String.raw`[\s.\-/_,]{0,3}`
const two = `[\\doil]${gap}[\\doil]`
const number = new RegExp(
  `(?<![a-z\\d])([a-z])${gap}([a-z])${gap}(${two})${gap}(${two})${gap}(${two})(?:${gap}([a-d]))?(?![a-z\\d])`,
  'g',
)
const cue = /\b(?:n\.?\s?i\.?|nino|national insurance)\b[^.!?]{0,24}$/
const words = new Set('am an as at be by do go he hi if in is it me my no of oh ok on or so to up us we'.split(' '))

/**
 * National Insurance numbers: two letters, six figures, A to D (HMRC NIM39110). Prefixes that are never given out
 * count too, for people mistype; without the last letter, or behind a word of two letters, only beside "NI".
 */
export const insuranceNumbers: DetailRule = ({ text }) =>
  Array.from(text.matchAll(number))
    .filter((match) => {
      const [, first = '', second = '', , , , last] = match
      if (match[0].replaceAll(/\D/g, '').length < 4) return false
      return cue.test(text.slice(0, match.index)) || (last !== undefined && !words.has(first + second))
    })
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
