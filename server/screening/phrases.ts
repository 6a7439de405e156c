import type { Tier } from './lexicon.ts'

export interface Phrase {
  tier: Tier
  pattern: RegExp
}

/** Words that turn the next one on a person. */
const at =
  'you|ya|u|yer|a|an|absolute|complete|total|utter|little|fat|ugly|old|stupid|thick|dirty|filthy|what|such|that|this|fucking|fuckin|bloody|of|these|them|those|proper'
const aimed = String.raw`(?<=\b(?:${at})\s)`
const conditions =
  'di|para|quadri|tetra|hemi|cerebral|bladder|colon|gait|muscle|leg|arm|foot|feet|hand|dys|tone|cp|paralys|movement|type'

/** A text without any of these holds none of the phrases below. */
export const phraseHint =
  /pr[i1!]ck|tit|nob|spastic|dyke|queer|lez|lesbo|homo|fag|fairy|bender|cripple|mongol|retard|gypsy|midget|dwarf|back to|send|suck|lick|eat|yours|stuffed|arse|up your|bitch|shit|bunn|batty|caste|head|jockey|bell|muff| off|bleeding/

/** Words that offend only in company. Each pattern reads the folded text. */
export const phrases: readonly Phrase[] = [
  {
    tier: 'strong',
    pattern: new RegExp(
      String.raw`${aimed}pricks?\b(?!\s?(?:test|tests|testing|of|blood|sensation|marks?|on|my|in|from|your|to|for))`,
      'g',
    ),
  },
  { tier: 'strong', pattern: /\bpricks\b(?=\s(?:at|who|running|in charge|like))|^\W*pr[i1!]cks?\W*$/g },
  { tier: 'moderate', pattern: new RegExp(String.raw`${aimed}tit(?=[\s!.,?]{0,3}(?:$|[!.]|and\b|who\b|off\b))`, 'g') },
  { tier: 'moderate', pattern: new RegExp(String.raw`${aimed}k?nobs?\b(?!\s?(?:of|on|is|and|came|fell|broke))`, 'g') },
  { tier: 'slur', pattern: new RegExp(String.raw`${aimed}spastic\b(?!\s(?:${conditions}))`, 'g') },
  {
    tier: 'slur',
    pattern:
      /\b(?:fat|ugly|bull|butch|fucking|fuckin|filthy|stupid|you|bloody|man-hating)\s(?:dykes?|queers?|lezz?ers?|lesbos?|homos?|fags?|fairy|bender)\b/g,
  },
  {
    tier: 'slur',
    pattern:
      /\byou\s(?:(?:fat|old|thick|stupid|bloody|fucking)\s){0,2}(?:cripple|mongol|spastic|retard|gypsy|midget|dwarf)\b/g,
  },
  {
    tier: 'slur',
    pattern:
      /\b(?:go back to|send (?:them|em) (?:all )?(?:back )?to)\s(?:africa|pakistan|india|poland|romania|your own country|where you came from|bongo bongo land)\b/g,
  },
  {
    tier: 'slur',
    pattern:
      /\b(?:jungle[\s-]bunn(?:y|ies)|batty[\s-]boys?|window[\s-]lick(?:er|ers|ing)|half[\s-]castes?|towel[\s-]heads?|rag[\s-]heads?|camel[\s-]jockeys?)\b/g,
  },
  { tier: 'moderate', pattern: /\bbell[\s-]end(?:s)?\b|\bmuff[\s-]diver\b/g },
  { tier: 'mild', pattern: /\b(?:sod|bugger|naff)[\s-]off\b|\bbleeding\s(?:hell|heck|obvious|idiots?)\b/g },
  {
    tier: 'moderate',
    pattern: /\b(?:suck|sucking|lick|eat)\s(?:my|his|a|on my)\s(?:cock|dick|balls|arse|ass|knob)\b/g,
  },
  {
    tier: 'moderate',
    pattern:
      /\b(?:up yours|get stuffed you|kiss my arse|shove it up your|stick it up your|son of a bitch|piece of shit|sack of shit)\b/g,
  },
]

/** Company in which a word of the lexicon is harmless: birds, food, plants, plays, places, medicine. */
export const harmless: readonly RegExp[] = [
  /\b(?:blue|great|coal|marsh|willow|crested|bearded|long[\s-]tailed)[\s-]?tits?(?:\sand\s\w+\stits?)?\b/g,
  /\btits?\s(?:and|,)\s(?:robins?|finch(?:es)?|sparrows?|wrens?|goldfinch\w*)|\btit[\s-]for[\s-]tat\b|\btits\s(?:on|at|in)\s(?:the|my|our)\s(?:feeder|bird|garden|nest)\w*/g,
  /\bspotted\sdick\b|\bdick\s(?:whittington|van dyke|turpin|francis|tracy|barton|clark|cheney|emery)\b|\bmoby[\s-]dick\b|\b(?:uncle|grandad|philip k\.?|mr|our|tom,?)\sdick\b|\btom,?\sdick\s(?:and|or|&)\sharry\b/g,
  /\bcock(?:s)?[\s-](?:a[\s-]leekie|and[\s-]bull|a[\s-]hoop|robin|pheasant|sparrow|crow(?:s|ing|ed)?)\b|\b(?:the|old|fighting|stop|weather|ball|black|famous)\s?cock\s(?:inn|pub|hotel|o' the north|beck)\b|\bcock\s(?:beck|inn|tavern)\b/g,
  /\bmaine\scoons?\b|\bchinks?\s(?:of|in)\b|\bfaggots?\s(?:and|with|&|in)\s(?:peas|mushy|gravy|mash|chips|onion)\w*|\bpussy[\s-](?:cat|cats|willow|willows|foot)\b/g,
  /\bslag(?:s|ged|ging)?\s(?:off|heaps?|it off|them off)\b|\b(?:flame|fire|growth|rust)[\s-]retard\w*|\bretarded\s(?:growth|potential)\b|\bgrowth\sretard\w*/g,
  /\b(?:aunt|auntie|aunty|nana|lady|miss|mrs|fanny's|by|called|named|grandma)\sfanny\b|\bfanny\s(?:craddock|cradock|brice|price|mendelssohn|hill|blankers\S*|burney|packs?)\b/g,
  /\bshag[\s-]?pile\b|\bshags?\s(?:and|,)\s(?:cormorants?|gannets?|gulls?)\b|\bgit\s(?:hub|commit|push|clone)\b|\bnonces?\s(?:value|word)\b/g,
  /\b(?:randy)\s(?:newman|crawford|orton)\b|\bbloody\s(?:sunday|mary|stools?|diarrhoea|discharge|nose|mucus|urine|phlegm|show|sputum|vomit)\b/g,
  /\bcocker\sspaniel\w*|\bbell[\s-]ends?\sof\b|\bass(?:es)?\s(?:and|or)\s(?:donkey|mule|horse)\w*|\bhalf[\s-]caste\sby\b|\bmong\s(?:kok|la)\b/g,
  /\bbastard\s(?:toadflax|file|amber|trenching)\b|\bjack\scock\b|\bgimp\s(?:mask film|software)\b|\bdick\b(?=\s[a-z]+son\b)/g,
]
