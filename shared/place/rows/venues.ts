import type { Row } from './row.ts'

/**
 * Venues: stadiums, theatres, halls, clubs. Points compiled by hand and checked against the postcode district.
 */
export const venues: readonly Row[] = [
  [
    'First Direct Arena',
    ['first direct arena', 'Leeds Arena', 'the Arena', 'FD Arena', 'First Direct Bank Arena'],
    53.8031,
    -1.542,
    120,
    'medium',
    'Little London & Woodhouse',
  ],
  ['Elland Road', ['Elland Rd', 'Leeds United', 'LUFC'], 53.7778, -1.5722, 120, 'medium', 'Beeston & Holbeck'],
  [
    'Headingley Stadium',
    ['Emerald Headingley', 'AMT Headingley', 'Headingley cricket ground', 'Leeds Rhinos'],
    53.817,
    -1.582,
    120,
    'medium',
    'Headingley & Hyde Park',
  ],
  [
    'John Charles Centre for Sport',
    ['John Charles Centre', 'South Leeds Stadium'],
    53.7635,
    -1.5425,
    120,
    'low',
    'Middleton Park',
  ],
  ['O2 Academy Leeds', ['O2 Academy', 'the Academy'], 53.8013, -1.5413, 120, 'medium', 'Little London & Woodhouse'],
  [
    'Leeds Grand Theatre',
    ['the Grand', 'Grand Theatre', 'Opera North'],
    53.8003,
    -1.541,
    120,
    'high',
    'Little London & Woodhouse',
  ],
  ['City Varieties', ['City Varieties Music Hall'], 53.7988, -1.5413, 120, 'medium', 'Little London & Woodhouse'],
  [
    'Leeds Playhouse',
    ['West Yorkshire Playhouse', 'the Playhouse'],
    53.798,
    -1.5338,
    120,
    'medium',
    'Little London & Woodhouse',
  ],
  ['New Dock Hall', [], 53.7908, -1.5318, 120, 'medium', 'Hunslet & Riverside'],
  ['Cloth Hall Court', [], 53.7962, -1.5515, 120, 'medium', 'Hunslet & Riverside'],
  ['Belgrave Music Hall', ['Belgrave'], 53.801, -1.54, 120, 'medium', 'Little London & Woodhouse'],
  ['Brudenell Social Club', ['the Brudenell', 'Brude'], 53.8108, -1.5675, 120, 'medium', 'Headingley & Hyde Park'],
  ['Hyde Park Picture House', ['picture house'], 53.8115, -1.5688, 120, 'medium', 'Headingley & Hyde Park'],
  ['Project House', [], 53.799, -1.5815, 120, 'low', 'Armley'],
  ['Wetherby Racecourse', ['Wetherby Races'], 53.9325, -1.358, 120, 'medium', 'Wetherby'],
]
