/**
 * Undoing what people do to a word so that no list finds it. All functions read folded text (lower case, look-alikes
 * gone); a variant has lost its positions, its token keeps them.
 */
const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
  '+': 't',
  '(': 'c',
  '<': 'c',
  '{': 'c',
  '[': 'c',
  '£': 'l',
  '¡': 'i',
}
const leetChar = /[013456789@$!|+(<{[£¡]/g
const unleet = (word: string, one = 'i'): string =>
  word.replaceAll(leetChar, (char) => (/[1|!]/.test(char) ? one : (leet[char] ?? char)))

const letters = (word: string): string => word.replaceAll(/[^\p{L}]/gu, '')

/** "fuuuuck" as "fuck" and as "fuuck": runs of three and more to one and to two, then every pair to one. */
const squeezed = (word: string): string[] => {
  const long = /(\p{L})\1{2,}/u.test(word)
  const pairs = /(\p{L})\1/u.test(word)
  if (!long && !pairs) return [word]
  const two = word.replaceAll(/(\p{L})\1{2,}/gu, '$1$1')
  const one = word.replaceAll(/(\p{L})\1{2,}/gu, '$1')
  const single = word.replaceAll(/(\p{L})\1+/gu, '$1')
  return single.length >= 4 && word !== 'coock' ? [two, one, single] : [two, one]
}

const hasLetter = /[a-z]/

/** Every reading of one token, its own spelling first. A token of figures alone ("455") is a number. */
export const readingsOf = (token: string): string[] => {
  if (!hasLetter.test(token)) return []
  const bare = token.replace(/^[^a-z\d@$(<!|+£]+/, '').replace(/[^a-z\d@$]+$/, '')
  const out = new Set<string>()
  for (const raw of [token, bare])
    for (const one of ['i', 'l']) for (const word of squeezed(letters(unleet(raw, one)))) out.add(word)
  for (const word of squeezed(letters(token))) out.add(word)
  return [...out].filter((word) => word.length > 1)
}

/** Letters behind a mask: "f**k", "c#nt", "w_nk-r". Undefined where the token wears none. */
export const maskOf = (token: string): RegExp | undefined => {
  const word = token.replace(/^[#"'(]+/, '').replace(/[^a-z\d*#]+$/, '')
  if (!/^[a-z][a-z*#_\-.?%&^~\u2588\u25a0x]{2,}$/u.test(word) || !/[*#_\-?%&^~\u2588\u25a0]/u.test(word))
    return undefined
  const masked = word.replaceAll(/[^a-z]/g, '').length
  const stars = word.length - masked
  if (masked === 1 && !/^[a-z][*#]+$/.test(word)) return undefined
  if (stars === 1 && /-|_|\./.test(word) && masked < 3) return undefined
  return new RegExp(`^${word.replaceAll(/[^a-z]/g, '[a-z]')}$`, 'u')
}

const ordinary = new Set('a i o u x to it he me we be by my no go so do am an as at if in is of on or up us'.split(' '))
const vowel = /[aeiouy]/

/** Whether two neighbouring tokens may be one torn word ("fu ck", "sh it"): one of them is no word by itself. */
export const mayBeTorn = (left: string, right: string): boolean => {
  if (left.length + right.length < 4 || left.length > 6 || right.length > 6) return false
  const scrap = (part: string): boolean =>
    !ordinary.has(part) && (part.length === 1 || !vowel.test(part)) && /^[a-z]+$/.test(part)
  // "hepatitis b itch", "vitamin d", "group c": single letters that name things stay apart.
  if (/^[abcdekx]$/.test(left)) return false
  return scrap(left) || scrap(right) || /^(?:cun|fuc|wan|twa|bas|pis|tos|nig|shi)$/.test(left)
}
