import type { Row } from './row.ts'

/**
 * Railway stations. Points rounded to 4 decimals (about 10 m): station positions (c) OpenStreetMap contributors, by way of
 * davwheat/uk-railway-stations, Open Database Licence.
 */
export const stations: readonly Row[] = [
  ['Apperley Bridge Station', ['Apperley Bridge railway station'], 53.8414, -1.7031, 150, 'high', 'Horsforth'],
  ['Bramley Station', ['Bramley (West Yorkshire) railway station'], 53.8035, -1.631, 150, 'high', 'Armley'],
  ['Burley Park Station', ['Burley Park railway station'], 53.8087, -1.5763, 150, 'high', 'Kirkstall'],
  ['Cottingley Station', ['Cottingley railway station'], 53.7674, -1.5888, 150, 'high', 'Morley North'],
  ['Cross Gates Station', ['Crossgates Station'], 53.8046, -1.4518, 150, 'high', 'Cross Gates & Whinmoor'],
  ['East Garforth Station', ['East Garforth railway station'], 53.7916, -1.3639, 150, 'high', 'Garforth & Swillington'],
  ['Garforth Station', ['Garforth railway station'], 53.7962, -1.3821, 150, 'high', 'Garforth & Swillington'],
  ['Guiseley Station', ['Guiseley railway station'], 53.8757, -1.7155, 150, 'high', 'Guiseley & Rawdon'],
  ['Headingley Station', ['Headingley railway station'], 53.8178, -1.5929, 150, 'high', 'Kirkstall'],
  ['Horsforth Station', ['Horsforth railway station'], 53.8476, -1.6306, 150, 'high', 'Horsforth'],
  ['Kirkstall Forge Station', ['Kirkstall Forge railway station'], 53.826, -1.62, 150, 'high', 'Kirkstall'],
  [
    'Leeds Station',
    ['Leeds railway station', 'City Station', 'LDS', 'train station'],
    53.7952,
    -1.5491,
    150,
    'high',
    'Hunslet & Riverside',
  ],
  ['Micklefield Station', ['Micklefield railway station'], 53.7887, -1.3245, 150, 'high', 'Kippax & Methley'],
  ['Morley Station', ['Morley railway station'], 53.7504, -1.592, 150, 'high', 'Morley North'],
  ['New Pudsey Station', ['New Pudsey railway station'], 53.8046, -1.6796, 150, 'high', 'Pudsey'],
  ['Woodlesford Station', ['Woodlesford railway station'], 53.757, -1.4433, 150, 'high', 'Rothwell'],
]
