import type { Row } from './row.ts'

/**
 * The 33 wards of 2018. Representative points (ONS Wards, December 2021) rounded to 3 decimals; the radius is that of a disc of the
 * ward's area. Contains OS data (c) Crown copyright and database right 2021; Source: Office for National Statistics, Open
 * Government Licence v3.0.
 */
export const wards: readonly Row[] = [
  ['Adel & Wharfedale', ['Adel and Wharfedale'], 53.881, -1.609, 3100, 'high'],
  ['Alwoodley', [], 53.866, -1.542, 2500, 'high'],
  ['Ardsley & Robin Hood', ['Ardsley and Robin Hood'], 53.725, -1.545, 2400, 'high'],
  ['Armley', [], 53.802, -1.601, 1400, 'high'],
  ['Beeston & Holbeck', ['Beeston and Holbeck'], 53.775, -1.567, 1600, 'high'],
  ['Bramley & Stanningley', ['Bramley and Stanningley'], 53.817, -1.636, 1400, 'high'],
  ['Burmantofts & Richmond Hill', ['Burmantofts and Richmond Hill'], 53.792, -1.502, 1700, 'high'],
  ['Calverley & Farsley', ['Calverley and Farsley'], 53.822, -1.681, 2000, 'high'],
  ['Chapel Allerton', [], 53.822, -1.541, 1300, 'high'],
  ['Cross Gates & Whinmoor', ['Crossgates and Whinmoor'], 53.813, -1.439, 1800, 'high'],
  ['Farnley & Wortley', ['Farnley and Wortley'], 53.784, -1.61, 2000, 'high'],
  ['Garforth & Swillington', ['Garforth and Swillington'], 53.77, -1.414, 3000, 'high'],
  ['Gipton & Harehills', ['Gipton and Harehills'], 53.811, -1.504, 1100, 'high'],
  ['Guiseley & Rawdon', ['Guiseley and Rawdon'], 53.873, -1.736, 2500, 'high'],
  ['Harewood', [], 53.87, -1.432, 5900, 'high'],
  ['Headingley & Hyde Park', ['Headingley and Hyde Park'], 53.815, -1.567, 1000, 'high'],
  ['Horsforth', [], 53.842, -1.663, 1900, 'high'],
  ['Hunslet & Riverside', ['Hunslet and Riverside'], 53.776, -1.531, 1700, 'high'],
  ['Killingbeck & Seacroft', ['Killingbeck and Seacroft'], 53.819, -1.474, 1400, 'high'],
  ['Kippax & Methley', ['Kippax and Methley'], 53.766, -1.339, 3600, 'high'],
  ['Kirkstall', [], 53.826, -1.604, 1300, 'high'],
  ['Little London & Woodhouse', ['Little London and Woodhouse'], 53.805, -1.553, 1300, 'high'],
  ['Middleton Park', [], 53.755, -1.542, 1700, 'high'],
  ['Moortown', [], 53.838, -1.552, 1300, 'high'],
  ['Morley North', [], 53.758, -1.624, 2100, 'high'],
  ['Morley South', [], 53.734, -1.605, 2000, 'high'],
  ['Otley & Yeadon', ['Otley and Yeadon'], 53.885, -1.681, 2700, 'high'],
  ['Pudsey', [], 53.793, -1.675, 1800, 'high'],
  ['Rothwell', [], 53.746, -1.457, 2500, 'high'],
  ['Roundhay', [], 53.833, -1.504, 1700, 'high'],
  ['Temple Newsam', [], 53.79, -1.463, 2000, 'high'],
  ['Weetwood', [], 53.834, -1.595, 1500, 'high'],
  ['Wetherby', [], 53.901, -1.353, 3800, 'high'],
]
