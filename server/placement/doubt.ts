import type { Found } from './find.ts'
import { elsewhere } from './elsewhere.ts'
import {
  abstracting,
  anyOf,
  belongings,
  capitalStreets,
  clubs,
  locating,
  moving,
  streets,
  wanting,
} from './lists/cues.ts'
import { neverByCapital } from './lists/kinds.ts'
import { callings, firstNames, households, kin, naming, roles, speech, titles, wordNames } from './lists/people.ts'
import { namesFrom } from './names.ts'
import type { Token } from './tokens.ts'

/** What the rules of doubt read: the words, the name among them, and whether capitals mean anything in this text. */
export interface Sight {
  tokens: readonly Token[]
  found: Found
  cased: boolean
}

const isOneWord = ({ found }: Sight): boolean => found.to - found.from === 1

/** The word `n` places before the name, within the same sentence. */
export const before = ({ tokens, found }: Sight, n: number): Token | undefined => {
  for (let i = found.from; i > found.from - n; i--) if ((tokens[i]?.gap ?? 2) === 2) return undefined
  return tokens[found.from - n]
}

/** The word `n` places after the name, within the same sentence; 1 is the next. */
export const after = ({ tokens, found }: Sight, n: number): Token | undefined => {
  for (let i = found.to; i < found.to + n; i++) if ((tokens[i]?.gap ?? 2) === 2) return undefined
  return tokens[found.to + n - 1]
}

const isMissing = (sight: Sight): boolean =>
  before(sight, 1)?.key === 'miss' &&
  /^(?:i|we|really|ill|they|ll|will|do|id|to|dont|you)$/.test(before(sight, 2)?.key ?? '')

const isTitle = ({ cased, tokens, found }: Sight, { key, stem, capital }: Token): boolean =>
  titles.has(key) ||
  titles.has(stem ?? '') ||
  key === 'drs' ||
  (callings.has(key) && cased && capital && tokens[found.from]?.capital === true)

/** "Dr Morley", "Nurse Walton", "sister beeston". */
const hasTitle = (sight: Sight): boolean => {
  const last = before(sight, 1)
  if (last === undefined || sight.tokens[sight.found.from]?.gap !== 0 || !isOneWord(sight)) return false
  if (!isTitle(sight, last) || isMissing(sight)) return false
  const facility = after(sight, 1)
  return !(
    facility?.gap === 0 &&
    /^(?:surgery|hospital|road|health|school|library)$/.test(facility.key) &&
    !last.capital
  )
}

/** "Jack Middleton", "A. Bramley", and before a shared name any capital word that nothing else explains. */
const hasFirstName = (sight: Sight): boolean => {
  const { tokens, found, cased } = sight
  const last = before(sight, 1)
  const own = found.trust === 'own'
  if (last === undefined || tokens[found.from]?.gap !== 0 || !isOneWord(sight) || found.trust === 'ordinary')
    return false
  if (firstNames.has(last.key)) return !own || (cased && last.capital && tokens[found.from]?.capital === true)
  if (!cased || !last.capital || !tokens[found.from]?.capital) return false
  const opens = last.gap === 2
  if (wordNames.has(last.key)) return !opens
  if (last.key.length === 1 && before(sight, 2)?.key === 'and') return false
  if (last.key.length === 1)
    return last.key !== 'i' && (last.key !== 'a' || last.end < (tokens[found.from]?.start ?? 0) - 1)
  return !own && !opens && !isOrdinaryCapital(last.key)
}

const compass =
  /^(?:north|south|east|west|old|new|upper|lower|greater|central|leeds|great|little|nhs|gp|i|and|or|the|hi|hello)$/
const isOrdinaryCapital = (key: string): boolean =>
  compass.test(key) || locating.has(key) || moving.has(key) || belongings.has(key)

/** "Adel Hassan", "Clifford Jones": a capital word after a name that may be a first name. */
const hasSurname = (sight: Sight): boolean => {
  const next = after(sight, 1)
  if (!sight.cased || sight.found.trust !== 'personal' || next === undefined || next.gap !== 0 || !isOneWord(sight))
    return false
  return next.capital && !next.tag && !belongings.has(next.key) && !isOrdinaryCapital(next.key)
}

/** "Linton the porter", "Colton my grandson", "Morley said". */
const isSomebody = (sight: Sight): boolean => {
  if (sight.found.trust === 'own' || !isOneWord(sight)) return false
  const next = after(sight, 1)
  const located = locating.has(before(sight, 1)?.key ?? '')
  if (next === undefined || located) return false
  if (speech.has(next.key)) return true
  return /^(?:the|my|our|a|is|was)$/.test(next.key) && roles.has(after(sight, 2)?.key ?? '')
}

const isNamed = (sight: Sight): boolean =>
  sight.found.trust !== 'own' &&
  [1, 2].some((n) => naming.has(before(sight, n)?.key ?? '')) &&
  !locating.has(before(sight, 1)?.key ?? '')

/** "my dog Otley", "the Middleton family", "Walton & Sons", "the Morleys", "a Bramley". */
const isHousehold = (sight: Sight): boolean => {
  const { tokens, found } = sight
  if (found.trust === 'own' || !isOneWord(sight) || tokens[found.from]?.gap !== 0) return isFirm(sight)
  const last = before(sight, 1)?.key ?? ''
  const next = after(sight, 1)
  if (kin.has(last) && !/^(?:way|area|end)$/.test(next?.key ?? '')) return true
  if (last === 'a' && !(next?.gap === 0 && belongings.has(next.key))) return true
  const word = tokens[found.from]
  const plural =
    word?.stem !== undefined && word.end - word.start === word.key.length && namesFrom(word.key) === undefined
  return (last === 'the' && plural) || isFirm(sight)
}

const isFirm = (sight: Sight): boolean => {
  const next = after(sight, 1)
  if (sight.found.trust === 'own' || !isOneWord(sight) || next?.gap !== 0) return false
  return (
    households.has(next.key) ||
    (next.key === 'and' && /^(?:sons?|co|partners|daughters)$/.test(after(sight, 2)?.key ?? ''))
  )
}

const refusal =
  /(?:^| )(?:not|never|dont|isnt|aint|arent|wasnt|wouldnt|doesnt|im not|id never)(?: (?:live|living|be|been|come|from|in|near|to|go live|want to live))* $/
const bridge = /^(?:not|never|dont|isnt|aint|arent|wasnt|wouldnt|doesnt|live|living|be|been|come|from|in|near|to|want)$/

/** "I'm not in Morley", "I'd never live in Morley": the words between the refusal and the name only join the two. */
const isRefused = (sight: Sight): boolean => {
  const words: string[] = []
  for (let n = 1; n <= 5; n++) {
    const key = before(sight, n)?.key
    if (key === undefined || !bridge.test(key)) break
    words.unshift(key)
  }
  return words.length > 1 && refusal.test(`${words.join(' ')} `)
}

const streetWords = /^(?:old|ridge|new|wood|top|park|hill|carr|moor|bank|grange|royds|back|cross)$/
const streetKinds = /^(?:neighbourhood|park|landmark)$/

/** "Otley Road", "Otley Old Road", "Walton Street": roads are named for where they lead. */
const isStreet = (sight: Sight): boolean => {
  const next = after(sight, 1)
  if (next === undefined || next.gap !== 0 || !streetKinds.test(sight.found.area.kind)) return false
  const second = after(sight, 2)
  if (streets.has(next.key)) return true
  if (streetWords.test(next.key) && second?.gap === 0 && streets.has(second.key)) return true
  return sight.cased && next.capital && capitalStreets.has(next.key) && second?.capital !== true
}

const isClub = (sight: Sight): boolean => {
  const next = after(sight, 1)
  return (
    next?.gap === 0 &&
    clubs.has(next.key) &&
    sight.found.area.kind === 'neighbourhood' &&
    sight.found.trust !== 'general'
  )
}

/** "every bus station needs toilets", "our town hall". */
const isAnyOfItsKind = (sight: Sight): boolean =>
  sight.found.trust === 'general' && anyOf.has(before(sight, 1)?.key ?? '')

/** "in the light of", "trinity of problems": an ordinary word without a place's cue, or with what makes it a figure of speech. */
const isFigure = (sight: Sight): boolean => {
  if (sight.found.trust !== 'ordinary') return false
  const next = after(sight, 1)
  if (next !== undefined && next.gap === 0 && abstracting.has(next.key)) return true
  return !isLocated(sight)
}

/** A word before the name puts something there ("at the Arena", "into town"), or a capital does ("The Arena is"). */
export const isLocated = (sight: Sight): boolean => {
  const last = before(sight, 1)?.key ?? ''
  const { tokens, found, cased } = sight
  if (tokens[found.from]?.tag === true) return true
  if (locating.has(last) || last === 'to' || last === 'from') return true
  if (last === 'the' && locating.has(before(sight, 2)?.key ?? '')) return true
  const ending = tokens[found.to - 1]
  const capital = ending?.capital === true && !neverByCapital.has(ending.key)
  return cased && capital && found.trust === 'ordinary' && tokens[found.from]?.key === 'the'
}

/** A name like a first name wants more than itself: a cue before it, or a thing of a place after it. */
const isFirstNameAlone = (sight: Sight): boolean => {
  if (sight.found.trust !== 'personal' || isLocated(sight)) return false
  const next = after(sight, 1)
  if (sight.tokens[sight.found.from]?.gap !== 2 && moving.has(before(sight, 1)?.key ?? '')) return false
  if (next === undefined) return (before(sight, 1)?.key ?? '') !== ''
  if (next.gap === 0 && belongings.has(next.key)) return false
  return !(/^needs?$/.test(next.key) && wanting.has(after(sight, 2)?.key ?? ''))
}

const doubts = [
  hasTitle,
  hasFirstName,
  hasSurname,
  isSomebody,
  isNamed,
  isHousehold,
  isRefused,
  isStreet,
  isClub,
  isAnyOfItsKind,
  isFigure,
  isFirstNameAlone,
  elsewhere,
] as const

/** True where a name of the gazetteer stands for a person, a street, a club, a figure of speech or a place elsewhere. */
export const isDoubtful = (sight: Sight): boolean =>
  !sight.found.ward && doubts.some((speaksAgainst) => speaksAgainst(sight))
