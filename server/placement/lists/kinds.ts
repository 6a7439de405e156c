import { phraseList } from './words.ts'

/** Names that are also surnames, or places elsewhere in the country. They place a message unless something speaks against it. */
export const sharedNames: ReadonlySet<string> = new Set(
  phraseList(`
  morley; bramley; middleton; beeston; burley; farnley; scholes; hawksworth; woodhouse; hyde park; shadwell; halton; oulton
  rothwell; manston; lofthouse; wortley; calverley; collingham; oakwood; richmond hill; thorpe park; south bank; southbank
  little london; lincoln green; cross green; belle isle; red hall; west park; woodhall; barwick; thorner; rawdon; yeadon
  westerton; bardsey; cottingley; harewood; kippax; ledsham; holbeck; wetherby; moor grange; garforth; stourton; churwell
  chapeltown; carlton rothwell; thackray;  merrion centre; victoria quarter; park row; wellington place; call lane; rodley; otley
  clarence dock; park square; jimmys; st james; st jamess; st aidans; st aidan; white rose; rose bowl; hall park; carnival park
  the white rose; the rose bowl; lotherton; leeds met; light leeds; queens hotel; golden acre; the armouries; belle vue; stanks; adel; thorp arch; queenswood; walton; wike; seacroft leeds
`),
)

/** Shared names that are first names, or near to one: without a word that puts the message there they are people. */
export const nameLike: ReadonlySet<string> = new Set(phraseList('clifford; linton; carlton; colton; adel'))

/** Names that any town has. They mean Leeds's own unless another town is named beside them. */
export const generalNames: ReadonlySet<string> = new Set(
  phraseList(`
  bus station; coach station; train station; city station; art gallery; town hall; civic hall; city museum; central library
  corn exchange; grand theatre; city centre; picture house; urban farm; dental hospital; the infirmary; the playhouse
  city square; millennium square; millenium square; mill square; crown point; park lane campus; city campus; printworks campus
  railway station; the market; cathedral
`),
)

/** Ordinary words: a place only after "in", "at", "outside" and the like. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  phraseList(`
  town; the market; the academy; the arena; the abbey; the light; the grand; the mount; the moor; the springs; the hollies
  trinity; carnegie; belgrave; the kremlin; the dalek; heady; pool; robin hood; lds; the bexley; bexley; the vic; the trinity
  the carnegie; the belgrave; the centre
`),
)

/** Ordinary words that a capital does not make a place: "the Kremlin" stands in Moscow first. */
export const neverByCapital: ReadonlySet<string> = new Set(['kremlin', 'dalek', 'lds'])

/** Other names and common slips for places of the gazetteer: `area: name; name; ...`. */
export const otherNames: readonly (readonly [area: string, ...names: string[]])[] = [
  ['neighbourhood/Leeds City Centre', 'leeds centre', 'centre of leeds', 'leeds town centre', 'city center'],
  ['neighbourhood/Morley', 'morly', 'morely'],
  ['neighbourhood/Bramley', 'bramly', 'brambley', 'bramely'],
  ['neighbourhood/Beeston', 'beaston', 'beetson', 'beestone'],
  ['neighbourhood/Burley', 'burly leeds'],
  ['neighbourhood/Middleton', 'middlton', 'middelton'],
  ['neighbourhood/Otley', 'otely', 'ottley', 'otly'],
  ['neighbourhood/Farnley', 'farnly', 'farnely'],
  ['neighbourhood/Rothwell', 'rothwel'],
  ['neighbourhood/Woodhouse', 'wood house', 'woodhose'],
  ['neighbourhood/Wetherby', 'weatherby', 'wetherbey'],
  ['neighbourhood/Belle Isle', 'bell isle', 'belle isles', 'belleisle', 'belle ile'],
  ['neighbourhood/Hyde Park', 'hide park', 'hyde prk', 'hyde pk'],
  ['neighbourhood/Chapel Allerton', 'chapel allerten', 'chappel allerton', 'chap a', 'chappy a', 'chaple allerton'],
  ['neighbourhood/Cross Gates', 'crossgate', 'cross gate', 'xgates'],
  ['neighbourhood/Harehills', 'hare hills', 'harehill', 'harehils'],
  ['neighbourhood/Seacroft', 'sea croft'],
  ['neighbourhood/Chapeltown', 'chapel town'],
  ['neighbourhood/Moortown', 'moor town'],
  ['neighbourhood/Meanwood', 'mean wood'],
  ['neighbourhood/Whinmoor', 'winmoor', 'whin moor'],
  ['neighbourhood/Killingbeck', 'killing beck'],
  ['neighbourhood/Horsforth', 'horseforth', 'horsforth village'],
  ['neighbourhood/Pudsey', 'pudsy', 'pudsay', 'pudesy'],
  ['neighbourhood/Yeadon', 'yeaden', 'yedon'],
  ['neighbourhood/Kippax', 'kipax'],
  ['neighbourhood/Rawdon', 'rawden'],
  ['neighbourhood/Armley', 'armly', 'armely'],
  ['neighbourhood/Gipton', 'gypton'],
  ['neighbourhood/Halton Moor', 'haltonmoor'],
  ['neighbourhood/Holt Park', 'holtpark'],
  ['neighbourhood/East End Park', 'eastend park'],
  ['neighbourhood/Robin Hood', 'robin hood has', 'robin hood needs', 'robin hood village', 'robin hood surgery'],
  ['neighbourhood/Pool-in-Wharfedale', 'pool village', 'pool bank'],
  ['neighbourhood/Thorpe on the Hill', 'thorpe hill'],
  ['neighbourhood/Dewsbury Road', 'dewsbury road'],
  ['neighbourhood/Hawksworth Estate', 'hawksworth woods'],
  [
    'hospital/Leeds General Infirmary',
    'leeds general',
    'the general infirmary',
    'leeds gi',
    'l g i',
    'general infirmary',
  ],
  ["hospital/Leeds Children's Hospital", 'childrens hospital leeds', 'childrens hospital', 'leeds kids hospital'],
  [
    "hospital/St James's University Hospital",
    'st james hospital leeds',
    'st jimmys',
    'jimmies hospital',
    'jimmys hospital',
    'saint james hospital',
    'sjuh',
    'st james a and e',
    'jimmys a and e',
    'leeds st james',
  ],
  ['hospital/Bexley Wing', 'the bexley', 'bexley', 'leeds cancer center'],
  ['hospital/Chapel Allerton Hospital', 'chapel a hospital', 'chapel allerton hosp'],
  ['hospital/Leeds Dental Institute', 'leeds dental hospital', 'leeds dental school', 'dental institute'],
  ['hospital/The Becklin Centre', 'becklin'],
  ['hospital/Newsam Centre', 'the newsam'],
  ["hospital/St Gemma's Hospice", 'st gemmas', 'st gemma', 'saint gemmas'],
  ['hospital/Wheatfields Hospice', 'wheatfields', 'wheatfield hospice'],
  ['hospital/Spire Leeds Hospital', 'spire leeds', 'spire hospital'],
  ['hospital/Nuffield Health Leeds Hospital', 'nuffield hospital', 'nuffield health leeds', 'leeds nuffield'],
  ['university/University of Leeds', 'leeds university', 'university leeds', 'leeds university union'],
  [
    'university/Leeds Beckett University',
    'beckett university',
    'leeds becket',
    'becket university',
    'leeds metropolitan university',
  ],
  [
    'university/Leeds Beckett Headingley Campus',
    'beckett headingley',
    'headingley campus',
    'carnegie campus',
    'beckett headingley campus',
  ],
  ['university/Leeds Trinity University', 'trinity university', 'trinity university leeds'],
  ['university/Leeds Arts University', 'arts university', 'leeds art university', 'leeds art college'],
  ['university/Leeds Conservatoire', 'leeds music college', 'the conservatoire'],
  ['university/Leeds City College Printworks', 'printworks', 'the printworks', 'leeds city college printworks campus'],
  ['university/Leeds City College Park Lane', 'park lane college', 'leeds city college park lane campus'],
  [
    'landmark/Kirkgate Market',
    'leeds city market',
    'leeds city markets',
    'kirkgate markets',
    'leeds indoor market',
    'leeds markets',
    'indoor market',
  ],
  ['landmark/Trinity Leeds', 'trinity centre', 'trinity center', 'trinity shops', 'trinity shopping center'],
  ['landmark/Leeds City Bus Station', 'leeds bus station', 'leeds coach station'],
  ['landmark/Leeds Bradford Airport', 'leeds airport', 'bradford airport', 'leeds bradford'],
  ['landmark/Merrion Centre', 'merrion center', 'merrion shopping centre'],
  ['landmark/White Rose Centre', 'white rose center', 'white rose shopping center', 'white rose shops'],
  ['landmark/Royal Armouries', 'armouries', 'royal armories'],
  ['landmark/Leeds Minster', 'the minster'],
  ['landmark/Leeds Corn Exchange', 'leeds corn exchange'],
  ['landmark/HMP Leeds', 'armley jail', 'leeds prison'],
  ['landmark/Meanwood Valley Urban Farm', 'meanwood farm', 'meanwood urban farm', 'meanwood valley farm'],
  ['landmark/Quarry House', 'quarry house'],
  ['landmark/Kirkstall Bridge Shopping Park', 'kirkstall shopping park'],
  [
    'landmark/Crossgates Shopping Centre',
    'cross gates shopping centre',
    'crossgates arndale',
    'crossgates shopping center',
  ],
  ['landmark/Thackray Museum of Medicine', 'thackray', 'thackray medical museum', 'thackeray museum', 'medical museum'],
  ['landmark/Abbey House Museum', 'abbey house'],
  ['landmark/Lotherton Hall', 'lotherton hall'],
  ['landmark/Owlcotes Centre', 'owlcotes center', 'owlcotes shopping centre'],
  ['landmark/Bridgewater Place', 'bridgwater place'],
  ['landmark/Elland Road Park and Ride', 'elland road park n ride'],
  ['venue/First Direct Arena', 'direct arena'],
  [
    'venue/Elland Road',
    'elland road stadium',
    'leeds united ground',
    'leeds united stadium',
    'elland road football ground',
  ],
  [
    'venue/Headingley Stadium',
    'headingley cricket',
    'headingley test match',
    'headingley rugby ground',
    'headingley rugby',
    'leeds rhinos ground',
    'leeds rhinos stadium',
  ],
  ['venue/John Charles Centre for Sport', 'john charles stadium', 'john charles sports centre', 'john charles'],
  ['venue/City Varieties', 'the varieties', 'leeds city varieties'],
  ['venue/Brudenell Social Club', 'brudenell'],
  ['venue/Leeds Playhouse', 'playhouse leeds'],
  ['venue/O2 Academy Leeds', 'o2 leeds', 'leeds academy', 'leeds o2'],
  ['station/Leeds Station', 'leeds train station', 'leeds rail station', 'leeds city station'],
  ['park/Woodhouse Moor', 'hyde park moor'],
  ["park/RSPB St Aidan's", 'rspb st aidans', 'st aidans nature park', 'st aidans nature reserve'],
  ['park/Otley Chevin', 'the chevin'],
  ['park/Roundhay Park', 'roundhay lake', 'waterloo lake'],
  ['park/Cross Flatts Park', 'crossflatts park', 'cross flats park', 'cross flatts'],
  ['park/Temple Newsam Park', 'temple newsham', 'temple newsam', 'temple newsome'],
  ['park/Golden Acre Park', 'golden acre'],
  ['park/Armley Park', 'gotts park', 'gott park'],
]
