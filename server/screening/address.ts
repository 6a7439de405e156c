import { sentAt } from './passage.ts'
import type { Passage } from './passage.ts'
import type { Folded } from './fold.ts'
import type { Detail, DetailRule } from './detail.ts'

const streets =
  'street|str|road|rd|avenue|ave|av|lane|ln|drive|close|crescent|cres|grove|terrace|terr|place|gardens|gdns|view|mount|' +
  'walk|way|hill|row|green|square|sq|mews|parade|rise|croft|garth|fold|court|ct|chase|approach|bank|park|side|dene|dale|' +
  'vale|ridge|meadow|meadows|fields?|parkway|boulevard|esplanade|cottages?|villas|yard|wharf|quay|broadway|gate|lawns?'
const houses =
  'house|court|heights|towers?|lodge|point|mansions?|flats|apartments|building|buildings|grange|hall|cottage|farm|wharf|mill|place'
/** Ends of street names too common as words ("2 people in the park") to count in lower case. */
const commonEnds = /(?:park|place|way|hill|view|walk|side|green|bank|rise|fold|yard|fields?|gate|square|row)$/

const gap = String.raw`[\s,.\-_/]{1,3}`
const houseNumber = String.raw`(?:(?:flat|apartment|apt|unit|room|house|no|number|nr)[\s.,:#]{0,3})?(?<![\d£.:/-])\d{1,4}\s?[a-f]?(?![\d%])`
const word = `[a-z][a-z'.-]{1,20}`
const numbered = new RegExp(
  `(?<![a-z\\d£#])(${houseNumber})${gap}((?:${word}${gap}){0,2}?${word}${gap}(?:${streets})(?:${gap}(?:${streets}))?|${word}(?:gate|garth))(?![a-z])`,
  'g',
)
const flat = new RegExp(
  `(?<![a-z\\d])(?:flat|apartment|apt)${gap.replace('{1,3}', '{0,3}')}(?:no\\.?\\s?)?(?:\\d{1,4}\\s?[a-h]?|[a-h])(?:${gap}(?:the\\s)?(?:${word}${gap}){1,3}(?:${houses}))?(?![a-z\\d])`,
  'g',
)
const named = new RegExp(
  `\\b(?:my address is|i live at|we live at|lives at|living at|address:?)\\s(?:the\\s)?((?:${word}${gap}){1,3}(?:${houses}|${streets}))(?![a-z])`,
  'g',
)

/** Words that count things, times or journeys, or that no street's name holds. */
const plain = new Set(
  (
    'a about after again all along am an and any are around as at away back bad be beds been before beside best big buses bus but by cars can ' +
    'car children crossings days day did do doctors dogs doors down each every families few flats floor for friends from ft gp gps good had has have he ' +
    'her his hour hours houses i if in into is it its just kids kilometres km left lots me mile miles min mins minute minutes ' +
    'months more mph my near nearby nearest new next no not nurses of off old on one only open or other our out over own past patients pc people per percent ' +
    'pm poor potholes pubs quid really residents right schools seconds she shops since so some staff steps still stops surgeries th than that the their ' +
    'them then there these they this those through till times to too trees trips under until up us very via wards was we weeks ' +
    'were when where which while who with without yards year years you your bedroom bed step star stone mg ml'
  ).split(' '),
)
const yearBefore = /^(?:19|20)\d\d$/
const cued =
  /\b(?:live|lives|living|address|moved to|house|home|stay|staying|based|find me|come to|round to|deliver|at)\W{1,3}(?:\w{1,8}\W){0,2}$/
const route =
  /\b(?:bus|buses|route|routes|service|the|ward|platform|stop|page|gate|bay|clinic|room|zone|junction|exit|phase|covid|type|level|tier|age|aged|top)\W{1,3}$/

const isCapital = (sent: string): boolean => /^[^a-z]*\p{Lu}/u.test(sent)

const isStreet = (match: RegExpMatchArray & { index: number }, figures: Folded, passage: Passage): boolean => {
  const [whole, house = '', street = ''] = match
  const words = street.split(/[^a-z']+/).filter((part) => part !== '')
  if (words.slice(0, -1).some((part) => plain.has(part))) return false
  const before = figures.text.slice(Math.max(0, match.index - 40), match.index)
  const said = cued.test(before) || /^[a-z]/.test(house)
  if (!said && (yearBefore.test(house.trim()) || route.test(before))) return false
  const from = match.index + whole.length - street.length
  const capital = words.length > 0 && isCapital(sentAt(passage, figures, from, from + 1))
  return said || capital || !commonEnds.test(street)
}

const all = (text: string, pattern: RegExp): Detail[] =>
  Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }))

const flatAlone = /^(?:flat|apartment|apt)\W{0,3}(?:no\.?\s?)?[a-h]$/

/** Addresses: a house number with a street, a flat with its number, "I live at Rose Cottage". */
export const addresses: DetailRule = (figures, passage) => {
  const { text } = figures
  const streetsFound = Array.from(text.matchAll(numbered))
    .filter((match) => isStreet(match, figures, passage))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
  const flatsFound = all(text, flat).filter(({ start, end }) => !flatAlone.test(text.slice(start, end)))
  return [...streetsFound, ...flatsFound, ...all(text, named)]
}
