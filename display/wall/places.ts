import type { PublicMessage } from '../../shared/message.ts'
import { type Area, areaOf } from '../../shared/place/gazetteer.ts'
import { type Point, inDistrict, pointIn } from '../../shared/place/scatter.ts'
import type { Dot } from './layout/box.ts'
import { local } from './layout/mercator.ts'
import { ring, wardOf, wards } from './map/city.ts'

const hash = (text: string, seed: number): number => {
  let h = seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  return ((h ^ (h >>> 13)) >>> 0) / 2 ** 32
}

/** A spot on the ring, `along` in points of it, a little to either side by the message's id. */
const ringAt = (along: number, id: string): Dot => {
  const n = ring.length
  const [a, b] = [ring[((Math.floor(along) % n) + n) % n], ring[((Math.ceil(along) % n) + n) % n]]
  if (!a || !b) return { x: 0, y: 0 }
  const t = along - Math.floor(along)
  const off = (hash(id, 0x1234567) + hash(id, 0x7654321) - 1) * 0.8
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const normal = { x: (b.y - a.y) / length, y: -(b.x - a.x) / length }
  return { x: a.x + (b.x - a.x) * t + normal.x * off, y: a.y + (b.y - a.y) * t + normal.y * off }
}

/** A spot on the ring near a point, spread by the message's id over an eighteenth of the round. */
export const ringSpot = (id: string, towards: Dot): Dot => {
  const far = (dot: Dot): number => Math.hypot(dot.x - towards.x, dot.y - towards.y)
  const nearest = ring.reduce((best, dot, i) => (far(dot) < far(ring[best] ?? dot) ? i : best), 0)
  return ringAt(nearest + (hash(id, 0x811c9dc5) - 0.5) * (ring.length / 18), id)
}

export const hasPlace = (message: PublicMessage): boolean =>
  message.area !== undefined && areaOf(message.area) !== undefined

/** Metres in a degree of latitude; a degree of longitude is this much of it in Leeds. */
const metres = 111_320
const narrow = 0.59

/**
 * The gazetteer's even discs have hard edges, which show once a thousand lights stand in them. Their points are drawn out
 * here into soft spots, dense in the middle: a neighbourhood's to about a kilometre, a ward's to a third beyond its radius.
 * A point that would leave the district stays where it was.
 */
const soft = (area: Area, point: Point): Point => {
  const [north, east] = [(point.lat - area.lat) * metres, (point.lon - area.lon) * metres * narrow]
  const share = Math.min(Math.hypot(north, east) / area.radius, 1)
  if (share === 0) return point
  const width = area.radius < 700 ? 0.8 * area.radius + 120 : 0.55 * area.radius
  const out = (width * Math.sqrt(-2 * Math.log(1 - 0.95 * share ** 2))) / (share * area.radius)
  const moved = { lat: area.lat + (point.lat - area.lat) * out, lon: area.lon + (point.lon - area.lon) * out }
  return inDistrict(moved) ? moved : point
}

/**
 * Where a message's light stands, in city-local Mercator: in its area, or somewhere on the ring if it has none that we
 * know, never inside the city: a voice without a place gets no made-up point.
 */
export const placeOf = (message: Pick<PublicMessage, 'id' | 'area'>): Dot => {
  const area = message.area === undefined ? undefined : areaOf(message.area)
  if (!area) return ringAt(hash(message.id, 0x811c9dc5) * ring.length, message.id)
  const { lat, lon } = soft(area, pointIn(area, message.id))
  return local(lat, lon)
}

/** How many messages each ward has; kept by additions and removals. */
export interface WardCounts {
  add: (area: string | undefined, by: 1 | -1) => void
  /** wards with a voice */
  heard: () => number
  /** 0 to 1 for each ward's cell, in the order of `wards` */
  light: () => number[]
}

export const countWards = (): WardCounts => {
  const counts = new Map<string, number>()
  const of = new Map<string, string>()
  const ward = (name: string): string | undefined => {
    const area = of.has(name) ? undefined : areaOf(name)
    if (area) of.set(name, wardOf(area))
    return of.get(name)
  }
  return {
    add(area, by) {
      const name = area === undefined ? undefined : ward(area)
      if (name !== undefined) counts.set(name, Math.max(0, (counts.get(name) ?? 0) + by))
    },
    heard: () => Array.from(counts.values()).filter((n) => n > 0).length,
    light() {
      const most = Math.log1p(Math.max(12, ...counts.values()))
      return wards.map(({ name }) => Math.log1p(counts.get(name) ?? 0) / most)
    },
  }
}
