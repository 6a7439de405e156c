/**
 * Crisis rules are written as lines of words. `{name}` stands for a group of words below, `a|b` inside brackets for
 * either, `[a]` for a word that may be missing, `..3` for at most three words of the same sentence, `^` and `$` for the
 * beginning and the end of a sentence.
 */
const groups: Readonly<Record<string, string>> = {
  people:
    'mum|mam|mom|mummy|mother|dad|daddy|father|brother|sister|son|daughter|lad|lass|husband|wife|partner|boyfriend|girlfriend|ex|mate|friend|' +
    'bestie|nan|nana|nanna|gran|granny|grandma|grandad|granddad|grandfather|grandmother|uncle|aunt|auntie|cousin|neighbour|neighbours|kid|kids|' +
    'child|children|baby|babies|bairn|bairns|toddler|newborn|stepdad|stepmum|stepfather|stepmother|carer|carers|flatmate|housemate|' +
    'bloke|fella|missus|hubby|niece|nephew|twin|roommate|fiance|fiancee|grandson|granddaughter|lodger|little one|little brother|little sister|other half|old man',
  kin: '(?:my|me|our|his|her|their|the|a|this|your|next door|wor|us) (?:[a-z]+ )?(?:{people})(?: s)?',
  he: '(?:he|she|they|{kin}|{people}|someone|somebody|(?:a|this|that|the) (?:man|woman|lady|guy|bloke|lad|girl|lass))',
  someone: '(?:me|us|him|her|them|mum|dad|nan|gran|grandad|{kin})',
  self: '(?:myself|himself|herself|themselves|themself|my self|me self)',
  my: '(?:my|his|her|their|me|my own|his own|her own|their own)',
  be: '(?:am|is|are|was|were|be|been|being|feel|feels|feeling|felt)',
  want:
    '(?:want|wants|wanting|wanted|wish|wishes|hope|hopes|hoping|need|needs|ready|going|plan|plans|planning|planned|trying|tried|tempted|thinking|' +
    'think|thinks|thought|thoughts|considering|considered|contemplating|decided|might|could|will|would|rather|feel like|feels like|feeling like|' +
    'talking|talks|talk|on|threatening|threatens|threatened|urge|urges|dream|dreaming|fantasise|fantasising|imagine|imagining|keen|about)',
  anymore: '(?:anymore|any more|any longer|no more|no longer|much longer|like this|another day|another night)',
  now: '(?:now|right now|tonight|today|again|this morning|help|still|quick|at the minute|at the moment)',
}

/** A template with its groups written out. */
export const expand = (template: string): string =>
  template.replaceAll(/\{([a-z]+)\}/g, (_, name: string) => expand(groups[name] ?? name))

/** A word of a gap; a denial there would turn the sense round. */
const word = '(?!(?:not|never) )(?:[^ .]+ )'

/** One line of words as a pattern over `Words.line`. */
export const compile = (template: string): RegExp => {
  const source = parts(expand(template)).map(patternOf).join('')
  return new RegExp(`(?<= )${source}`, 'g')
}

/** Top-level words of a template; brackets keep theirs. */
export const parts = (source: string): string[] => {
  const found: string[] = []
  let depth = 0
  let current = ''
  for (const char of source) {
    if (char === '(' || char === '[') depth++
    if (char === ')' || char === ']') depth--
    if (char === ' ' && depth === 0) {
      found.push(current)
      current = ''
    } else current += char
  }
  return [...found, current].filter((part) => part !== '')
}

const begins = '(?<=^ |\\. )'
const ends = '(?=\\. |$)'

const patternOf = (part: string): string => {
  if (part === '^') return begins
  if (part === '$') return ends
  if (part.startsWith('..')) return `(?:${word}){0,${part.slice(2)}}?`
  if (part.startsWith('(?!') || part.startsWith('(?=')) return part
  const optional = part.startsWith('[')
  if (optional) return `(?:(?:${part.slice(1, -1)}) )?`
  const edges = [/\(\^\||\|\^(?=[|)])/.test(part) ? begins : '', /\|\$\)/.test(part) ? ends : ''].filter(
    (edge) => edge !== '',
  )
  const inner = part.replaceAll(/(?<=\()\^\||\|\^(?=[|)])|\|\$(?=\))/g, '')
  return `(?:${[`(?:${inner}) `, ...edges].join('|')})`
}
