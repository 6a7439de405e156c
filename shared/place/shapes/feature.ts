export type FeatureKind = 'boundary' | 'river' | 'canal' | 'water' | 'ring' | 'motorway' | 'aroad' | 'rail' | 'park'

/**
 * One line, outline or disc of the base map, in WGS84 degrees. `closed`: the last point joins the first. A feature with
 * `radius` (metres) is a disc round its only point. `errorMetres` is how far its points may lie from the real thing:
 * good for a stylised display at zoom 10 to 12, not for finding one's way.
 */
export interface Feature {
  name: string
  kind: FeatureKind
  closed: boolean
  errorMetres: number
  radius?: number
  line: readonly (readonly [lat: number, lon: number])[]
}
