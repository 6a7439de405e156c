import { wordSet } from './words.ts'

/** Words that put a message at the place they stand before. */
export const locating = wordSet(`
  in at near nr round around through across outside inside by behind towards into off past over beside opposite via
  between under above along visit visiting visited
`)
/** Words of way and origin: a place follows, perhaps not the one where the message lives. */
export const moving = wordSet('from to for of up down on leave leaving love loving')

/** Words that may stand between a cue and the name: "in sunny Seacroft". */
export const fillers = wordSet(`
  the our sunny good old lovely little poor north south east west upper lower inner central my dear bloody up down over
  this whole all at in deepest
`)

/** Verbs of home: with "in", "at", "near" or "from" after them the message lives there. */
export const homing = wordSet(
  'live living lives stay based resident residents grew raised were im ive am reside housed',
)

/** Words after a name that speak for the place: what stands there and who lives there. */
export const belongings = wordSet(`
  surgery surgeries gp gps doctors doctor dr health hub library hospital medical practice pharmacy chemist chemists clinic
  dentist dentists school schools primary academy high leisure centre baths pool residents resident ward estate area people
  folk folks lass lad lads village community market town park station church youth club shops precinct tesco asda morrisons
  coop aldi lidl mums mum children families kids library councillors neighbourhood flats houses bus buses end way side
  carers care day food foodbank bank one stop cafe team parkrun methodist labour nursery post office main mosque temple
  gurdwara station tarn nhs leeds wellbeing social minor walk maternity dental physio crematorium cemetery working mens
  mens womens over allotments allotment playground junior infants dad dads man men woman women nurse carer student students pensioner girl girls boy boys couple teacher
  volunteer volunteers charity gym landlord tower towers block corner canal bridge woods beck green common top bottom here massive ls wf bd
`)

/** Words after a name that make it a street. The second list counts only with a capital. */
export const streets = wordSet('road street lane ln avenue ave drive terrace crescent grove roundabouts flyover')
export const capitalStreets = wordSet(
  'st close mount place view walk court row gardens way approach parade square rise',
)

/** Words after a name that make it a club. */
export const clubs = wordSet(
  'fc afc rufc rlfc celtic united rovers wanderers rangers city athletic rhinos buffaloes wfc cc',
)

/** Words before a general name ("the bus station") that make it any such place, or another's. */
export const anyOf = wordSet(
  'every any each a an our another their your no other his her some many most those these local',
)

/** Words that may follow a first-name-like place where a place, not a person, is meant: "Clifford needs a bus". */
export const wanting = wordSet('a an more better its new proper another')

/** Words after an ordinary name that take it out of the map: "in the light of", "Trinity College". */
export const abstracting = wordSet(`
  of college house church school schools university term sunday street road habit price prices value rate rates economy
  forces share leader sector research stall habit
`)
