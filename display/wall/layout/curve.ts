import type { Dot } from './box.ts'

const radius = (from: Dot, to: Dot): number => Math.hypot(to.x - from.x, to.y - from.y)

/** The tangent at b of a centripetal Catmull-Rom curve, for the stretch of that length. */
const tangent = (a: Dot, b: Dot, c: Dot, stretch: number, axis: 'x' | 'y'): number => {
  const [d, e] = [Math.sqrt(radius(a, b)), Math.sqrt(radius(b, c))].map((n) => Math.max(n, 1e-6)) as [number, number]
  return stretch * ((b[axis] - a[axis]) / d - (c[axis] - a[axis]) / (d + e) + (c[axis] - b[axis]) / e)
}

const hermite = (p: number, q: number, m: number, n: number, t: number): number => {
  const [t2, t3] = [t * t, t * t * t]
  return (2 * t3 - 3 * t2 + 1) * p + (t3 - 2 * t2 + t) * m + (3 * t2 - 2 * t3) * q + (t3 - t2) * n
}

/**
 * A centripetal Catmull-Rom curve through all points, `steps` points for each given one: it neither loops nor overshoots where
 * points lie close together. `closed`: the last point joins the first.
 */
export const smooth = (points: readonly Dot[], closed: boolean, steps = 8): Dot[] => {
  const n = points.length
  if (n < 3) return [...points]
  const at = (i: number): Dot =>
    (closed ? points[(i + n) % n] : points[Math.min(Math.max(i, 0), n - 1)]) ?? { x: 0, y: 0 }
  const out: Dot[] = []
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [p, q, r, s] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const stretch = Math.sqrt(radius(q, r))
    const on = (t: number, axis: 'x' | 'y'): number =>
      hermite(q[axis], r[axis], tangent(p, q, r, stretch, axis), tangent(q, r, s, stretch, axis), t)
    for (let k = 0; k < steps; k++) out.push({ x: on(k / steps, 'x'), y: on(k / steps, 'y') })
  }
  if (!closed) out.push(at(n - 1))
  return out
}

/** The convex hull of points, in order (Andrew's monotone chain). */
export const hull = (points: readonly Dot[]): Dot[] => {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const turn = (o: Dot, a: Dot, b: Dot): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)
  const half = (list: readonly Dot[]): Dot[] => {
    const chain: Dot[] = []
    for (const p of list) {
      while (chain.length > 1 && turn(chain.at(-2) ?? p, chain.at(-1) ?? p, p) <= 0) chain.pop()
      chain.push(p)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

/** The same number of points at even distances along a closed line. */
export const even = (line: readonly Dot[], count: number): Dot[] => {
  const ends = [...line.slice(1), ...line.slice(0, 1)]
  const lengths = line.map((p, i) => Math.hypot((ends[i] ?? p).x - p.x, (ends[i] ?? p).y - p.y))
  const total = lengths.reduce((sum, n) => sum + n, 0)
  const out: Dot[] = []
  let [edge, before] = [0, 0]
  for (let k = 0; k < count; k++) {
    const target = (k / count) * total
    while (before + (lengths[edge] ?? total) < target && edge < line.length - 1) before += lengths[edge++] ?? 0
    const t = (target - before) / (lengths[edge] || 1)
    const [a, b] = [line[edge] ?? { x: 0, y: 0 }, ends[edge] ?? { x: 0, y: 0 }]
    out.push({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t })
  }
  return out
}

/**
 * The ring where voices without a place gather: round the outline's hull, `grow` times its size, every corner rounded by
 * averaging over a sixth of the round. A closed line of 180 points.
 */
export const ringAround = (outline: readonly Dot[], grow: number): Dot[] => {
  const line = even(hull(outline), 180)
  const heart = line.reduce((sum, p) => ({ x: sum.x + p.x / 180, y: sum.y + p.y / 180 }), { x: 0, y: 0 })
  const reach = line.map((p) => radius(heart, p))
  return line.map((p, i) => {
    let soft = 0
    for (let k = -15; k <= 15; k++) soft += (reach[(i + k + 180) % 180] ?? 0) / 31
    const r = (Math.max(soft, reach[i] ?? 0) * grow) / (reach[i] || 1)
    return { x: heart.x + (p.x - heart.x) * r, y: heart.y + (p.y - heart.y) * r }
  })
}
