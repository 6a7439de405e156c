import { type Feature, type FeatureKind, features } from '../../../shared/place/basemap.ts'
import { type Area, areas } from '../../../shared/place/gazetteer.ts'
import type { Dot } from '../layout/box.ts'
import { ringAround, smooth } from '../layout/curve.ts'
import { local } from '../layout/mercator.ts'
import { voronoi } from '../layout/voronoi.ts'

const dots = (feature: Feature): Dot[] => feature.line.map(([lat, lon]) => local(lat, lon))

/** Lines that run on beyond the district: their ends are drawn out along their last stretch and fade into the dark. */
const runsOn: ReadonlySet<FeatureKind> = new Set(['river'])
const farther = 22

const drawnOut = (line: readonly Dot[]): Dot[] => {
  const end = (last: Dot | undefined, before: Dot | undefined): Dot[] => {
    if (!last || !before) return []
    const length = Math.hypot(last.x - before.x, last.y - before.y) || 1
    return [
      { x: last.x + ((last.x - before.x) / length) * farther, y: last.y + ((last.y - before.y) / length) * farther },
    ]
  }
  return [...end(line[0], line[1]), ...line, ...end(line.at(-1), line.at(-2))]
}

export interface Shape {
  kind: FeatureKind
  closed: boolean
  /** in city-local Mercator */
  line: Dot[]
  /** metres, for discs */
  radius?: number | undefined
}

const shapeOf = (feature: Feature): Shape => {
  const line = dots(feature)
  const whole = runsOn.has(feature.kind) && !feature.closed ? drawnOut(line) : line
  return { kind: feature.kind, closed: feature.closed, radius: feature.radius, line: smooth(whole, feature.closed) }
}

export const shapes: readonly Shape[] = features.map(shapeOf)
export const outline: readonly Dot[] = shapes.find((shape) => shape.kind === 'boundary')?.line ?? []

const bounds = (line: readonly Dot[]): { x: number; y: number; w: number; h: number } => {
  const [xs, ys] = [line.map((p) => p.x), line.map((p) => p.y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y }
}

/** The extent of the city and of the ring round it, in city-local Mercator. */
export const ring = ringAround(outline, 1.035)
export const extent = bounds([...outline, ...ring])

export const wards: readonly Area[] = areas.filter((area) => area.kind === 'ward')
/** Stylised cells of the wards round their points: never their boundaries. */
export const cells: readonly Dot[][] = voronoi(
  wards.map((ward) => local(ward.lat, ward.lon)),
  bounds(outline),
)

const nearestWard = (area: Area): string => {
  const far = (ward: Area): number => Math.hypot(ward.lat - area.lat, (ward.lon - area.lon) * 0.59)
  return wards.reduce((best, ward) => (far(ward) < far(best) ? ward : best)).name
}

/** The ward a place counts for: itself, the one the gazetteer names, or the nearest by its point. */
export const wardOf = (area: Area): string => {
  if (area.kind === 'ward') return area.name
  return area.ward !== undefined && wards.some((ward) => ward.name === area.ward) ? area.ward : nearestWard(area)
}

/** Names written on the map, the most important first: a passer-by finds their part of the city. */
export const mapNames: readonly string[] = [
  'Leeds',
  'Otley',
  'Wetherby',
  'Morley',
  'Pudsey',
  'Garforth',
  'Horsforth',
  'Rothwell',
  'Guiseley',
  'Kippax',
  'Seacroft',
  'Harewood',
  'Yeadon',
  'Roundhay',
  'Headingley',
  'Beeston',
  'Armley',
  'Bramley',
  'Middleton',
  'Alwoodley',
  'Chapeltown',
  'Scholes',
  'Bramham',
  'Boston Spa',
  'Bardsey',
  'Methley',
  'Swillington',
  'Farsley',
  'Adel',
  'Moortown',
  'Hunslet',
  'Cross Gates',
  'Barwick-in-Elmet',
]
export const nameAt = (name: string): Area | undefined =>
  areas.find((area) => area.kind === 'neighbourhood' && area.name === name) ??
  areas.find((area) => area.kind === 'ward' && area.name.startsWith(name))
