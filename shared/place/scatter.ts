import { features } from './basemap.ts'
import type { Area } from './gazetteer.ts'

export interface Point {
  lat: number
  lon: number
}

/** Metres in one degree of latitude, near enough for a disc of a few kilometres. */
const metresPerDegree = 111_320
const tries = 24
const outline = features.find((feature) => feature.kind === 'boundary')?.line ?? []

/** FNV-1a over UTF-16 units, then murmur3's finish, so that ids that differ in one character land far apart. */
const hash = (text: string, seed: number): number => {
  let h = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const fraction = (text: string, seed: number): number => hash(text, Math.imul(seed, 0x9e3779b1)) / 2 ** 32

/** True inside the (simplified) outline of Leeds district: even-odd rule. */
export const inDistrict = ({ lat, lon }: Point): boolean => {
  let inside = false
  let [lastLat, lastLon] = outline.at(-1) ?? [0, 0]
  for (const [atLat, atLon] of outline) {
    if (atLat > lat !== lastLat > lat && lon < ((lastLon - atLon) * (lat - atLat)) / (lastLat - atLat) + atLon)
      inside = !inside
    lastLat = atLat
    lastLon = atLon
  }
  return inside
}

const draw = (area: Area, id: string, attempt: number): Point => {
  const distance = area.radius * Math.sqrt(fraction(id, 2 * attempt + 1))
  const angle = 2 * Math.PI * fraction(id, 2 * attempt + 2)
  const north = (distance * Math.cos(angle)) / metresPerDegree
  const east = (distance * Math.sin(angle)) / (metresPerDegree * Math.cos((area.lat * Math.PI) / 180))
  return { lat: area.lat + north, lon: area.lon + east }
}

/**
 * Where a message's light stands: anywhere in the area's disc, evenly, by a hash of the message's id. The same id always
 * lands on the same spot, and the spot says nothing about an address. Points outside the district are drawn again;
 * after 24 draws the area's own point stands in.
 */
export const pointIn = (area: Area, id: string): Point => {
  for (let attempt = 0; attempt < tries; attempt++) {
    const point = draw(area, id, attempt)
    if (inDistrict(point)) return point
  }
  return { lat: area.lat, lon: area.lon }
}
