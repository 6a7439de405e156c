export type Confidence = 'high' | 'medium' | 'low'

/** One place: name, other names, latitude, longitude, radius in metres, confidence in the point, the ward of 2018 it lies in. */
export type Row = readonly [
  name: string,
  also: readonly string[],
  lat: number,
  lon: number,
  radius: number,
  confidence: Confidence,
  ward?: string,
]
