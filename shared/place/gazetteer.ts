import type { AreaName } from '../message.ts'
import { hospitals } from './rows/hospitals.ts'
import { landmarks } from './rows/landmarks.ts'
import { neighbourhoods } from './rows/neighbourhoods.ts'
import { parks } from './rows/parks.ts'
import { postcodeDistricts } from './rows/postcode-districts.ts'
import type { Confidence, Row } from './rows/row.ts'
import { stations } from './rows/stations.ts'
import { universities } from './rows/universities.ts'
import { venues } from './rows/venues.ts'
import { wards } from './rows/wards.ts'

export const areaKinds = [
  'ward',
  'postcode_district',
  'neighbourhood',
  'landmark',
  'hospital',
  'university',
  'venue',
  'station',
  'park',
] as const
export type AreaKind = (typeof areaKinds)[number]

/**
 * A place of Leeds that a message can belong to: a disc of `radius` metres round a point in WGS84 degrees. `area` is
 * its name in the contract (`kind/name`); `name` is for people. `confidence` says how well the point is known.
 * A postcode district's `also` describes what lies in it and names other places too.
 */
export interface Area {
  area: AreaName
  kind: AreaKind
  name: string
  also: readonly string[]
  lat: number
  lon: number
  radius: number
  ward?: string
  confidence: Confidence
}

const read = (kind: AreaKind, rows: readonly Row[]): Area[] =>
  rows.map(([name, also, lat, lon, radius, confidence, ward]) => ({
    area: `${kind}/${name}`,
    kind,
    name,
    also,
    lat,
    lon,
    radius,
    confidence,
    ...(ward === undefined ? {} : { ward }),
  }))

/**
 * All 354 places, kind by kind. Sources: wards from ONS (Open Government Licence v3.0), stations from OpenStreetMap by
 * way of davwheat/uk-railway-stations (Open Database Licence), the rest compiled by hand: 262 of 267 in the expected
 * postcode district, median 248 m from GeoNames where names are shared. Full credits stand in NOTICE.
 */
export const areas: readonly Area[] = [
  ...read('ward', wards),
  ...read('postcode_district', postcodeDistricts),
  ...read('neighbourhood', neighbourhoods),
  ...read('landmark', landmarks),
  ...read('hospital', hospitals),
  ...read('university', universities),
  ...read('venue', venues),
  ...read('station', stations),
  ...read('park', parks),
]

const byName: ReadonlyMap<string, Area> = new Map(areas.map((area) => [area.area, area]))

/** The place of that name (`kind/name`, exactly as written), or undefined if the gazetteer has none. */
export const areaOf = (name: string): Area | undefined => byName.get(name)

/** The bare name for people: "Armley" for `ward/Armley`. Works for names the gazetteer does not know, too. */
export const labelOf = (name: string): string => name.slice(name.indexOf('/') + 1)
