import { areaOf, areas } from '../../shared/place/gazetteer.ts'
import type { Area } from '../../shared/place/gazetteer.ts'
import { generalNames, nameLike, ordinaryWords, otherNames, sharedNames } from './lists/kinds.ts'
import { notPlaces } from './lists/notplaces.ts'
import { correctorOf } from './spelling.ts'
import { tokensOf } from './tokens.ts'

/**
 * How far a name can be trusted by itself. own: only Leeds has it. shared: surnames and other towns have it too.
 * personal: as much a first name. general: any town has one. ordinary: a common word.
 */
export type Trust = 'own' | 'shared' | 'personal' | 'general' | 'ordinary'

/** One way to write a place; `area` is null for a phrase that is no place of Leeds. */
export interface Name {
  keys: readonly string[]
  area: Area | null
  trust: Trust
  /** the gazetteer's own spelling, not a slip that is known already */
  listed: boolean
}

/** A ward gives way to everything of the same name, a station to the park. */
const rank: Record<Area['kind'], number> = {
  neighbourhood: 0,
  hospital: 1,
  university: 2,
  venue: 3,
  landmark: 4,
  park: 5,
  station: 6,
  postcode_district: 7,
  ward: 8,
}

const keysOf = (name: string): string[] => tokensOf(name.replaceAll(/[()]/g, '')).map((token) => token.key)

const trustOf = (phrase: string): Trust => {
  if (ordinaryWords.has(phrase)) return 'ordinary'
  if (generalNames.has(phrase)) return 'general'
  if (nameLike.has(phrase)) return 'personal'
  return sharedNames.has(phrase) ? 'shared' : 'own'
}

/** "St James's" is written "st jamess" and "st james" by people in a hurry; "The Headrow" without its article. */
const spellings = (name: string): string[][] => {
  const keys = keysOf(name)
  const forms = [keys]
  if (/['’]s\b/.test(name) && !/^jimmy/i.test(name)) forms.push(keysOf(name.replaceAll(/['’]s\b/g, '')))
  if (keys[0] === 'the' && keys.length > 2) forms.push(keys.slice(1))
  if (keys.at(-1) === 'station' && keys.length > 1) forms.push([...keys.slice(0, -1), 'train', 'station'])
  if (keys[0] === 'cross' && keys[1] === 'gates') forms.push(...forms.map((form) => ['crossgates', ...form.slice(2)]))
  return forms
}

const index = new Map<string, Name[]>()
const taken = new Set<string>()

const add = (keys: readonly string[], area: Area | null, isListed = false): void => {
  const phrase = keys.join(' ')
  const first = keys[0]
  if (first === undefined || taken.has(phrase)) return
  taken.add(phrase)
  const names = index.get(first) ?? []
  names.push({ keys, area, trust: trustOf(phrase), listed: isListed })
  index.set(
    first,
    names.toSorted((a, b) => b.keys.length - a.keys.length),
  )
}

const addAll = (area: Area, name: string): void => {
  for (const keys of spellings(name)) {
    add(keys, area, true)
    if (keys.length > 1 && keys.join('').length > 7 && keys[0] !== 'the') add([keys.join('')], area)
  }
}

const build = (): void => {
  for (const phrase of notPlaces) add(keysOf(phrase), null)
  const placed = areas
    .filter((area) => area.kind !== 'postcode_district')
    .toSorted((a, b) => rank[a.kind] - rank[b.kind])
  for (const [name, ...others] of otherNames) {
    const area = areaOf(name)
    if (area !== undefined) for (const other of others) add(keysOf(other), area)
  }
  for (const area of placed) addAll(area, area.name)
  for (const area of placed) for (const other of area.also) if (other !== 'Leeds') addAll(area, other)
}
build()

/** Names that begin with this key, longest first. */
export const namesFrom = (key: string): readonly Name[] | undefined => index.get(key)

/** The ward that bears exactly this name, if one does. */
export const wardNamed = (name: string): Area | undefined => areaOf(`ward/${name}`)

/** Names that are shared must be long to be known again when misspelt: "Harwood" and "Marley" are people. */
export const mayBeMisspelt = ({ area, trust, keys, listed }: Name): boolean =>
  listed && area !== null && (trust === 'own' || (trust === 'shared' && (keys[0] ?? '').length > 6))

/** Corrects the first word of names that bear it. */
export const correct = correctorOf(
  new Set([...index.values()].flatMap((names) => names.filter(mayBeMisspelt).map((name) => name.keys[0] ?? ''))),
)
