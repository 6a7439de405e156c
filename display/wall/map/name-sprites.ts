import { CanvasSource, Container, Rectangle, Sprite, Texture } from 'pixi.js'
import { type NameShown, writeName } from './names.ts'

/** Names as sprites between the lights and the cards: one painted atlas, one texture. */
export const nameSprites = (names: readonly NameShown[], ratio: number): Container => {
  const group = new Container()
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(Math.max(1, ...names.map((name) => name.box.w * ratio)))
  canvas.height = Math.max(
    1,
    names.reduce((sum, name) => sum + Math.ceil(name.box.h * ratio), 0),
  )
  const ctx = canvas.getContext('2d')
  if (!ctx) return group
  const source = new CanvasSource({ resource: canvas, resolution: 1 })
  let y = 0
  for (const name of names) {
    const [w, h] = [Math.ceil(name.box.w * ratio), Math.ceil(name.box.h * ratio)]
    writeName(ctx, name, ratio, 0, y + h / 2)
    const sprite = new Sprite(new Texture({ source, frame: new Rectangle(0, y, Math.min(w, canvas.width), h) }))
    sprite.position.set(Math.round(name.box.x * ratio) / ratio, Math.round(name.box.y * ratio) / ratio)
    sprite.scale.set(1 / ratio)
    group.addChild(sprite)
    y += h
  }
  return group
}
