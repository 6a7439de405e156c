/** How strong a word is: Ofcom's tiers of offensive language (2021) in short, slurs apart. */
export const tiers = ['mild', 'moderate', 'strong', 'slur'] as const
export type Tier = (typeof tiers)[number]

/**
 * Words by tier. A bare word stands for itself and its plural; `word*` for every word that begins with it; `*word*` for
 * every word that holds it. Look-alikes, leet, masks, gaps and stretched letters are undone before they are compared.
 * Words with a harmless sense in this conversation (prick, tit, spastic, knob) stand in phrases.ts with their company.
 */
export const lexicon: Readonly<Record<Tier, string>> = {
  mild:
    'arse arsed ass bloody blimming bugger* crap crappy damn damned dammit goddamn git sod sodding sods prat pillock* plonker* minger* ' +
    'effing effin feck* frigging friggin ffs wtf shag shagging shagged slapper turd* fanny numpty berk bint randy ' +
    'poxy frickin fricking',
  moderate:
    'arsehole* asshole* azzhole* ashole aresehole* arsewipe* bollock* bolloks bolox bollox bitch* biatch* biotch bullshit* shit shits shite shites shitty shitter* shitting shitted ' +
    'shithole* shithead* shitbag* shitshow* shitstorm* shitface* shitstain* *bullshit* batshit* dipshit* horseshit* jackshit shyte shitless shitload* ' +
    'piss pissed pissing pisser* pisspoor pisshead* tosser* tosspot* slut slutty sluts whore* slag slags slagbag skank* munter* nonce nonces paedo* pedo pedos ' +
    'wazzock douche* dickhead* dickwad* numbnuts jackass* dumbass* fatass* badass wanky stfu gtfo ponce* scumbag* scrote* knobhead* nobhead* ' +
    'bellend* tits titties jizz* spunker* gobshite* turdface crackhead* smackhead* dickish',
  strong:
    '*fuck* fuk fuks fuking fukin fuker fukers fukd fuked fukka fukc fuc fucc fck* fcuk* fkn fkin fking fker fuq fuqing fux fvck* phuck* phuk phuking fukwit* ' +
    '*cunt* kunt* cnut cnuts cvnt* *motherf* mofo* muthaf* *wanker* wank wanks wanked wanking wankstain* bastard* basterd* bastrd* bstard* wnker* wnkr* prik priks dikhead* dckhead* barstard* barsted* twat* cock cocks cocksuck* cockhead* cockwomble* ' +
    'dick dicks dickface* dickless pussy pussies minge* knobend* clunge* punani *bukkake* bumboclaat bloodclaat bloodclat bomboclat rasclat ' +
    'arsefuck* shitcunt* twunt* thundercunt* prickhead cumshot* cumming cumslut* deepthroat* blowjob* handjob* gangbang* rimjob* dildo*',
  slur:
    '*nigger* nigga* niggas nigg paki pakis pakki* wog wogs coon coons gook gooks spic spics spick spicks kike kikes yid yids gyppo* gippo* pikey* pikeys pykey* ' +
    'chinky chinkies chink chinks raghead* towelhead* golliwog* darkie* darky sambo wetback* faggot* fagg fags poof poofs poofter* tranny trannies trannie* ' +
    'shemale* lezzer* lezza* bulldyke* bumboy* battyboy* battyman spaz spazz* spazzy spacker* spakka* spacka* spacca* spastics mong mongs mongoloid* retard retards retarded tard tards ' +
    'libtard* fucktard* cripples gimp gimps flid flids cretin* muzzie* muzzy* mudslime* sheepshagger* jewboy* zipperhead* slanteye* gypo gypos pooftah*',
}

/** Ordinary words and names that hold, begin with or are drawn like a word of the lexicon. */
export const innocent: ReadonlySet<string> = new Set(
  (
    'scunthorpe penistone cockburn dickinson hancock peacock hitchcock cockroach cocktail cocker cockerel cockermouth cockney babcock woodcock ' +
    'shiitake shitake shital shitij phuc niggle niggles niggly niggling niggled niggard snigger sniggers sniggered sniggering retardant retardants ' +
    'bastardise bitcoin mongoose mongrel mongolia mongolian mongol hmong pakistan pakistani pakistanis ' +
    'fanny-may douche-medical coonhound spicy spice spices spicer minged mingeing fuchs fuchsia fuchsias whoreson ' +
    'cumming cummings cumin pissarro pissarides pissoir shitzu shihtzu twatt twattling dickens dickie dicky dickon dickson dickerson swank swanky swanking ' +
    'fagin sambora yiddish titsey niger nigeria nigerian nigerians cretinism douching  ' +
    'matsushita yamashita kinoshita takeshita'
  ).split(' '),
)
