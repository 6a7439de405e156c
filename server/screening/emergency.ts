const body =
  '(?:he|she|they|i|{kin}|mum|dad|mam|nan|gran|grandad|husband|wife|someone|somebody|man|woman|lady|bloke|lad|girl|guy|patient|granny|person)'

/** A life in danger now. Notation: templates.ts. */
export const emergency: readonly string[] = [
  // breathing
  '(not|stopped|hardly|barely|struggling|trouble|difficulty|difficulties|fighting|struggles|gasping) [to] [for] (breathing|breathe|breath|air) (?!in public|exercise)',
  '(i|he|she|they|mum|dad|baby|{kin}) ..1 can (not|hardly|barely) ..1 breathe (?!through my|for (?:laugh|cough|pollen)|in (?:this heat|these|that|here for)|with (?:laugh|hay))',
  '^ can (not|hardly|barely) breathe',
  '(stopped|not) ..1 breathing',
  '(is|am|she is|he is|baby is|and) choking (?!up|hazard|on smoke from|the (?:city|town|road))',
  '(throat|tongue|face|airway|lips) ..2 (closing|swelling|swollen|swelled|closed|tight|puffed) [up]',
  '(severe|bad|serious|having|into|full|massive) ..3 (allergic reaction|anaphylaxis|anaphylactic|anaphalactic)',
  '(lips|face|fingers|skin|nails) ..3 (blue|grey|purple)',
  '(baby|toddler|bairn|newborn|son|daughter|little one|child|girl|boy|he|she|grandson|granddaughter) ..1 (gone|going|went|turned|turning|is|has gone|looks|all|very|so) ..3 (floppy|limp|blue|unresponsive|lifeless|grey)',
  // consciousness
  `${body} ..2 (collapsed|keeled over) (?!laughing|in laughter|into|on the sofa|in a heap after|with laughter|from the)`,
  `${body} ..3 (unconscious|unresponsive|out cold|not responding|not moving|lifeless|passed out|blacked out|not conscious)`,
  '(unconscious|unresponsive|out cold|lifeless) ..3 (on the|outside|in the|at the|near|help|man|woman|person|lad)',
  `${body} ..1 (will|would|is|are) not ..1 (wake|waking|wake up|waking up|come round|coming round|rouse) [up] (?!early|until)`,
  '(can not|not|unable to) ..1 (wake|rouse|get a response from|get a pulse|feel a pulse) ..1 (him|her|them|mum|dad|my|the baby|nan|up him|from)',
  'no pulse',
  `(having|has|is in|started|keeps having|had another|having another) ..2 (fit|seizure|fits|seizures|stroke|heart attack|cardiac arrest|convulsion|convulsions|mini stroke) (?!as a|last|years|in (?:19|20)|awareness)`,
  '(fitting|seizing|convulsing) ..4 (now|floor|not stop|minutes|help|again)',
  '(think|thinking|reckon|sure|looks like) ..5 (heart attack|stroke|sepsis|cardiac arrest|meningitis|anaphylaxis|miscarrying|overdose) ',
  // heart and stroke
  '(crushing|severe|bad|terrible|sudden|tight|awful|really bad|sharp) ..1 (chest) (pain|pains|tightness)',
  '(chest pain|chest pains|pain in my chest|pains in my chest|chest is tight|chest tightness|tight chest|chest hurts|chest is killing) ..8 (now|right now|arm|jaw|ambulance|sweating|hours|started|breathe|tonight|help|dizzy|what do i|scared|numb|help)',
  '(arm|left arm|jaw) ..6 (chest pain|chest pains|chest)',
  '(face|mouth|side of (?:her|his|my) face) ..4 (dropped|drooping|droops|drooped|fallen|droopy|drop|slipped) ',
  '(slurring|slurred|slurry) ..2 (speech|words|her|his|my) ..6 (weak|numb|arm|face|now|started|confused|side)',
  '(slurring|slurs) (her|his|my) (words|speech)',
  '(can not|not) (talk|speak|lift|move|feel) ..4 (arm|side|properly|suddenly|face|leg)',
  // blood, poison, injury
  '(blood) ..1 (everywhere|all over|pouring|gushing|pumping|pouring out|will not stop) (?!pressure)',
  '(bleeding|bleed|bleeds) ..4 (not stop|badly|out|everywhere|profusely|to death|a lot|loads|from (?:his|her|my|the) (?:head|neck|ear|ears|eyes)|through)',
  '(bleeding|haemorrhaging) ..1 (heavily|heavy) (?!period|every|each|for years|menopause)',
  '(not|never) stop (bleeding|fitting|vomiting blood|the bleeding|the blood)',
  '(coughing|vomiting|throwing|sicking|spewing|bringing|sick) [up] ..1 blood',
  '(swallowed|drank|drunk|drinking|eaten|ate|necked) ..3 (bleach|battery|batteries|antifreeze|poison|magnets|magnet|cleaner|weedkiller|white spirit|petrol|berries and|detergent|glass|pod|capsule|rat poison|drain|methadone|tablets|pills)',
  '(been|got|was|has been|just) (stabbed|shot|run over|electrocuted|hit by a (?:car|bus|van|lorry)|knocked (?:down|over) by) ..4 (help|now|outside|bleeding|ambulance|on the|in the street|$)',
  '(fallen|fell|fall|falling|slipped|tumbled) ..8 (not get up|can not get up|not move|can not move|bleeding|head|hip|leg is|on the floor|unconscious|confused)',
  '(banged|hit|cracked|smashed|hurt) (her|his|my|their|the) (head) ..6 (bleeding|sick|vomit|confused|drowsy|unconscious|sleepy|blood)',
  '(stuck|still|been|lying|lay|laid|led|sat) ..2 on the floor ..3 (hours|hour|since|all night|overnight|waiting|all day|minutes)',
  '(on the floor|waiting|waited|wait) ..6 ambulance ..8 (floor|hours|hip|broke|pain|bleeding|chest|still|help|breathe|stroke)',
  'ambulance (says|said|is saying|reckon|is|are saying|taking|will be|not coming|still not|has not) ..3 (hour|hours|hr|hrs|here|come|coming|arrived)',
  '(need|call|ring|get|send|phone|want) ..2 (ambulance|paramedic|paramedics|defib|defibrillator) (?!station|service|times|drivers|crews|staff|to be|if you)',
  '(house|flat|kitchen|building) ..1 (is on fire|on fire|full of smoke|full of gas)',
  '(smell|smelling) ..1 gas ..4 (dizzy|sick|headache|strong|now)',
  // birth and others
  '(baby is|baby s|baby) coming (now|fast|early|right now|and)',
  '(in labour|in labor) ..8 (now|coming|no midwife|bleeding|alone|help|minutes|early|cord)',
  '(waters|water) ..1 (broken|broke|gone) ..6 (now|early|weeks|green|blood|help|coming)',
  '(pregnant|weeks) ..8 (bleeding|not moved|not moving|no movement|not felt)',
  '(rash) ..4 (not fade|does not fade|will not fade|not disappear|glass)',
  '(sugar|sugars|blood sugar|bm) ..3 (1|2|dropped|crashing|too low|dangerously) ..4 (not wake|confused|help|sweating|shaking|unconscious)',
  '(lost|missing|wandered) ..6 (dementia|alzheimers|confused) ..6 (hours|not come|night|cold|find|since|missing)',
  '(dementia|alzheimers) ..8 (missing|gone missing|wandered off|not come home|can not find)',
]
