import { Buffer, BufferUsage, Mesh, type Shader } from 'pixi.js'
import type { Dot } from '../layout/box.ts'
import { CountedGeometry } from './counted.ts'

type Rgb = readonly [number, number, number]

/** A soft line from a card to its place, as screen points; seconds on the wall's clock; `gone` 0 while it stands. */
export interface Leader {
  line: readonly Dot[]
  tint: Rgb
  width: number
  born: number
  gone: number
}

export const pointsALine = 28
const most = 14
const stride = 7
const corners = (pointsALine - 1) * 6

export interface Leaders {
  mesh: Mesh<CountedGeometry, Shader>
  set: (leaders: readonly Leader[]) => void
}

/** The normal of a line at a point, of length 1. */
const normal = (line: readonly Dot[], i: number): Dot => {
  const [a, b] = [line[Math.max(i - 1, 0)], line[Math.min(i + 1, line.length - 1)]]
  if (!a || !b) return { x: 0, y: 0 }
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  return { x: -(b.y - a.y) / length, y: (b.x - a.x) / length }
}

/** Ribbons with soft edges (the canvas has no anti-aliasing of its own), written only when a card comes or goes. */
export const openLeaders = (shader: Shader): Leaders => {
  const floats = new Float32Array(most * corners * stride)
  const bytes = new Uint8Array(floats.buffer)
  const buffer = new Buffer({ data: floats, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST })
  const size = stride * 4
  const geometry = new CountedGeometry({
    attributes: {
      aPoint: { buffer, format: 'float32x2', stride: size, offset: 0 },
      aAlong: { buffer, format: 'float32x2', stride: size, offset: 8 },
      aLife: { buffer, format: 'float32x2', stride: size, offset: 16 },
      aTint: { buffer, format: 'unorm8x4', stride: size, offset: 24 },
    },
    topology: 'triangle-list',
  })
  let at = 0
  const corner = (leader: Leader, i: number, side: -1 | 1): void => {
    const [p, n] = [leader.line[i] ?? { x: 0, y: 0 }, normal(leader.line, i)]
    const half = (leader.width / 2) * side
    const along = 1 - i / (leader.line.length - 1)
    floats.set([p.x + n.x * half, p.y + n.y * half, along, side, leader.born, leader.gone], at * stride)
    bytes.set([...leader.tint, 255], at * size + 24)
    at++
  }
  const ribbon = (leader: Leader): void => {
    for (let i = 0; i < leader.line.length - 1; i++) {
      corner(leader, i, -1)
      corner(leader, i, 1)
      corner(leader, i + 1, -1)
      corner(leader, i + 1, -1)
      corner(leader, i, 1)
      corner(leader, i + 1, 1)
    }
  }
  return {
    mesh: new Mesh({ geometry, shader }),
    set(leaders) {
      at = 0
      leaders.slice(0, most).forEach(ribbon)
      geometry.count = at
      if (at > 0) buffer.update(at * size)
    },
  }
}
