import { wordSet } from './words.ts'

/** Cities, towns, counties and countries beyond West Yorkshire's middle: beside a shared name they mean another place. */
export const farPlaces = wordSet(`
  london manchester oldham rochdale bolton bury stockport salford tameside wigan liverpool merseyside birkenhead wirral
  birmingham coventry wolverhampton dudley walsall solihull sandwell tipton nottingham nottinghamshire notts mansfield newark
  leicester leicestershire derby derbyshire lincoln lincolnshire lincs northampton northamptonshire northants kettering
  corby peterborough cambridge cambridgeshire cambs oxford oxfordshire oxon reading berkshire berks slough surrey guildford
  woking croydon sussex brighton kent maidstone canterbury dover margate essex colchester chelmsford suffolk ipswich
  lowestoft norfolk norwich hertfordshire herts hertford watford bedford bedfordshire beds luton buckinghamshire bucks
  hampshire hants southampton portsmouth winchester basingstoke dorset bournemouth devon exeter plymouth cornwall truro
  somerset bath bristol gloucester gloucestershire cheltenham wiltshire swindon salisbury worcester worcestershire hereford
  herefordshire shropshire shrewsbury telford staffordshire staffs stoke stafford cheshire chester warrington runcorn widnes
  crewe lancashire lancs preston blackpool blackburn burnley lancaster morecambe cumbria carlisle kendal barrow durham
  darlington newcastle gateshead tyneside sunderland northumberland teesside middlesbrough stockton hartlepool wales cardiff
  swansea newport wrexham scotland edinburgh glasgow aberdeen dundee ireland dublin belfast cork france paris spain america
  usa canada australia sydney toronto zealand india pakistan poland germany italy rome texas california york brooklyn
  chicago boston florida jersey massachusetts maine alabama ontario queensland victoria barbados jamaica moscow russia
  tottenham hackney camden islington wimbledon richmond twickenham kingston ealing hounslow wapping stepney lambeth
  cotswolds midlands greater midland fylde ribble wharfedale thames trent chilterns peaks anglia saddleworth sleaford
  loughborough hinckley rugby warwick stratford nuneaton tamworth burton lichfield cannock andover alton farnham skegness rutland oakham southwell worksop retford chesterfield matlock buxton glossop macclesfield
  southport ormskirk skelmersdale huyton bootle iowa ohio quebec alberta manitoba columbia tasmania perth melbourne gainsborough
  grantham spalding louth kidderminster bromsgrove evesham banbury aylesbury newmarket sudbury thetford yarmouth bognor
  worthing hastings eastbourne dartford gravesend ashford folkestone jersey guernsey accrington nelson colne clitheroe chorley
  leyland tyne wear cleveland redcar consett hexham whitehaven workington ulverston wearside oxfordshire
`)

/** Towns near Leeds: they speak against a shared name only by "in" or a comma, or by the pairs of elsewherePairs. */
export const nearPlaces = wordSet(`
  bradford wakefield huddersfield halifax harrogate dewsbury batley keighley shipley bingley ilkley skipton selby tadcaster
  castleford pontefract barnsley sheffield doncaster rotherham hull goole beverley york scarborough bridlington whitby ripon grassington malton thirsk northallerton knaresborough
  brighouse cleckheaton mirfield ossett holmfirth kirklees calderdale hebden todmorden saltaire grimsby scunthorpe
`)

/** Near towns that never are "near" the Leeds place: there it is their own place of that name. */
export const distantNeighbours = wordSet(`
  huddersfield halifax sheffield barnsley doncaster rotherham hull ilkley skipton goole holmfirth cleckheaton york scarborough
  whitby bridlington grassington malton thirsk northallerton beverley grimsby scunthorpe keighley todmorden
`)
