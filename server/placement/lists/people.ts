import { wordSet } from './words.ts'

/** Words that stand before a surname. `miss` counts only where it is not "I miss Otley" (see doubt.ts). */
export const titles = wordSet(`
  dr doctor mr mrs ms miss mx nurse sister matron prof professor sir lord lady dame rev reverend vicar fr cllr councillor
  councilor pc sgt sergeant auntie aunty aunt uncle king queen prince princess duke duchess earl
`)

/** Callings that are a title only where both words carry a capital: "no dentist Morley way" is a place. */
export const callings = wordSet(`
  surgeon midwife dentist minister mp judge captain major colonel inspector constable father consultant physio porter
  paramedic
`)

/** Common first names in England; the ones that are ordinary words too stand in wordNames. */
export const firstNames = wordSet(`
  aaron abbie abdul abigail adam adrian ahmed aidan aisha alan albert alex alexander alfie ali alice alison amanda amelia
  amina amy andrea andrew andy angela anita ann anna anne annie anthony antonia archie arthur asha ashley aidan
  barbara barry beatrice becky ben benjamin bernard beth bethany betty beverley billy bob bobby brandon brenda brian bridget
  bronte bryan callum cameron carl carol caroline carolyn catherine cath cathy charles charlie charlotte cheryl chloe chris
  christina christine christopher claire clare colin connor conor craig daisy dan daniel danielle danny darren dave david
  dawood dean deborah debbie denise dennis derek diana diane dominic don donald donna doreen doris dorothy dorian douglas
  dylan eddie edith edward eileen elaine eleanor elizabeth ella ellen ellie elliot elsie emily emma eric erin ethan eva
  evelyn evie farah fatima fiona florence frances francis fred freddie freya gareth gary gavin gemma geoff geoffrey george
  georgia georgina gerald geraldine gill gillian gina gladys glenn gordon graham greg gwen hannah harriet harry harvey
  hassan hayley hazel heather helen henry hilary holly howard hugh hussain ian ibrahim imran irene isaac isabel isabella
  isla jack jackie jackson jacob jacqueline jake james jamie jan jane janet janice jasmine jason jayne jean jeff jennifer
  jenny jeremy jessica jessie jill jim jimmy joan joanna joanne joe joel john johnny jonathan jordan joseph josh joshua
  joyce juan judith judy julia julian julie karen karl kate katherine kathleen kathryn katie katy kayleigh keith kelly ken
  kenneth kerry kevin khalid kieran kim kimberley kirsty kyle laura lauren lee leo leon leah lesley leslie lewis liam lily
  linda lindsay lisa liz logan lorraine louis louise lucas lucy luke lydia lynn lynne maggie malcolm mandy marcus margaret
  maria marie marilyn marion martha martin martyn mary matt matthew maureen max megan melanie melissa michael michelle mick
  mike millie mohamed mohammed mohammad moira molly monica muhammad nadia naomi natalie natasha nathan neil niall nicola
  nicholas nick nicole nigel noah noel nora norma norman oliver olivia omar oscar owen pamela patricia patrick paul paula
  pauline peggy penny peter phil philip phillip phoebe poppy priya rachel ralph ray raymond rebecca rhys richard rita robert
  roger ron ronald rory rosemary rosie ross roy ruth ryan sadia sally sam samantha samuel sandra sara sarah scott sean
  sebastian shannon sharon shaun sheila shirley sian simon sophia sophie stacey stanley stella stephanie stephen steve
  steven stuart susan suzanne sylvia tara terence teresa terry theresa thomas tim timothy tina toby tom tommy tony tracey
  tracy trevor valerie vera veronica victor victoria vicky vincent vivien wayne wendy william winston yasmin yusuf yvonne
  zahra zara zoe nat kev gaz winnie agnieszka katarzyna malgorzata magdalena joanna ewa piotr pawel tomasz krzysztof
  andrzej marek zbigniew jakub mateusz wojciech kasia gosia asif tariq nasreen shabana saima bilal usman hamza yusuf zainab
  ayesha khadija maryam amir arif faisal farhan imtiaz iqbal javed nadeem naveed rashid sajid salman shahid shazia sumaira
  tahir waqas zafar anil deepak gurpreet harpreet jaspreet jasbir kamal kuldeep manjit mohan nisha pooja rajesh rakesh
  ravi sanjay simran sukhdeep sunita vijay adebayo chidi chinedu emeka funmi kwame ngozi oluwaseun tunde yaw abebe tendai
  wei jing ming mei svetlana olga irina vlad andrei ioana mihai elena maria jose luis carlos pedro ana luca marco giulia
  pierre hans greta astrid lars bjorn siobhan aoife niamh eoin sinead ciaran declan padraig euan fraser hamish morag
`)

/** First names that are ordinary words: a name only where they carry a capital inside a sentence. */
export const wordNames = wordSet(`
  mark will may grace rose joy hope faith bill pat sue drew rob art guy dawn eve june april iris ivy jade amber ruby frank
  grant rich clay chase heath ernest earnest christian clement herb jo miles dean ava bea
`)

/** Verbs that make the word before them a speaker. */
export const speech = wordSet('said says told reckons thinks wrote replied asked explained jokes joked smiled phoned')

/** Words for what a person is: "Linton the porter", "Colton my grandson". */
export const roles = wordSet(`
  porter nurse physio doctor gp cleaner driver grandson grandad son brother husband dad father uncle mate friend neighbour
  carer dog cat baby lad boy man receptionist chemist pharmacist paramedic dentist vicar
`)

/** Words that say a name follows: "my surname is Morley". */
export const naming = wordSet('surname named called name names maiden family')

/** Kin and pets before a name: "my dog Otley". */
export const kin = wordSet(`
  dog cat puppy son daughter grandson granddaughter nephew niece cousin brother husband wife partner friend mate neighbour
  boss colleague horse baby
`)

/** Words after a name that make it a family or a firm: "the Middleton family", "Morley & Sons". */
export const households = wordSet(`
  family familys household brothers sisters twins syndrome scale ltd plc inc llp solicitors sons senior junior jr esq cup stakes
  tube dlr underground overground
`)
