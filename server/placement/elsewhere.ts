import type { Found } from './find.ts'
import { distantNeighbours, farPlaces, nearPlaces } from './lists/elsewhere.ts'
import type { Token } from './tokens.ts'

interface Sight {
  tokens: readonly Token[]
  found: Found
}

/** Words that may join a name to the town it lies in: "Middleton, just outside Greater Manchester". */
const joining =
  /^(?:in|near|nr|outside|by|the|of|over|down|up|around|just|not|far|from|north|south|east|west|inner|county|suburb|part|area|one|bit|side|which|is|its|thats)$/

const listed = (towns: ReadonlySet<string>, { key, stem }: Token): boolean =>
  towns.has(key) || (stem !== undefined && towns.has(stem))
const isFar = (token: Token): boolean => listed(farPlaces, token)
const isNear = (token: Token): boolean => listed(nearPlaces, token)
const isTown = (token: Token): boolean => isFar(token) || isNear(token)

/** The town a name is said to lie in, going on from the name: at most five joining words on, within the sentence. */
const townAfter = ({ tokens, found }: Sight): { town: Token; words: string[]; comma: boolean } | undefined => {
  const words: string[] = []
  let comma = false
  for (let i = found.to; i < found.to + 6; i++) {
    const token = tokens[i]
    if (token === undefined || token.gap === 2) return undefined
    comma ||= token.gap === 1
    if (isTown(token) && token.key !== 'greater') return { town: token, words, comma }
    if (!joining.test(token.key) && token.key !== 'greater') return undefined
    words.push(token.key)
  }
  return undefined
}

/** "Nottingham's Beeston", "the Nottingham suburb of Beeston", "London's Hyde Park". */
const townBefore = ({ tokens, found }: Sight): boolean => {
  for (let i = found.from - 1; i >= found.from - 4; i--) {
    const token = tokens[i]
    if (token === undefined || tokens[i + 1]?.gap === 2) return false
    if (isFar(token)) return tokens[i + 1]?.gap === 0
    if (isNear(token)) return i === found.from - 1 && tokens[i + 1]?.gap === 0
    if (!/^(?:suburb|district|area|part|bit|of|village|town|borough|city|in)$/.test(token.key)) return false
  }
  return false
}

const isOpen = (found: Found): boolean => found.trust === 'shared' || found.trust === 'personal'

const speaks = (found: Found, after: NonNullable<ReturnType<typeof townAfter>>): boolean => {
  const { town, words, comma } = after
  if (words.at(-1) === 'from' && !words.includes('far')) return false
  const far = isFar(town)
  const inside = words.includes('in') || comma || words.length === 0
  if (found.trust === 'own') return far && ((comma && words.length === 0 && town.capital) || words.join(' ') === 'in')
  if (far) return true
  return inside || distantNeighbours.has(town.key)
}

/** A town in the same sentence that the sentence is set in: "my nan in Nottingham goes to the Beeston one". */
const setElsewhere = ({ tokens, found }: Sight): boolean => {
  for (let i = found.from - 1; i >= Math.max(0, found.from - 9); i--) {
    const token = tokens[i]
    if (token === undefined || tokens[i + 1]?.gap === 2) return false
    if (
      farPlaces.has(token.key) &&
      tokens[i - 1]?.key === 'in' &&
      !/^(?:work|works|worked|working)$/.test(tokens[i - 2]?.key ?? '')
    )
      return true
  }
  return false
}

const homely = /^(?:live|lives|living|moved|here|back|now)$/

/** "Hyde Park on our trip to London": an outing in the sentence and a far town in it. */
const onOuting = ({ tokens, found }: Sight): boolean => {
  let outing = false
  let far = false
  let from = found.from
  while (from > 0 && tokens[from]?.gap !== 2) from--
  for (let i = from; i < tokens.length && (i <= found.to || tokens[i]?.gap !== 2); i++) {
    const token = tokens[i]
    if (token === undefined) break
    outing ||= /^(?:trip|holiday|holidays|visited|visiting|weekend|concert|originally|outing)$/.test(token.key)
    far ||= farPlaces.has(token.key)
  }
  return outing && far
}

/** True where the text sets a name that is not Leeds's own in another town. */
export const elsewhere = (sight: Sight): boolean => {
  const after = townAfter(sight)
  if (after !== undefined && speaks(sight.found, after)) return true
  if (sight.found.trust === 'own') return false
  if (townBefore(sight)) return true
  const near = [1, 2, 3].some((n) => homely.test(sight.tokens[sight.found.from - n]?.key ?? ''))
  return isOpen(sight.found) && !near && (setElsewhere(sight) || onOuting(sight))
}
