import { sentAt } from './passage.ts'
import type { DetailRule } from './detail.ts'

const gap = String.raw`[\s.\-_,/*]{0,3}`
/** Since 2001: two letters, age identifier, three letters (DVLA INF104). */
const current = new RegExp(
  `(?<![a-z\\d])[a-hj-pr-y]${gap}[a-hj-pr-y]${gap}([\\doil])${gap}([\\doil])${gap}[a-hj-pr-z]${gap}[a-hj-pr-z]${gap}[a-hj-pr-z](?![a-z\\d])`,
  'g',
)
/** 1963 to 2001: letter of the year first or last. */
const older =
  /(?<![a-z\d])(?:[a-hj-npr-y]\s?\d{1,3}\s?[a-hj-pr-y]{3}|[a-hj-pr-y]{3}\s?\d{1,3}\s?[a-hj-npr-y])(?![a-z\d])/g
const cue = /\b(?:reg|registration|plate|number plate|plates|car|van|vehicle|driver|driving|taxi|motor)\b[^.!?]{0,30}$/
const unit = /\d\s?(?:mg|mcg|ml|kg|am|pm|km)/

/** Three letters that are a word behind a district: "ls15 and". */
const words = new Set(
  'and for the has was but not are can get got now who our out all too she you her him had new see way they any see via per yet one two ten may let put ran sat set saw say use end era eve far few fun gap gas gym hub hut job key lab lad law leg lot low man men met mum nan net nor own pay pub ran run sad sea sun tea ten top toy try van war wet why won yes'.split(
    ' ',
  ),
)

/** 02 to 30 from March, 51 to 80 from September, and the next ones. */
const isAge = (digits: string): boolean => {
  const age = Number(digits.replaceAll('o', '0').replaceAll(/[il]/g, '1'))
  return (age >= 2 && age <= 32) || (age >= 51 && age <= 82)
}

/** Vehicle registrations: the current kind in capitals or without spaces; older kinds only beside "car", "reg" and the like. */
export const plates: DetailRule = (figures, passage) => {
  const { text } = figures
  const cued = (at: number): boolean => cue.test(text.slice(Math.max(0, at - 50), at))
  const newer = Array.from(text.matchAll(current)).filter((match) => {
    if (!isAge(`${match[1]}${match[2]}`)) return false
    const sent = sentAt(passage, figures, match.index, match.index + match[0].length)
    if (sent === sent.toUpperCase() || cued(match.index)) return true
    const plain = /^[a-z]{2}\d{2}\s?[a-z]{3}$/.test(match[0])
    return (
      plain &&
      sent === sent.toLowerCase() &&
      !(/^(?:ls|bd|wf|hx|hg|hd|yo|dn)/.test(match[0]) && words.has(match[0].slice(-3)))
    )
  })
  const old = Array.from(text.matchAll(older)).filter((match) => cued(match.index) && !unit.test(match[0]))
  return [...newer, ...old].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}
