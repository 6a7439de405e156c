import type { Row } from './row.ts'

/**
 * Parks and open country. Points compiled by hand and checked against the postcode district.
 */
export const parks: readonly Row[] = [
  ['Roundhay Park', [], 53.8385, -1.4965, 300, 'medium', 'Roundhay'],
  ['Temple Newsam Park', ['Temple Newsam'], 53.783, -1.462, 300, 'medium', 'Temple Newsam'],
  ['Golden Acre Park', ['Golden Acre'], 53.8725, -1.588, 300, 'medium', 'Adel & Wharfedale'],
  ['Middleton Park', [], 53.751, -1.55, 300, 'medium', 'Middleton Park'],
  ['Woodhouse Moor', ['Hyde Park (park)', 'the Moor'], 53.8115, -1.56, 300, 'medium', 'Little London & Woodhouse'],
  ['Cross Flatts Park', [], 53.772, -1.561, 300, 'medium', 'Beeston & Holbeck'],
  ['Otley Chevin', ['Chevin', 'Chevin Forest Park'], 53.893, -1.665, 300, 'medium', 'Otley & Yeadon'],
  ["RSPB St Aidan's", ["St Aidan's", 'St Aidans'], 53.7531, -1.3955, 300, 'high', 'Garforth & Swillington'],
  ['Potternewton Park', ['Carnival park'], 53.8195, -1.5265, 300, 'medium', 'Chapel Allerton'],
  ['Pudsey Park', [], 53.7973, -1.664, 300, 'medium', 'Pudsey'],
  ['Horsforth Hall Park', ['Hall Park'], 53.837, -1.6465, 300, 'medium', 'Horsforth'],
  ['Springhead Park', [], 53.75, -1.47, 300, 'low', 'Rothwell'],
  ['Lovell Park', [], 53.8045, -1.5385, 300, 'medium', 'Little London & Woodhouse'],
  ['Aire Park', [], 53.79, -1.5405, 300, 'medium', 'Hunslet & Riverside'],
  ['The Hollies', ['Hollies Park'], 53.8388, -1.5778, 300, 'medium', 'Weetwood'],
  ['Armley Park', ['Gotts Park'], 53.8025, -1.5945, 300, 'medium', 'Armley'],
  ['Rothwell Country Park', [], 53.759, -1.47, 300, 'low', 'Rothwell'],
  ['Bramley Falls Park', ['Bramley Falls'], 53.8242, -1.6285, 300, 'medium', 'Bramley & Stanningley'],
  ['Meanwood Park', [], 53.837, -1.573, 300, 'medium', 'Moortown'],
  ['Manston Park', [], 53.8115, -1.448, 300, 'medium', 'Cross Gates & Whinmoor'],
  ['Burley Park', [], 53.8085, -1.5745, 300, 'medium', 'Headingley & Hyde Park'],
]
