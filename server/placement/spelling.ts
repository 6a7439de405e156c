import { wordSet } from './lists/words.ts'

/** True if one letter added, left out, changed or swapped with its neighbour turns `a` into `b`. */
export const isOneSlip = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  if (a.length > b.length) return a.slice(i + 1) === b.slice(i)
  if (b.length > a.length) return a.slice(i) === b.slice(i + 1)
  if (a.slice(i + 1) === b.slice(i + 1)) return true
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}

const shortest = 6

/** Words and names that lie one slip from a name of Leeds and are words of their own. */
const ownWords = wordSet(`
  marley farley harwood hardwood fearnley bromley tipton berwick tingly tinsley rodney bardsley worley thorne thornes
  thornier mansion marston manson beeton westwood woodall brabham armlet arley newly middletown farnsley ardington
`)

const cutsOf = (word: string): string[] => Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))

/**
 * Finds the word that a misspelt one stands for: one slip away, same first letter, six letters or more. Words are
 * indexed by what is left of them with one letter cut out, so that a look-up costs a word's length, not the index's.
 */
export const correctorOf = (words: Iterable<string>): ((word: string) => string | undefined) => {
  const cuts = new Map<string, string[]>()
  for (const word of words) {
    if (word.length < shortest) continue
    for (const cut of [word, ...cutsOf(word)]) cuts.set(cut, [...(cuts.get(cut) ?? []), word])
  }
  const find = (word: string, cut: string): string | undefined =>
    cuts.get(cut)?.find((known) => known[0] === word[0] && isOneSlip(word, known))
  return (word) => {
    if (word.length < shortest || word.length > 24 || ownWords.has(word)) return undefined
    let found = find(word, word)
    for (let i = 1; found === undefined && i < word.length; i++)
      found = find(word, word.slice(0, i) + word.slice(i + 1))
    return found
  }
}
