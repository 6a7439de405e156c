import { phraseList } from './words.ts'

/**
 * Phrases that hold a name of the gazetteer and are no place of Leeds, or not that one: read before the names, longest
 * first, and laid aside. A line may hold several, parted by semicolons.
 */
export const notPlaces: readonly string[] = phraseList(`
  bramley apple; bramley apples; bramleys; bramley pie; bramley crumble; bramley cooking apples; stewed bramley
  bramley jelly; bramley hedge; bramley baby; bramley moore; pudsey bear; pudsey the bear; pudsey ears
  beeston castle; beeston rylands; burley in wharfedale; burley wharfedale; middleton in teesdale
  middleton st george; middleton tyas; middleton on sea; middleton cheney; middleton stoney; kate middleton
  pippa middleton; catherine middleton; middleton hall; middleton arena; middleton on the wolds; great middleton
  morley college; robert morley; christopher morley; morley minor; morley gallery; farnley tyas
  farnley estate otley; walton on thames; walton on the naze; walton on the hill; walton le dale; walton hospital
  walton prison; walton heath; walton goggins; the waltons; sam walton; izaak walton; walton hall; oulton broad
  oulton park; carlton colville; carlton in lindrick; carlton towers; carlton house; carlton club; ritz carlton
  carlton tv; carlton hotel; carlton dance; carlton palmer; carlton cole; carlton banks; scholes elementary
  paul scholes; myron scholes; hawksworth hall; hyde park corner; hyde park london; hyde park concert
  hyde park festival; hyde park tube; hyde park place; hyde park sheffield; speakers corner hyde park; bst hyde park
  hyde park chicago; woodhouse grove; woodhouse eaves; woodhouse spa; mansfield woodhouse; barbara woodhouse
  coal woodhouse; leeds castle; leeds kent; leeds united; lufc; leeds rhinos; leeds fans; otley run; otley runs
  otley runners; nhs england; nhse; leeds road; leeds building society; leeds city council; leeds beckett road
  clifford chance; clifford tower; cliffords tower; clifford the big red dog; max clifford; linda clifford
  buck clifford; clifford dog; linton on ouse; linton village college; linton kwesi johnson; linton crockford
  halton hospital; halton curve; halton castle; colton hall; robin hood airport; robin hood tax; robin hood stole
  robin hood part; robin hood and his; robin hood and maid; robin hood and little; robin hood party; robin hood film
  robin hood story; robin hood would; robin hood bay; robin hoods bay; robin hood gardens; robin hood costume
  like robin hood; be robin hood; robin hood hat; robin hood way; robin hood line; robin hood panto
  robin hood prince; a robin hood; modern robin hood; thorpe park rides; thorpe park resort; thorpe park theme
  richmond hill surrey; south bank london; southbank centre; south bank centre; southbank london
  southbank university; south bank university; london south bank; southbank show; south bank show; manston airport
  manston asylum; manston camp; manston centre; manston migrant; manston processing; raf manston; shadwell london
  holbeck gin; holbeck ghyll; lofthouses fishermans; lofthouse of fleetwood; nat lofthouse; fishermans friend
  trinity college; trinity church; holy trinity; trinity house; trinity test; trinity hall; trinity mirror
  trinity academy; trinity hospice; trinity laban; trinity sunday; trinity lane; trinity street; trinity term
  trinity buoy; father son trinity; st james park; st james palace; st jamess palace; st jamess park
  st james street; st jamess street; st james church; st jamess church; st james square; st jamess square
  st james gate; st james place; st jamess place; st james bible; st james primary; st james school; st jamess gate
  st james infirmary blues; st james the great; king james; st aidan church; st aidans church; st aidan school
  st aidans school; st aidans high; st aidan of lindisfarne; st aidans college; st aidans primary; st anne church
  st annes church; st annes on sea; st annes school; jimmy carr; jimmy savile; jimmy anderson; jimmys a great
  jimmys a good; jimmys a lovely; jimmys a star; jimmys a lad; jimmys mum; jimmys dad; jimmys birthday; jimmys wife
  jimmys house; jimmys dog; our jimmys; uncle jimmys; little jimmys; jimmys eyes; jimmys leg; jimmys son
  jimmys daughter; jimmys gone; jimmys girlfriend; jimmys family; jimmys sister; jimmys brother; jimmys parents
  jimmys funeral; jimmys bike; jimmys iced; jimmys farm; jimmys lad; jimmys teacher; jimmys name; the moor on fire
  town planning; town planner; town planners; town centres; every town; home town; hometown; ghost town
  talk of the town; out of town; out on the town; on the town; market town; small town; new in town; another town
  old town; seaside town; new town; in town and country; go to town; went to town; goes to town; town crier
  town council; town house; town and country; in a town; only game in town; university town; mill town; town of
  white rose county; white rose of york; white roses; white rose day; white rose flag; white rose movement
  white rose credit; white rose maths; royal academy; sports academy; police academy; military academy
  multi academy; academy trust; the academy awards; the academy schools; the academy school; the academy trust
  carnegie hall; carnegie trust; andrew carnegie; dale carnegie; carnegie medal; carnegie hero; carnegie mellon
  belgrave square; belgrave road; belgrave hospital; belgrave street; rose bowl of; the rose bowl stadium
  westminster abbey; downton abbey; whitby abbey; fountains abbey; bolton abbey; abbey road; abbey national
  the abbey school; the grand total; the grand canyon; the grand national; the grand tour; the grand scheme
  the grand slam; the grand old; the grand prix; the grand opening; the grand plan; the grand hotel
  the grand finale; the grand final; the grand jury; the grand gesture; grand theatre blackpool
  blackpool grand theatre; the light at the; the light bulb; see the light; seen the light; saw the light
  the light side; the light bill; the lights; the light in my; light of the; let the light in; the light brigade
  the light touch; the mount of; mount everest; the mount etna; the springs in; the springs of; the springs are
  palm springs; the kremlins; the moors; the moor murders; the moors murders; the market economy; the market forces
  the market price; the market value; the market town; the market rate; the market share; the market leader
  the market for; the market is; the job market; the housing market; market forces; on the market; the academy of
  opera north american; tetley tea; tetley teabags; tetley teabag; the tetley tea; tetleys; armley and legs
  victoria leeds festival; corn exchange cambridge; manchester corn exchange; bath city square; merrion square
  lincoln greens; crown point of; kippax stand; the town; town street; roundhay garden scene; bramley buffaloes
  ashleigh and pudsey; seacroft skegness; harehills riot; harewood speed; team middleton; team bramley; team morley
  whitehall road; kippax street; wetherby dry; otley sausages; bardsey island; horsforth hall; adel scott
  oakwood furniture; oakwood theme; oakwood doors; oakwood floor; little londoner; little londoners; west park road
  victoria coach station; coach station victoria; the city centre of; rothwell furnace; great preston bus
  cross gates of; harewood bridge; lord harewood; earl of harewood; lascelles harewood; leeds trinity house
  calverley ground; burley griffin; burley tobacco; halton chesters; park lane hotel; park lane london
  hall park hotel; carnival park ride; city square garden; wike the; rawdon brown; richmond hill london
  yeadon conspiracy
`)
