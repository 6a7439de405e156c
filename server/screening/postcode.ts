import { sentAt } from './passage.ts'
import type { DetailRule } from './detail.ts'

/** The 124 postcode areas of the United Kingdom, with the Crown dependencies and BFPO. */
const areas = new Set(
  (
    'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL ' +
    'GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX ' +
    'PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR ' +
    'WS WV YO ZE BF BX'
  )
    .toLowerCase()
    .split(' '),
)

const gap = String.raw`[\s.\-_,/*]{0,3}`
const district = String.raw`[\do](?:[\do](?=${gap}[\do]))?[a-z]?`
const spacedDistrict = String.raw`[\do](?:${gap}[\do](?=${gap}[\do]))?[a-z]?`
const letter = '[abd-hjlnp-uw-z]'
/** As it is written, a gap in the middle only: "LS10. He wants" is a district and a new sentence. */
const compact = new RegExp(`(?<![a-z\\d])([a-z])([a-z]?)${district}${gap}[\\do]${letter}{2}(?![a-z\\d])`, 'g')
/** Torn apart, the area from its figures too. */
const torn = new RegExp(
  `(?<![a-z\\d])([a-z])${gap}([a-z]?)[\\s.\\-_,/*]{1,3}${spacedDistrict}${gap}[\\do]${gap}${letter}${gap}${letter}(?![a-z\\d])`,
  'g',
)
/** "m1 2nd exit": behind one letter an ordinal, not the end of a code, unless written in capitals. */
const ordinal = /(?:1\s?st|2\s?nd|3\s?rd|[04-9]\s?th)$/

/**
 * Full postcodes with a real area; a district alone (LS9) is not personal. Signs or spaces between the characters and
 * "O" for nought are read through.
 */
export const postcodes: DetailRule = (figures, passage) =>
  [compact, torn]
    .flatMap((code) => Array.from(figures.text.matchAll(code)))
    .filter((match) => {
      const [whole, first = '', second = ''] = match
      if (!areas.has(first + second)) return false
      const sent = sentAt(passage, figures, match.index, match.index + whole.length)
      const capitals = sent === sent.toUpperCase()
      const apart = /^[a-z][^a-z\d]/.test(whole)
      if (apart && second !== '' && !capitals && !/^[a-z]\W{1,3}[a-z]\W{1,3}\d/.test(whole)) return false
      // "bloody" holds a B, an L and two noughts; "s1 old" ends like a code.
      const figuresThere = /\d[^\d]{0,4}\d/.test(whole) || (capitals && /\d/.test(whole))
      if (!figuresThere) return false
      return capitals || second !== '' || !ordinal.test(whole)
    })
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
