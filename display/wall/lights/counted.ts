import { Geometry } from 'pixi.js'

/** A geometry that draws only its first `count` vertices: its buffer may be longer than what is in it. */
export class CountedGeometry extends Geometry {
  count = 0

  override get vertexCount(): number {
    return this.count
  }
}
