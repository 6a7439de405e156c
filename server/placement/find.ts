import type { Area } from '../../shared/place/gazetteer.ts'
import { correct, mayBeMisspelt, namesFrom, wardNamed } from './names.ts'
import type { Name, Trust } from './names.ts'
import { isOneSlip } from './spelling.ts'
import type { Token } from './tokens.ts'

/** A name found in a text: tokens `from` to `to`, end exclusive. `slip`: it was misspelt. */
export interface Found {
  area: Area
  trust: Trust
  from: number
  to: number
  slip: boolean
  /** the word "ward" stands beside it */
  ward: boolean
}

type Fit = 'exact' | 'slip' | 'none'

/** Whether a word further on in a name is there, a slip of the pen allowed in the longer ones. */
const fitsLater = (token: Token, key: string): Fit => {
  if (token.key === key || token.stem === key) return 'exact'
  if (key === 'and' && token.key === 'n') return 'exact'
  return key.length > 4 && token.key.length > 3 && token.key[0] === key[0] && isOneSlip(token.key, key)
    ? 'slip'
    : 'none'
}

const match = (tokens: readonly Token[], at: number, name: Name): Fit => {
  let fit: Fit = 'exact'
  for (let i = 1; i < name.keys.length; i++) {
    const token = tokens[at + i]
    if (token === undefined || token.gap > 0) return 'none'
    const here = fitsLater(token, name.keys[i] ?? '')
    if (here === 'none') return 'none'
    if (here === 'slip') fit = 'slip'
  }
  return fit
}

interface Longest {
  name: Name
  slip: boolean
}

const longestFrom = (tokens: readonly Token[], at: number, key: string): Longest | undefined => {
  for (const name of namesFrom(key) ?? []) {
    const fit = match(tokens, at, name)
    if (fit !== 'none' && !(fit === 'slip' && name.area === null)) return { name, slip: fit === 'slip' }
  }
  return undefined
}

const longer = (a: Longest | undefined, b: Longest | undefined): Longest | undefined =>
  b !== undefined && (a === undefined || b.name.keys.length > a.name.keys.length) ? b : a

/** A lower-case hashtag that begins or ends with a name that only Leeds has: "#armleylife". */
const inTag = (key: string): Longest | undefined => {
  for (let cut = key.length - 2; cut >= 6; cut--) {
    const name = [...(namesFrom(key.slice(0, cut)) ?? []), ...(namesFrom(key.slice(-cut)) ?? [])].find(
      (one) => one.keys.length === 1 && one.area !== null && (one.trust === 'own' || one.trust === 'shared'),
    )
    if (name !== undefined) return { name, slip: false }
  }
  return undefined
}

/** "The Abbey House Museum": an article must not cut a longer name short. */
const findAt = (tokens: readonly Token[], at: number): Longest | undefined => {
  const found = findHere(tokens, at)
  if (found === undefined || tokens[at]?.key !== 'the' || (tokens[at + 1]?.gap ?? 2) > 0) return found
  const inner = findHere(tokens, at + 1)
  return inner !== undefined && inner.name.keys.length >= found.name.keys.length ? undefined : found
}

const findHere = (tokens: readonly Token[], at: number): Longest | undefined => {
  const token = tokens[at]
  if (token === undefined) return undefined
  let found = longestFrom(tokens, at, token.key)
  if (token.stem !== undefined) found = longer(found, longestFrom(tokens, at, token.stem))
  if (found !== undefined) return found
  if (token.tag && token.key.length > 7) found = inTag(token.key)
  if (found !== undefined || token.key.length < 5) return found
  const corrected = correct(token.key)
  const slipped = corrected === undefined ? undefined : longestFrom(tokens, at, corrected)
  return slipped !== undefined && mayBeMisspelt(slipped.name) ? { ...slipped, slip: true } : undefined
}

/** A place with the word "ward" beside its name is the ward, if a ward bears it. */
const asFound = (tokens: readonly Token[], at: number, { name, slip }: Longest, area: Area): Found => {
  const to = at + name.keys.length
  const after = tokens[to]
  const beside = after?.key === 'ward' && after.gap < 2
  const before = tokens[at - 1]?.key === 'of' && tokens[at - 2]?.key === 'ward'
  const ward =
    beside || before
      ? wardNamed(area.kind === 'park' ? area.name.replace(/^(Temple Newsam) Park$/, '$1') : area.name)
      : undefined
  return { area: ward ?? area, trust: ward ? 'own' : name.trust, from: at, to, slip, ward: ward !== undefined }
}

/** Every name in a text, from left to right, the longest at each spot; none overlap. */
export const findNames = (tokens: readonly Token[]): Found[] => {
  const found: Found[] = []
  for (let at = 0; at < tokens.length;) {
    const longest = findAt(tokens, at)
    if (longest?.name.area) found.push(asFound(tokens, at, longest, longest.name.area))
    at += longest?.name.keys.length ?? 1
  }
  return found
}
