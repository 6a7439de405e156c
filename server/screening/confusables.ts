/**
 * Look-alikes that compatibility folding (NFKD) leaves alone, each string a letter and what is drawn like it:
 * Cyrillic, Greek, Armenian and Latin small capitals; from the shapes themselves, lower case.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'аαɑᴀɐ∂',
  b: 'ьъбвʙɓЬ♭',
  c: 'сϲᴄɔ¢',
  d: 'ԁɗᴅđժ',
  e: 'еєэεҽᴇɘəℯ€',
  f: 'ғꜰƒ',
  g: 'ɡɢԍց',
  h: 'һнʜհ',
  i: 'іιɪıӏ',
  j: 'јᴊյ',
  k: 'кκᴋқ',
  l: 'ⅼʟłḷ',
  m: 'мᴍṃ',
  n: 'пηɴńռ',
  o: 'оοσөᴏøօ',
  p: 'рρᴘþ',
  q: 'ԛգ',
  r: 'гʀř',
  s: 'ѕꜱʂ',
  t: 'тτᴛŧ',
  u: 'цυᴜµս',
  v: 'ѵνᴠ',
  w: 'ԝωшщᴡա',
  x: 'хχ×ӿ',
  y: 'уγʏүұ',
  z: 'ᴢʐ',
}

const table = new Map<string, string>()
for (const [letter, alike] of Object.entries(lookAlikes)) for (const char of alike) table.set(char, letter)
for (let i = 0; i < 26; i++) {
  const letter = String.fromCharCode(97 + i)
  // Letters in circles and squares, white on black, and flags' letters have no compatibility form.
  for (const base of [0x1f150, 0x1f170, 0x1f1e6]) table.set(String.fromCodePoint(base + i), letter)
}
for (const [digits, base] of [
  ['1234567890', 0x2776],
  ['1234567890', 0x278a],
] as const)
  for (let i = 0; i < 9; i++) table.set(String.fromCodePoint(base + i), digits.charAt(i))
for (const [char, plain] of [
  ['‘', "'"],
  ['’', "'"],
  ['ʼ', "'"],
  ['`', "'"],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['․', '.'],
  ['。', '.'],
  ['·', '.'],
  ['•', '.'],
] as const)
  table.set(char, plain)

/** The plain character that a folded, lower-case one is drawn like; itself where there is none. */
export const plainOf = (char: string): string => table.get(char) ?? char

const digit = /\p{Nd}/u
/** Decimal digits of every script as 0 to 9: each script's ten stand in a row that begins at a multiple of its block. */
export const digitOf = (char: string): string => {
  if (!digit.test(char)) return char
  const code = char.codePointAt(0) ?? 0
  let zero = code
  while (zero > code - 9 && digit.test(String.fromCodePoint(zero - 1))) zero--
  return String((code - zero) % 10)
}
