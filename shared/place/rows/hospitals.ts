import type { Row } from './row.ts'

/**
 * Hospitals, hospices and mental health units. Points compiled by hand and checked against the postcode district.
 */
export const hospitals: readonly Row[] = [
  [
    'Leeds General Infirmary',
    ['LGI', 'the Infirmary', 'Leeds Infirmary'],
    53.8025,
    -1.5515,
    120,
    'medium',
    'Little London & Woodhouse',
  ],
  ["Leeds Children's Hospital", ['Clarendon Wing'], 53.8033, -1.5527, 120, 'medium', 'Little London & Woodhouse'],
  [
    "St James's University Hospital",
    ["Jimmy's", "St James's", 'St James Hospital', "St. James's", 'Jimmys'],
    53.807,
    -1.52,
    120,
    'medium',
    'Gipton & Harehills',
  ],
  [
    'Bexley Wing',
    ['Leeds Cancer Centre', "St James's Institute of Oncology"],
    53.8073,
    -1.5172,
    120,
    'low',
    'Burmantofts & Richmond Hill',
  ],
  ['Chapel Allerton Hospital', [], 53.8212, -1.5295, 120, 'medium', 'Chapel Allerton'],
  ['Seacroft Hospital', [], 53.808, -1.4685, 120, 'low', 'Killingbeck & Seacroft'],
  ['Wharfedale Hospital', ['Otley Hospital'], 53.9112, -1.701, 120, 'medium', 'Otley & Yeadon'],
  ['Leeds Dental Institute', ['Dental Hospital'], 53.8037, -1.5537, 120, 'medium', 'Little London & Woodhouse'],
  ['The Becklin Centre', ['Becklin Centre'], 53.805, -1.5225, 120, 'medium', 'Gipton & Harehills'],
  ['The Mount', ['The Mount Leeds'], 53.8045, -1.558, 120, 'low', 'Little London & Woodhouse'],
  ['Newsam Centre', [], 53.8082, -1.466, 120, 'low', 'Killingbeck & Seacroft'],
  ['Nuffield Health Leeds Hospital', ['Nuffield Leeds'], 53.8006, -1.5543, 120, 'medium', 'Little London & Woodhouse'],
  ['Spire Leeds Hospital', ['Spire Roundhay'], 53.834, -1.5165, 120, 'medium', 'Roundhay'],
  ["St Gemma's Hospice", [], 53.8455, -1.54, 120, 'medium', 'Moortown'],
  ['Wheatfields Hospice', ['Sue Ryder Wheatfields'], 53.8225, -1.572, 120, 'medium', 'Headingley & Hyde Park'],
]
