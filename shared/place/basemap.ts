import type { Feature, FeatureKind } from './shapes/feature.ts'
import { outlines } from './shapes/outlines.ts'
import { parks } from './shapes/parks.ts'
import { railways } from './shapes/railways.ts'
import { roads } from './shapes/roads.ts'
import { waters } from './shapes/waters.ts'

export type { Feature, FeatureKind }

/**
 * The stylised base map of Leeds, from the ground up: outline, parks, waters, railways, roads. Wards are points with a
 * radius (see gazetteer.ts), never outlines: nothing here is a ward's boundary. Credit on every map: "Contains OS data
 * (c) Crown copyright and database right 2021; Source: Office for National Statistics, Open Government Licence v3.0" and
 * "(c) OpenStreetMap contributors" (station points).
 */
export const features: readonly Feature[] = [...outlines, ...parks, ...waters, ...railways, ...roads]

/** The district's extent in WGS84 degrees. */
export const bbox = { south: 53.699, west: -1.8, north: 53.946, east: -1.29 } as const

/** City Square, about: where the map looks first. */
export const centre: readonly [lat: number, lon: number] = [53.7997, -1.5492]
