import { CanvasSource, Sprite, Texture } from 'pixi.js'
import type { Box } from '../layout/box.ts'
import type { Slot } from '../layout/frame.ts'
import type { CardAsked, PaintedCard } from '../scene.ts'
import { paintPlan, plan, shadowOf } from './paint.ts'

/** Where a card of that height stands in its slot: in the middle. */
export const standIn = (slot: Slot, width: number, height: number): Box => ({
  x: slot.box.x,
  y: Math.round(slot.box.y + (slot.box.h - height) / 2),
  w: width,
  h: height,
})

/** Paints a card: one canvas, one texture, one sprite. Everything of it goes with `destroy`; `removeChild` alone leaks two textures. */
export const showCard = ({ words, slot, room, accent }: CardAsked, ratio: number): PaintedCard & { sprite: Sprite } => {
  const planned = plan(words, room)
  const canvas = paintPlan(planned, room, accent, ratio)
  const source = new CanvasSource({ resource: canvas, resolution: ratio })
  const sprite = new Sprite(new Texture({ source }))
  const margin = shadowOf(room.unit)
  sprite.anchor.set((margin + planned.width / 2) / source.width, (margin + planned.height / 2) / source.height)
  sprite.alpha = 0
  return {
    sprite,
    plan: planned,
    box: standIn(slot, planned.width, planned.height),
    pose({ x, y, scale, alpha }) {
      const snap = scale === 1 ? Math.round : (n: number): number => n
      sprite.position.set(
        snap(x - planned.width / 2) + planned.width / 2,
        snap(y - planned.height / 2) + planned.height / 2,
      )
      sprite.scale.set(scale)
      sprite.alpha = alpha
    },
    repaint() {
      paintPlan(planned, room, accent, ratio, canvas)
      source.update()
    },
    destroy() {
      sprite.removeFromParent()
      sprite.destroy({ texture: true, textureSource: true })
      canvas.width = 0
    },
  }
}
