import { Buffer, BufferUsage, Mesh, type Shader } from 'pixi.js'
import type { Dot } from '../layout/box.ts'
import { CountedGeometry } from './counted.ts'

type Rgb = readonly [number, number, number]

/** Floats a light: x, y (city-local Mercator), seconds of birth, colour with a seed in its alpha. 16 bytes. */
const stride = 4
const nowhere = 1e9
const longAgo = -1e4

export interface Light {
  id: string
  place: Dot
  tint: Rgb
  /** seconds on the wall's clock */
  born: number
}

export interface Lights {
  mesh: Mesh<CountedGeometry, Shader>
  add: (light: Light) => void
  remove: (id: string) => void
  /** All lights count as old from now on: births on a clock that is set back would lie in the future. */
  settle: () => void
  place: (id: string) => Dot | undefined
  count: () => number
  /** Sends what changed to the GPU, as one range. Returns its bytes. */
  upload: () => number
  ids: () => IterableIterator<string>
}

const seedOf = (id: string): number => {
  let h = 7
  for (let i = 0; i < id.length; i++) h = (Math.imul(h, 31) + id.charCodeAt(i)) | 0
  return h & 255
}

/**
 * Every message as a point in one static buffer: adding one sends 16 bytes, a frame sends none. A light that goes is moved
 * off the world and its place in the buffer is used again.
 */
export const openLights = (shader: Shader, room = 4_096): Lights => {
  let floats = new Float32Array(room * stride)
  let bytes = new Uint8Array(floats.buffer)
  const buffer = new Buffer({ data: floats, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST | BufferUsage.STATIC })
  const size = stride * 4
  const geometry = new CountedGeometry({
    attributes: {
      aPlace: { buffer, format: 'float32x2', stride: size, offset: 0 },
      aBorn: { buffer, format: 'float32', stride: size, offset: 8 },
      aTint: { buffer, format: 'unorm8x4', stride: size, offset: 12 },
    },
    topology: 'point-list',
  })
  const mesh = new Mesh({ geometry, shader })
  mesh.blendMode = 'add'
  const at = new Map<string, number>()
  const gaps: number[] = []
  let [low, high] = [Number.POSITIVE_INFINITY, 0]
  let grown = false

  const touch = (i: number): void => {
    low = Math.min(low, i)
    high = Math.max(high, i + 1)
  }
  const grow = (): void => {
    const longer = new Float32Array(floats.length * 2)
    longer.set(floats)
    floats = longer
    bytes = new Uint8Array(floats.buffer)
    grown = true
  }
  const put = (i: number, light: Light): void => {
    floats[i * stride] = light.place.x
    floats[i * stride + 1] = light.place.y
    floats[i * stride + 2] = light.born
    bytes.set([...light.tint, seedOf(light.id)], i * size + 12)
    touch(i)
  }

  return {
    mesh,
    add(light) {
      const i = at.get(light.id) ?? gaps.pop() ?? geometry.count++
      if ((i + 1) * stride > floats.length) grow()
      at.set(light.id, i)
      put(i, light)
    },
    remove(id) {
      const i = at.get(id)
      if (i === undefined) return
      at.delete(id)
      gaps.push(i)
      floats[i * stride] = nowhere
      floats[i * stride + 1] = nowhere
      touch(i)
    },
    settle() {
      for (let i = 0; i < geometry.count; i++) floats[i * stride + 2] = longAgo
      if (geometry.count > 0) [low, high] = [0, geometry.count]
    },
    place(id) {
      const i = at.get(id)
      return i === undefined ? undefined : { x: floats[i * stride] ?? 0, y: floats[i * stride + 1] ?? 0 }
    },
    count: () => at.size,
    upload() {
      if (high <= low) return 0
      const [offset, length] = [low * size, (high - low) * size]
      if (grown) buffer.setDataWithSize(floats, floats.length, true)
      else buffer.update(length, offset)
      const sent = grown ? floats.byteLength : length
      grown = false
      low = Number.POSITIVE_INFINITY
      high = 0
      return sent
    },
    ids: () => at.keys(),
  }
}
