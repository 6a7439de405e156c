/**
 * What stands around a crisis sign and takes its edge: a denial, the past, people in general, a figure of speech.
 * Reads `Words.line`. Each answer lowers a finding from crisis to topic or away; when in doubt nothing is lowered.
 */

/** The sentence around a match, in two halves. */
export interface Around {
  before: string
  match: string
  after: string
}

export const around = (line: string, start: number, end: number): Around => {
  const stopBefore = line.lastIndexOf(' . ', start - 1)
  const stopAfter = line.indexOf(' . ', end - 1)
  return {
    before: line.slice(stopBefore === -1 ? 0 : stopBefore + 3, start),
    match: line.slice(start, end),
    after: line.slice(end, stopAfter === -1 ? line.length : stopAfter + 1),
  }
}

const denial =
  /(?:^| )(?:not|never|no longer|stopped|without|neither|nor|rather than|instead of|far from|not been|not feeling)(?: (?:want|wanted|wanting|going|to|ever|been|be|feeling|feel|having|a|at|all|actively|thinking|about|of|in|any)){0,4} $/
const startsDenied =
  /^(?:(?:i|he|she|they|we|just|^) )?(?:can |do |am |is |are |will |would |no |not |never |nobody |nothing )/

/** "I am not suicidal", "never wanted to die". Signs that are denials themselves ("can not go on") stay. */
export const isDenied = ({ before, match }: Around): boolean => !startsDenied.test(match) && denial.test(before)

const past =
  /\b(?:used to|(?:years?|months?|decades?|weeks?) (?:ago|back|later|earlier|since|on|clean|free)|in (?:19|20)\d\d|back then|back in|as a (?:child|teenager|teen|kid|student|young|lad|girl|boy|baby)|when (?:i|he|she|we|they|my|dad|mum|nan|our|the)(?: \w+)? (?:was|were|collapsed|fell|stopped|died)|when (?:little|younger|young|small)|last (?:year|season|winter|summer|spring|autumn|christmas|month|decade|january|february|march|april|may|june|july|august|september|october|november|december)|(?:during|in|since) (?:lockdown|covid|the pandemic)|once (?:was|tried|had|thought|felt|stood|when)|since then|survivor|survived|recovered|recovery|in my (?:teens|twenties|thirties|childhood|youth|past|20s|30s)|at (?:1[0-9]|2[0-9]) i|years before|long time ago|growing up|grew up|grow up|my past|(?:19|20)\d\d)\b/
const mended =
  /\b(?:saved (?:my|his|her|their|our) (?:life|lives)|saved (?:me|him|her)|got me through|so glad|glad i (?:stayed|am|did)|thankful|grateful|thanks to|thank you to|(?:was|were|are) (?:wonderful|amazing|brilliant|fantastic|great|incredible|fab|superb|lovely|ace)|better now|(?:much|so much|a lot) better|made a full|fully recovered|turned (?:my|his|her) life|stopped me|helped me|looking back|years? (?:clean|free|on)|proud|doing well|fine now|ok now|okay now|well now|left him|got out|out of it now|home now and|in recovery)\b/
const present =
  /\b(?:again|tonight|now|right now|still|today|every (?:day|night|time|week)|this (?:morning|evening|afternoon|week)|hours? ago|minutes? ago|mins ago|last night|yesterday|anymore|any more|at the moment|help me|keep|keeps|will not stop|all the time|back)\b/
const were =
  /\b(?:was|were|tried|wanted|used|thought|had|collapsed|stopped|hit|beat|raped|abused|attempted|felt|did|could|would|kept|took|found|stabbed|fell|strangled|punched|locked|couldn|hurt|touched|died)\b/

/** Over: the sentence speaks of the past, or the message of how it ended well, and nothing in it says that it goes on. */
export const isPast = ({ before, match, after }: Around, line: string): boolean => {
  const sentence = before + match + after
  const ongoing = present.test(
    sentence.replaceAll(
      /\b(?:better|fine|ok|okay|well|good|home|happy|here|safe|out of it|left|back on track|finally good) now\b|\bnow (?:i am|im|i have) (?:fine|well|ok|better|happy|here)\b/g,
      '',
    ),
  )
  const near = before.slice(-24) + match + after.slice(0, 40)
  if (ongoing && !/\b(?:used to|years? ago|years back|as a (?:child|teenager|kid|teen))\b/.test(near)) return false
  if (past.test(sentence)) return true
  return were.test(match) && mended.test(line)
}

const general =
  /\b(?:if you|if anyone|if anybody|if someone|if somebody|if a|if your|when you|when people|when someone|anyone who|anyone (?!else)|anybody (?!else)|people|those|someone who|somebody who|whoever|young men|men who|women who|lads who|kids who|children who|patients|prevent\w*|awareness|helpline|hotline|training|campaign|charity|support for|service for|services for|helps|for everyone|for those|thousands|statistics|percent|per cent|research|study|film|book|song|novel|drama|play|documentary|episode|talk about|learn|learned|learnt|how to spot|spot the|signs of|know the signs|symptoms|act fast|what to do|know what to do|leaflet|poster|course|first aid|staff|receptionists?|nurses|paramedics|workshop)\b[^.]*$/
const generalAfter =
  /^(?:prevention|awareness|training|charity|charities|campaign|services?|helplines?|support|bereavement|rates?|statistics|is (?:rising|increasing)|should|you should|(?:please )?(?:call|ring|text|contact) (?:the|samaritans|111|999|116|a|your|someone|us|childline))\b/

/** About people in general: "if you ever feel suicidal", "people who want to die". */
export const isGeneral = ({ before, after }: Around): boolean =>
  (general.test(before) && !/\b(?:i|my|he is|she is|me)\b[^.]{0,12}$/.test(before)) || generalAfter.test(after)

/** Company that makes any sign a joke. */
const comic =
  /\b(?:laugh|laughing|laughed|laughter|giggl\w*|joking|embarrass\w*|cringe\w*|panto|bored|boredom|hungry|starving|curry|cuppa|brew|pies?|chips|cake|pudding|bun|biscuit\w*|chocolate|traffic|parking|parked|potholes?|hold music|on hold|bingo|dominoes|karaoke|washing up|hedge|toilet seat|spoilers?)\b/
/** Everyday things that make a threat or a lost breath a manner of speaking. */
const everyday =
  /\b(?:pint|queue|queues|queueing|bus|buses|m62|ring road|united|rhinos|gym|workout|spin class|yoga|marathon|10k|5k|parkrun|stairs|hill|heat|mask|nose|dress|jeans|pollen|hay ?fever|mondays?|dishes|milk|bins|remote|homework|exams?|essay|quiz|telly|series|diet|haha\w*|joke|xd)\b/
const grave =
  /\b(?:knife|gun|tablets|pills|die|dead|suicide|suicidal|myself|himself|herself|bridge|tonight|ambulance|help|bleeding|unconscious|scared|police|train)\b/

/** Hyperbole: everyday things in the same sentence, and nothing grave beside them. Talk of oneself needs a comic one. */
export const isFigure = ({ before, match, after }: Around, ofOneself: boolean): boolean => {
  const beside = before.slice(-60) + after.slice(0, 50)
  return (comic.test(beside) || (!ofOneself && everyday.test(beside))) && !grave.test(before + after + match)
}
