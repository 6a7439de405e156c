/* oxlint-disable oxc/approx-constant -- degrees that happen to look like constants */
import type { Row } from './row.ts'

/**
 * The 38 postcode districts that lie in the district, wholly or in part. Points are centroids of the part inside it, to 3
 * decimals. Their other names describe what lies there and name other places too: a search may use them, a match never.
 */
export const postcodeDistricts: readonly Row[] = [
  ['LS1', ['city centre'], 53.797, -1.55, 600, 'high'],
  ['LS2', ['city centre north', 'universities'], 53.804, -1.548, 700, 'high'],
  ['LS3', ['Burley Road'], 53.801, -1.56, 500, 'high'],
  ['LS4', ['Burley', 'Kirkstall'], 53.809, -1.586, 800, 'high'],
  ['LS5', ['Kirkstall', 'Hawksworth'], 53.822, -1.61, 900, 'high'],
  ['LS6', ['Headingley', 'Hyde Park', 'Meanwood'], 53.823, -1.573, 1500, 'high'],
  ['LS7', ['Chapel Allerton', 'Chapeltown'], 53.821, -1.541, 1400, 'high'],
  ['LS8', ['Roundhay', 'Harehills', 'Oakwood'], 53.829, -1.504, 1900, 'high'],
  ['LS9', ['Burmantofts', 'East End Park', 'Harehills'], 53.795, -1.504, 1800, 'high'],
  ['LS10', ['Hunslet', 'Middleton', 'Belle Isle'], 53.762, -1.526, 2300, 'high'],
  ['LS11', ['Beeston', 'Holbeck'], 53.773, -1.559, 1800, 'high'],
  ['LS12', ['Armley', 'Wortley', 'Farnley'], 53.787, -1.605, 2300, 'high'],
  ['LS13', ['Bramley', 'Rodley'], 53.814, -1.64, 1800, 'high'],
  ['LS14', ['Seacroft', 'Whinmoor', 'Thorner'], 53.845, -1.442, 2900, 'medium'],
  ['LS15', ['Crossgates', 'Colton', 'Scholes'], 53.811, -1.428, 3300, 'high'],
  ['LS16', ['Adel', 'Cookridge', 'Bramhope'], 53.864, -1.598, 3100, 'medium'],
  ['LS17', ['Moortown', 'Alwoodley', 'Harewood'], 53.877, -1.503, 4200, 'medium'],
  ['LS18', ['Horsforth'], 53.848, -1.643, 2000, 'high'],
  ['LS19', ['Yeadon', 'Rawdon'], 53.862, -1.676, 2100, 'high'],
  ['LS20', ['Guiseley'], 53.877, -1.73, 2000, 'high'],
  ['LS21', ['Otley', 'Pool', 'Arthington'], 53.9, -1.646, 2800, 'medium'],
  ['LS22', ['Wetherby', 'Collingham'], 53.917, -1.399, 2700, 'medium'],
  ['LS23', ['Boston Spa', 'Bramham'], 53.897, -1.357, 3400, 'high'],
  ['LS24', ['Tadcaster edge'], 53.872, -1.337, 1600, 'medium'],
  ['LS25', ['Garforth', 'Kippax', 'Micklefield'], 53.798, -1.354, 4100, 'medium'],
  ['LS26', ['Rothwell', 'Oulton', 'Methley'], 53.751, -1.436, 3600, 'high'],
  ['LS27', ['Morley', 'Gildersome'], 53.749, -1.607, 2400, 'high'],
  ['LS28', ['Pudsey', 'Farsley', 'Calverley'], 53.805, -1.675, 2300, 'high'],
  ['LS29', ['Menston', 'Ilkley edge'], 53.887, -1.747, 1100, 'medium'],
  ['BD4', ['Tyersal'], 53.784, -1.694, 800, 'medium'],
  ['BD10', ['Apperley Bridge edge'], 53.833, -1.7, 700, 'medium'],
  ['BD11', ['Drighlington'], 53.757, -1.657, 1100, 'high'],
  ['BD16', ['Hawksworth edge'], 53.884, -1.79, 600, 'medium'],
  ['WF2', ['Ardsley edge'], 53.709, -1.555, 700, 'medium'],
  ['WF3', ['Ardsley', 'Lofthouse', 'Tingley'], 53.729, -1.54, 2400, 'high'],
  ['WF10', ['Allerton Bywater', 'Ledston'], 53.748, -1.349, 2100, 'medium'],
  ['WF12', ['West Ardsley edge'], 53.722, -1.596, 500, 'medium'],
  ['WF17', ['Howden Clough edge'], 53.734, -1.632, 500, 'medium'],
]
