import type { Row } from './row.ts'

/**
 * Universities and their campuses, city college sites. Points compiled by hand and checked against the postcode district.
 */
export const universities: readonly Row[] = [
  [
    'University of Leeds',
    ['Leeds Uni', 'UoL', 'Parkinson Building'],
    53.808,
    -1.553,
    120,
    'medium',
    'Little London & Woodhouse',
  ],
  [
    'Leeds Beckett University',
    ['Leeds Beckett', 'Rose Bowl', 'City Campus', 'Leeds Met'],
    53.8035,
    -1.548,
    120,
    'medium',
    'Little London & Woodhouse',
  ],
  ['Leeds Beckett Headingley Campus', ['Beckett Park Campus', 'Carnegie'], 53.8265, -1.5925, 120, 'medium', 'Weetwood'],
  [
    'Leeds Trinity University',
    ['Leeds Trinity', 'Trinity and All Saints'],
    53.849,
    -1.6465,
    120,
    'medium',
    'Horsforth',
  ],
  ['Leeds Arts University', ['Leeds College of Art'], 53.8088, -1.5515, 120, 'medium', 'Little London & Woodhouse'],
  ['Leeds Conservatoire', ['Leeds College of Music'], 53.7983, -1.5345, 120, 'medium', 'Little London & Woodhouse'],
  ['Leeds City College Printworks', ['Printworks Campus'], 53.788, -1.5355, 120, 'medium', 'Hunslet & Riverside'],
  ['Leeds City College Park Lane', ['Park Lane Campus'], 53.801, -1.557, 120, 'low', 'Little London & Woodhouse'],
]
