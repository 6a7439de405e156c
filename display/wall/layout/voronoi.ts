import type { Box, Dot } from './box.ts'

/** The part of a convex polygon that is nearer to `site` than to `other`: one cut by the line half way between them. */
export const nearer = (polygon: readonly Dot[], site: Dot, other: Dot): Dot[] => {
  const [dx, dy] = [other.x - site.x, other.y - site.y]
  const limit = dx * ((site.x + other.x) / 2) + dy * ((site.y + other.y) / 2)
  const side = (p: Dot): number => dx * p.x + dy * p.y - limit
  return polygon.flatMap((p, i) => {
    const next = polygon[(i + 1) % polygon.length] ?? p
    const [here, there] = [side(p), side(next)]
    const keep = here <= 0 ? [p] : []
    if (here * there >= 0) return keep
    const t = here / (here - there)
    return [...keep, { x: p.x + (next.x - p.x) * t, y: p.y + (next.y - p.y) * t }]
  })
}

/**
 * The Voronoi cell of each site within a box, by half-plane cuts: exact and small, and fast enough for a few hundred
 * sites. The painter clips them to the outline of Leeds. Two sites on one spot: both get the shared cell.
 */
export const voronoi = (sites: readonly Dot[], box: Box): Dot[][] =>
  sites.map((site) => {
    let cell: Dot[] = [
      { x: box.x, y: box.y },
      { x: box.x + box.w, y: box.y },
      { x: box.x + box.w, y: box.y + box.h },
      { x: box.x, y: box.y + box.h },
    ]
    for (const other of sites) if (other.x !== site.x || other.y !== site.y) cell = nearer(cell, site, other)
    return cell
  })
