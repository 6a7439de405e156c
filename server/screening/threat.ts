const kill =
  'kill|killing|stab|stabbing|shoot|shooting|murder|murdering|knife|hurt|hurting|batter|slash|strangle|torch|gut|shank|execute|lynch|gas|poison|attack|bray|chin|deck|brick|glass|set fire to|blow up|smash|petrol bomb|burn|bomb'
const them =
  '(?:him|her|them|you|u|ya|your|that|this|those|these|the|my|his|everyone|everybody|all|someone|somebody|people|every|any|as many|some|doctors|nurses|muslims|jews|immigrants|migrants|gypsies|{kin})'
const things =
  '(?!(?:my|the|your|this|that|these|those|some) (?:[a-z]+ )?(?:diet|calories|calorie|fat|target|goal|5k|10k|run|gym|exam|interview|marathon|record|time|weeds|pain|germs|virus|bugs|wasps|cancer|bacteria|stairs|workout|presentation|planet|environment|high street|nhs|service|mood|vibe|economy|grass|plants|lawn|record|taboo|stigma|myth|cost|candles?|toast|dinner|tea|rubbish|wood|logs|chances|feelings) )'

/** A threat to somebody, or a call for one. Notation: templates.ts. */
export const threat: readonly string[] = [
  `(going to|will|i am going|want to|wants to|might|plan to|coming to|ready to|about to|gonna|tempted to|planning to|swear i will|off to|am going to|have to|ought to) ..1 (${kill}) ${things}${them} (?!with kindness|it|laughing)`,
  '(going to|will|gonna|i am|we are|want to|coming to|might) ..1 (burn|burning|torch|torching|bombing|blow|blowing|smash|smashing|shoot|petrol) ..4 (down|up|to the ground|place|surgery|mosque|clinic|hospital|synagogue|church|hostel|hotel|hospital up|windows in|windows)',
  '(going to|will|gonna|i am|ready to) ..2 (shoot|shooting|stab|stabbing|bomb|blow) ..3 (lot|all|up|everyone|place|them)',
  '(smash|cave|kick|stave|bash|punch|break|slit|cut|put) (your|his|her|their|yer|that) ..2 (face|head|teeth|skull|throat|legs|neck|jaw|windows|throats|faces|heads|lights|kneecaps) [in] [out]',
  '(know|knows|found out|found) where ..3 (live|lives|work|works|park|parks|sleeps|goes to school|kids go|family lives)',
  '(get|gets|getting|got|have) ..1 (what is coming|what he deserves|what they deserve|what she deserves|what you deserve|what is coming to|theirs|yours coming)',
  '(watch|mind) (your|their|his|her) (back|backs|step round here)',
  '(you are|he is|she is|they are|your) ..1 (dead|a dead man|dead man|dead meat|dead men|finished|going to die|next to die|going to pay) (if|when|mate|meat|man|for this|$)',
  '(will|going to|gonna) (find|hunt|come for|track) (you|him|her|them) ..4 (hurt|kill|pay|down|sorry|end|make|and)',
  '(put|plant|planted|planting|left|leave|leaving|got|is|set off|make|made|making) a bomb (?!of |scare of )',
  '(bomb|pipe bomb|nail bomb|device) ..1 (in|under|at|on|inside|outside) (the|that|your|this|leeds) ..4 (place|surgery|hospital|centre|market|station|building|mosque|arena|car|goes off|will)',
  '(bringing|bring|carrying|got|have|taking|take|coming with|came with|come with) ..1 (a|my|the) (knife|gun|machete|blade|hammer|acid|shank|shotgun|petrol bomb|crossbow|axe) ..6 (to|tomorrow|for|with|meeting|school|him|her|them|see|tonight|there|work|next)',
  '(petrol|fireworks|firework|acid|brick|paint) (through|in|at|bomb) ..3 (letterbox|letter box|window|windows|face|door|surgery|house|off me)',
  '(deserve|deserves|want|need|needs|ought|should) ..1 (be|to be|being|all be) ..1 (shot|hanged|hung|stabbed|burned|burnt|gassed|killed|lynched|strung up|executed|wiped out|exterminated) ..6 (i would|i will|i am|would do it|do it|myself|next|and i|me)',
  '(deserve|deserves|need|should|ought) ..1 (be|to be|to) ..1 (gassed|lynched|exterminated|wiped out|die|die in pain|die slowly|rot and die)',
  '(someone|somebody|people|one of you|one of them|he|she|they|you) ..1 (is|are|will|were) (going to|gonna|get|getting) ..1 (hurt|killed|stabbed|shot|end up dead|die) (?!crossing|on that|if (?:the council|they|nothing)|at that junction|unless)',
  'get (hurt|killed|stabbed|shot) ..10 (me doing|be me|by me|i will make sure)',
  '(kill|hang|drown|neck|end|top|shoot|gas|off) yourself (?!a |some |with )',
  '(go|should|just|^) ..1 (die|jump off a|hang|kill urself|drink bleach|slit your) ..3 (you|bridge|waste|in a|nobody|scum|wrists|cliff|already)',
  '(hope|hoping|wish|pray|praying) (you|he|she|they|your|his|the lot of them|all of them|the doctor|that nurse) ..3 (die|dies|dead|get cancer|gets cancer|get killed|get stabbed|rot|burn)',
  '(better|best) ..2 (watch out|watch yourself|sleep with one eye|be ready) ..4 (coming|know|find|i)',
  '(coming|going) (for|after|round for) (you|him|her|them) ..4 (knife|gun|tonight|hurt|sorry|dead|boys|lads|bat|kill|pay)',
  '(be|end up|going|put (?:you|him|her|them)) ..1 (in the ground|six feet under|in a box|in a coffin|in a body bag|in a wheelchair|under the patio) ..6 (if|by|when|for|soon|next|before|$)',
  '(put|putting|send|sending) (you|him|her|them|that|one of|someone|the) ..2 (in hospital|in the hospital|in intensive care|in a&e|in the ground|in a coffin|through a window|on life support|in a wheelchair) (?!for (?:a|an|the|tests|his|her|observation|obs))',
  '(next) (person|one|nurse|doctor|receptionist|driver|lad|bloke|man|woman|idiot|mp|councillor|copper|warden) ..8 (battered|punched|stabbed|shot|slapped|twatted|decked|killed|brayed|knocked out|getting it|gets it|a fist|a brick|headbutt)',
  '(got|have|carry|carrying|bought|has|bringing) ..1 (a|me|my) (blade|knife|gun|machete|shank|hammer|acid|axe|crossbow|shotgun|bat|baseball bat) ..10 (him|her|them|you|receptionist|doctor|nurse|they|finishes|works|lives|waiting|time|ready|use it|name on|anyone|pay)',
  '(know|knows) what time (he|she|they|the|that) ..4 (finish|finishes|leave|leaves|gets home|goes home|clocks off|walks|starts)',
  '(swear|promise|guarantee|mark my words|trust me|warning you|i am telling you) ..6 (kill|stab|hurt|batter|hospital|dead|burn|regret|pay|pieces)',
  '(will|going to|would) not (leave|walk out|make it out|get out|walk out of) ..2 (alive|in one piece|breathing)',
  '(make|making) (you|him|her|them|sure they|sure he) ..2 (pay|suffer|bleed|regret it|beg) (?!for (?:parking|prescriptions|care|it through))',
  '(blood) ..2 (on the streets|on the walls|on the floor|spilled|will flow|be spilt|be shed)',
  '(shows|show|showing) (his|her|their|your) face ..4 (again|here|round here|near) ..4 (dead|kill|ground|stab|sorry|batter|regret|$)',
  '(waiting|wait|see you|meet you|meet him|stood|outside|be there|coming) ..6 with a (bat|knife|hammer|baseball bat|bottle|gun|brick|blade|machete|crowbar|few of the lads|chain)',
  '(going to|will|gonna|about to|should) (bleed|suffer) (?!for (?:a|my) |calories|rubber)',
  '(taking|take|taken|bring|bringing) (someone|somebody|people|them all|him|her|some of them|you|a few|as many) [down] with me (?!to (?:the|my)|on|into|for|when i (?:go|visit))',
  '(start|starting|have|do) a (massacre|shooting|killing spree|mass shooting)',
  '(rape|raping) (you|her|them|your|his|that)',
  '(got a|have a|with a) ..1 (list) ..4 (kill|die|dead|pay|people who)',
]
