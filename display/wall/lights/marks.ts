import { Buffer, BufferUsage, Mesh, type Shader } from 'pixi.js'
import type { Dot } from '../layout/box.ts'
import { CountedGeometry } from './counted.ts'

type Rgb = readonly [number, number, number]

/** A place that is being spoken from (with its ripple at first): seconds on the wall's clock; `gone` 0 while it stands. */
export interface Mark {
  place: Dot
  tint: Rgb
  born: number
  gone: number
  /** 0 to 1: the spotlight's mark is the largest */
  size: number
}

const most = 32
const stride = 5

export interface Marks {
  mesh: Mesh<CountedGeometry, Shader>
  set: (marks: readonly Mark[]) => void
}

/** The marks under cards, and ripples of new messages: at most 32 points, written only when they change. */
export const openMarks = (shader: Shader): Marks => {
  const floats = new Float32Array(most * stride)
  const bytes = new Uint8Array(floats.buffer)
  const buffer = new Buffer({ data: floats, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST })
  const size = stride * 4
  const geometry = new CountedGeometry({
    attributes: {
      aPlace: { buffer, format: 'float32x2', stride: size, offset: 0 },
      aLife: { buffer, format: 'float32x2', stride: size, offset: 8 },
      aTint: { buffer, format: 'unorm8x4', stride: size, offset: 16 },
    },
    topology: 'point-list',
  })
  return {
    mesh: new Mesh({ geometry, shader }),
    set(marks) {
      geometry.count = Math.min(marks.length, most)
      for (const [i, mark] of marks.slice(0, most).entries()) {
        floats.set([mark.place.x, mark.place.y, mark.born, mark.gone], i * stride)
        bytes.set([...mark.tint, Math.round(mark.size * 255)], i * size + 16)
      }
      if (geometry.count > 0) buffer.update(geometry.count * size)
    },
  }
}
