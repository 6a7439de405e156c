const hurts =
  'hits|hit|hitting|beats|beat|beating|beaten|punches|punched|punching|kicks|kicked|kicking|slaps|slapped|slapping|chokes|choked|choking|' +
  'strangles|strangled|strangling|throttles|throttled|batters|battered|battering|hurts|hurting|abuses|abused|abusing|rapes|raped|raping|' +
  'threatens|threatened|threatening|burns|burned|burnt|grabs|grabbed|shoves|shoved|pushes|drags|dragged|smacks|smacked|whacks|belts|belted|' +
  'assaults|assaulted|molests|molested|bites|stabbed|stabs|spits at|throws things at|pulls a knife on|held a knife to|clouts|leathers|brays|brayed'
const done =
  'beaten|hit|abused|raped|hurt|assaulted|groomed|strangled|slapped|punched|kicked|stalked|trafficked|molested|starved|neglected|exploited|battered|blackmailed|controlled by|sexually abused'
const hurt = 'hurt|kill|find|get|harm|take|smash'

/** Abuse that is happening, told by the person or by somebody who sees it. Notation: templates.ts. */
export const abuse: readonly string[] = [
  `({he}) ..3 (${hurts}) ({someone}) (?!at |in the heart|a (?:chair|seat|drink|coffee|cup|wheelchair|brew|blanket)|to the|to it|up the|right in|with (?:kindness|love|a smile)|five a|off the)`,
  `({kin}|he|she|someone) ..2 (is|are|was|being|been|gets|got|getting) [being] (${done}) (?!by (?:how|the kindness)|up (?:with|by))`,
  `(i|we|am|i am|keep|kids|children|lad|girl|woman|she|he|nan|grandad) ..1 (being|been|getting|gets|got) (${done})`,
  `(being|getting) (${done}) ..2 (by|at home|every|off) ..3 (husband|wife|partner|boyfriend|girlfriend|ex|dad|mum|him|her|carer|carers|staff|son|brother|uncle|home|night|day|week)`,
  `(been|was|were|got) (raped|sexually assaulted|sexually abused|groomed|spiked)`,
  '(raped|molested|sexually assaulted|groomed) (me|my|her|him)',
  `({he}) ..3 (touches|touched|touching) (me|us|him|her|my|our) (?!heart|soul|feet|hand to)`,
  `({he}) ..2 (does|did|doing|do) (things|stuff|bad things) to (me|us|her|him|them|my)`,
  `({he}) ..2 (comes|came|coming|gets|creeps|climbs) ..1 (in|into|in to|inside) (my|our|her|me|his) (room|bed|bedroom) [at] [night] (?!to say goodnight|with (?:tea|a brew))`,
  '(comes|came|coming|creeps) (in|into) my (room|bedroom|bed) ..2 (night|when|and)',
  '(makes|made|make|making|forces|forced|force|forcing|pressured|pressuring|blackmailing) (me|us|her|him|them|my) ..2 (have sex|sex|send|do things|do stuff|touch|watch him|sleep with|marry|strip|undress|take drugs|steal|beg|sleep outside|sleep on the floor|eat off)',
  'forced ..1 (marriage|to marry|into marriage|to have sex)',
  '(marry|married to|marrying) ..1 (someone|a man|him|my cousin|a stranger|somebody) ..4 (not|never|old|force|forcing|want)',
  '(sending|taking|send|take|sent) (me|her|us|my sister) ..3 (abroad|away|pakistan|bangladesh|india|somalia|home|back) ..2 (marry|to marry|get married|be cut|for marriage)',
  // hands, noises and silences
  '(he|she|{kin}) (goes|went|comes|came|lashes|lashed|kicks off|flew|flies) [out] (for|at) (me|us|the kids|her|him|my mum) (?!a walk)',
  '(hands|hand|arm|belt|pillow|cord) ..2 (round|around|on|over) (my|her|his|our) (neck|throat|mouth|face) (?!mask|scarf)',
  '(hear|hearing|heard|listen to|listening to) (her|him|them|the kids|a woman|a child|my neighbour|it) ..2 (begging|beg|screaming|scream|crying|pleading|being|getting|hitting|shouting) ..6 (stop|night|him|her|again|help|hit|every|please)',
  '(begging|begs|beg|pleading) (him|her|them|my dad|my husband) to stop',
  '(learned|learnt|learn|know|have) to (keep quiet|stay quiet|not answer back|stay out of his way|keep my mouth shut|do as i am told)',
  '(keeps|takes|took|has|holds|controls|spends) (his|her|their|my|our) (money|pension|benefits|wages|bank card|carers allowance|savings) ..8 (let|not|marks|talk|see|off me|from me|asks|without)',
  '(marks|bruises|bruising|burns|scars|cuts) ..1 (on|up|down|all over) (his|her|their|my|our) (arms|arm|legs|face|back|body|neck|wrists) (?!from (?:gardening|the cat|football|eczema|scratching))',
  '(take|takes|taking|get) (the|my|our) (baby|kids|children|son|daughter) [off] [away] [from] [me] if (i|we) ..1 (speak|tell|leave|go|say|talk|call|ring)',
  '(if|when) (tea|dinner|food|the house|the baby) ..4 (late|cold|cries|messy|not ready|ready|clean) ..2 (he|she)',
  '(mood|temper) ..4 (scared|hides|hide|afraid|duck|flinch)',
  '(flinch|flinches|flinching|cowers|cowering) ..6 (he|she|dad|him|near|raises|door|touch)',
  '(pins|pinned|held|holds) (me|her|him) (down|against|up)',
  '(not|never) ..1 (say|said|saying) no to (him|sex|her)',
  '(touched|touching|touch) (me|her|him) ..4 (private|privates|there|not want|not like|secret|where he|told me not|bed)',
  '(our|a) secret ..6 (uncle|touch|tell|says|dad|coach|teacher)',
  '({he}) ..5 (throws|throwing|threw|chucks|launches|flings|slams|knocks) (me|us|her|him|my mum|things) (about|around|across|down|against|into|out)',
  '(stop me|not let me|not let her|will not let me|make me stop|made me stop|hides|hid|flushes) ..2 (taking|take) ..1 (contraception|the pill|medication|tablets|my pill|birth control|insulin)',
  '(hide|hiding|steal|stealing|sneak|sneaking) food ..6 (starve|starves|mum|dad|stepmum|stepdad|hungry|or|from)',
  '(starves|starving|underfeeds|neglects|humiliates|degrades|terrorises|bullies) (us|me|her|him|the kids|them|my mum) (?!gums)',
  '(she is|he is|am|i am|girl is|daughter is|sister is|friend is) ..1 (11|12|13|14|15|eleven|twelve|thirteen|fourteen|fifteen) ..6 (boyfriend|girlfriend|man|older|partner) ..3 (is|who|in|aged) ..2 (1[89]|2[0-9]|3[0-9]|4[0-9]|5[0-9]|twenty|thirty|forty|fifty|grown|adult)',
  '(cracked|broke|broken|fractured) ..1 (rib|ribs|jaw|nose|arm|wrist|finger|cheekbone) ..8 (he|dad|husband|boyfriend|partner|drunk|temper|threw|pushed)',
  '({he}) ..2 (gets|is|comes home|when) ..1 (drunk|high|angry|pissed) and ..2 (hits|hit|throws|starts|shouts|breaks|smashes|lashes|kicks|scares|goes)',
  // fear
  '(scared|afraid|frightened|terrified|fear|petrified) [to] ..1 (go|going|be|being|live|living|stay) ..1 (home|at home|in my own home|house with)',
  `(scared|afraid|frightened|terrified|petrified) (of|to leave|to tell|to upset|to cross|to anger|living with) ..1 (him|my {people}|me {people}|her|what he|what she|my ex)`,
  `(too|so) (scared|frightened|afraid) to (leave|tell|go|speak|ring|say no|refuse|report)`,
  `(not|never) ..1 (feel|safe|am) ..1 (safe) ..2 (at home|in my own home|with him|with my|around him|in the house|where i live|in my house)`,
  'walking on eggshells ..4 (husband|him|partner|her|dad|wife|boyfriend|home)',
  // threats at home
  `({he}) ..2 (said|says|told me|swears|swore|threatened|threatens|keeps saying) ..4 (${hurt}|will (?:${hurt})) ..1 (me|us|the kids|my kids|my mum|my family|the baby|the dog|himself)`,
  `(will|going to|would|he is going to) (kill|hurt|find) (me|us) if (i|we) (leave|left|go|tell|told|try|ring|call|do not|speak|report)`,
  '(said|told me|says|knows|know) what (he|she|they) (would|will|is going to|are going to|might) do ..2 (if|to|$)',
  '(do it|finish me|kill me|finish the job|do me in) (properly|proper|for real|one day|next time|one of these days)',
  '(one day|next time|one night) ..1 (he|she) ..2 (kill|kills) (me|us|her)',
  // control
  `(he|she|{kin}) ..1 (will not|does not|do not|never|did not|not) ..1 (let|lets|allow|allows) (me|her|him|us|my mum|my sister) ..1 (see|leave|out|go|have|speak|talk|work|eat|use|wash|sleep|ring|contact|near|learn|to)`,
  '(i am|am|she is|he is|they are) not allowed (out|to leave|to see|to go|to talk|to speak|to work|my phone|a phone|friends|to eat|money|any money)',
  `(he|she|they|{kin}|who) ..1 (takes|took|taking|keeps|kept|has|controls|steals|stole|hides|got) ..1 (my|her|all my|all her|me|our) (wages|money|card|bank card|phone|keys|passport|benefits|pension|medication|medicine|documents)`,
  '(checks|checking|tracks|tracking|monitors|goes through) (my|her) (phone|messages|location|every move|mileage) (?!bill|contract|number|battery)',
  `(locks|locked|locking|shut|shuts|trapped) (me|us|her|him|them|the kids|my mum|my sister) ..1 (in|out|up|inside) (?!traffic |the lift )`,
  '(is|are|am|being|kept) locked in (the|her|his|a|my|their) (bedroom|room|flat|house|cupboard|bathroom|shed|cellar)',
  '(does not|do not|never|not) (feed|feeds|feeding|wash|change) (her|him|them|the kids|the children|the baby|their kids|the bairns)',
  '(makes me|made me) ..2 (prove|account for|ask permission|send photos|send pictures)',
  '(he|she|partner|husband|boyfriend|wife|girlfriend) is ..1 (controlling|violent|abusive|obsessed|aggressive|getting violent|dangerous)',
  '(my|an|in an|with an|with a|a) (abusive|violent|controlling) (husband|wife|partner|boyfriend|girlfriend|dad|father|mum|mother|son|relationship|marriage|home) ..3 (now|still|and i|who|every|scared|cannot|can not|will not|is)',
  '(can not|scared to|nowhere to) ..1 (leave|get away from|escape) ..1 (him|her|my husband|my partner|this man|the house|this marriage)',
  '(nowhere to go|nowhere safe) ..6 (hits|him|violent|scared|kids)',
  '(turns|turning|turned|shows|showing|waiting|waits|sits|hanging|hangs|parked|parks) [up] ..1 outside (?!the surgery|the gp|the clinic|for a|in the) ..8 (hurt|kids|threat|scared|kill|my house|afraid)',
  '(ex|he|she|man|someone) ..2 (following|follows|stalking|stalks|watching) me',
  '(pictures|photos|pics|nudes|images|videos) of me ..6 (more|send|share|post|money|threat|else|everyone|online)',
  '(asking|asks|asked|wants|wanted) [me] [for] ..1 (nudes|nude|naked pictures|naked photos|rude pictures|pictures of my body)',
  '(bruises|bruise|black eye|marks|burns) ..6 (said i fell|tell people i fell|said i walked|tell them i fell|makeup|from him|he gave|every week|on her arms|on his arms|on mum|on nan)',
  '(county lines|cuckooed|cuckooing|taken over my flat|taken over my house|dealing from my)',
]

export const abuseSigns: readonly string[] = [
  '(bruises|black eye|bruised) ..3 (again|all over|everywhere)',
  '(said|say|says|tell them|told them) [that] (i|she|he) (fell|tripped|walked into)',
  '(i am|am) (8|9|10|11|12|13|14|15)',
  '(man|bloke|someone|guy|person) ..1 (online|on snapchat|on the internet|on instagram|on discord|off the internet)',
  '(not|never) (told|tell|telling) (anyone|anybody|a soul|no one)',
  '(not|do not) know who to tell',
]
