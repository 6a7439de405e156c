/** Invented personal details for tests: 11 kinds, 9 disguises, the same ones at each run. */
export type Chance = () => number

/** mulberry32 */
export const seeded = (seed: number): Chance => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T
const figures = (chance: Chance, n: number): string =>
  Array.from({ length: n }, () => Math.floor(chance() * 10)).join('')
const letters = (chance: Chance, n: number, from = 'ABCDEFGHJKLMNPRSTUWXY'): string =>
  Array.from({ length: n }, () => pick(chance, Array.from(from))).join('')

const healthNumber = (chance: Chance): string => {
  for (;;) {
    const nine = `${pick(chance, ['4', '6', '7', '9'])}${figures(chance, 8)}`
    const sum = Array.from(nine).reduce((total, digit, i) => total + Number(digit) * (10 - i), 0)
    const check = (11 - (sum % 11)) % 11
    if (check < 10) return `${nine.slice(0, 3)} ${nine.slice(3, 6)} ${nine.slice(6)}${check}`
  }
}

const card = (chance: Chance): string => {
  const body = `${pick(chance, ['4', '51', '55', '4'])}${figures(chance, 15)}`.slice(0, 15)
  const sum = Array.from(body).reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
}

const streets = ['Acacia', 'Harehills', 'Kirkstall', 'Roundhay', 'Cardigan', 'Hyde Park', 'Otley', 'Brudenell', 'Tong']
const ends = ['Road', 'Street', 'Avenue', 'Lane', 'Grove', 'Terrace', 'Close', 'Crescent', 'Drive', 'Mount']
const people = ['jane', 'imran', 'piotr', 'mary', 'tom', 'ayesha', 'sue', 'dave']
const months = ['January', 'March', 'April', 'July', 'August', 'October', 'December', 'Feb', 'Sept']
const two = (n: number): string => String(n).padStart(2, '0')

export const kinds: Readonly<Record<string, (chance: Chance) => string>> = {
  phone: (chance) =>
    pick(chance, [
      () => `07700 900${figures(chance, 3)}`,
      () => `0113 496 0${figures(chance, 3)}`,
      () => `07${pick(chance, ['4', '5', '8', '9'])}${figures(chance, 2)} ${figures(chance, 6)}`,
      () => `+44 7700 900${figures(chance, 3)}`,
    ])(),
  email: (chance) =>
    `${pick(chance, people)}.${pick(chance, people)}${figures(chance, 2)}@${pick(chance, ['gmail.com', 'hotmail.co.uk', 'example.org', 'leeds-mail.net'])}`,
  nhs_number: healthNumber,
  ni_number: (chance) =>
    `${letters(chance, 1, 'ABCEGHJKLMNPRSTWXYZ')}${letters(chance, 1, 'BCEGHJKLNPRSTWXYZ')} ${figures(chance, 2)} ${figures(chance, 2)} ${figures(chance, 2)} ${pick(chance, ['A', 'B', 'C', 'D'])}`,
  postcode: (chance) =>
    `${pick(chance, ['LS', 'BD', 'WF', 'HX', 'M', 'SW', 'YO', 'B'])}${1 + Math.floor(chance() * 28)} ${figures(chance, 1)}${letters(chance, 2, 'ABDEFGHJLNPQRSTUWXYZ')}`,
  address: (chance) => `${1 + Math.floor(chance() * 240)} ${pick(chance, streets)} ${pick(chance, ends)}`,
  date_of_birth: (chance) => {
    const day = 1 + Math.floor(chance() * 28)
    const year = 1930 + Math.floor(chance() * 80)
    return pick(chance, [
      `${two(day)}/${two(1 + Math.floor(chance() * 12))}/${year}`,
      `${day} ${pick(chance, months)} ${year}`,
      `${two(day)}-${two(1 + Math.floor(chance() * 12))}-${year}`,
    ])
  },
  card,
  hospital_number: (chance) =>
    `hospital ${pick(chance, ['number', 'no', 'no.'])} ${pick(chance, ['', 'RR', 'L', 'LTH'])}${figures(chance, 6 + Math.floor(chance() * 2))}`,
  plate: (chance) =>
    `${letters(chance, 2)}${pick(chance, ['12', '59', '63', '70', '24', '05', '19'])} ${letters(chance, 3)}`,
  url: (chance) =>
    `${pick(chance, ['https://', 'www.', ''])}${pick(chance, people)}${figures(chance, 2)}.${pick(chance, ['com', 'co.uk', 'org', 'net'])}/me`,
}

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const digit = /\d/g

/** Each returns undefined where the disguise makes no sense for the kind. */
export const disguises: Readonly<Record<string, (detail: string, kind: string) => string | undefined>> = {
  plain: (detail) => detail,
  'no spaces': (detail, kind) =>
    ['address', 'date_of_birth', 'hospital_number'].includes(kind) ? undefined : detail.replaceAll(' ', ''),
  'zero-width characters': (detail) => Array.from(detail).join('\u200B'),
  'full width': (detail) =>
    detail.replaceAll(/[!-~]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0)),
  keycaps: (detail) => detail.replaceAll(digit, (char) => `${char}\uFE0F\u20E3`),
  'lower case': (detail) => detail.toLowerCase(),
  'spaced figures': (detail, kind) =>
    ['phone', 'nhs_number', 'card', 'ni_number', 'hospital_number'].includes(kind)
      ? detail.replaceAll(/(\d) ?(?=\d)/g, '$1 ')
      : undefined,
  'number words': (detail, kind) =>
    ['phone', 'nhs_number', 'card'].includes(kind)
      ? detail.replaceAll(digit, (char) => `${words[Number(char)]} `).trimEnd()
      : undefined,
  'at and dot': (detail, kind) =>
    kind === 'email' ? detail.replace('@', ' at ').replaceAll('.', ' dot ') : detail.replaceAll(' ', '  '),
}

export const frames: ReadonlyArray<readonly [string, string]> = [
  ['', ''],
  ['My mum waits for a call, ', ' is hers, thanks'],
  ['Contact me: ', '.'],
  ['The clinic lost my details ', ' again!'],
  ['please write to ', ' if you can help 🙏'],
]
