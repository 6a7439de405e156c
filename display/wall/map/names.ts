import { Container, Rectangle, Sprite, Texture, CanvasSource } from 'pixi.js'
import { type Frame, boxesOf } from '../layout/frame.ts'
import { local } from '../layout/mercator.ts'
import { type NamePlaced, placeNames } from '../layout/names.ts'
import { fontOf } from '../cards/fonts.ts'
import { mapNames, nameAt, ring } from './city.ts'
import type { Camera } from './layer.ts'

interface Style {
  size: number
  weight: number
  space: number
}

const styleOf = (name: string, i: number, unit: number): Style => {
  if (name === 'LEEDS') return { size: Math.max(unit * 1.25, 11), weight: 600, space: unit * 0.28 }
  const size = Math.max(unit * (i < 11 ? 0.74 : 0.64), 9)
  return { size, weight: 500, space: size * 0.12 }
}

/** What the ring is called, and where: at its south-western turn, where the city leaves room. */
const ringName = 'All of Leeds'
const ringTurn = ring.reduce((best, dot) => (dot.y - dot.x > best.y - best.x ? dot : best), ring[0] ?? { x: 0, y: 0 })

const at = (name: string): { x: number; y: number } | undefined => {
  if (name === ringName) return ringTurn
  const area = nameAt(name === 'Leeds' ? 'Leeds City Centre' : name)
  return area && local(area.lat, area.lon)
}

/** Names of places, between the lights and the cards: one painted atlas, a sprite each, so that a halo keeps them readable over lights. */
export const placeNameSprites = (camera: Camera, frame: Frame, ratio: number): Container => {
  const { unit, map: room } = frame
  const taken = boxesOf(frame)
  const ruler = document.createElement('canvas').getContext('2d')
  const group = new Container()
  if (!ruler) return group
  const styles = new Map<string, Style>()
  const asked = [...mapNames, ringName].flatMap((name, i) => {
    const dot = at(name)
    if (!dot) return []
    const text = name === 'Leeds' ? 'LEEDS' : name
    const style = styleOf(text, i, unit)
    styles.set(text, style)
    ruler.font = fontOf(style.size, style.weight)
    ruler.letterSpacing = `${style.space}px`
    const w = ruler.measureText(text).width + style.size * 0.8
    return [
      {
        text,
        at: { x: camera.dx + dot.x * camera.scale, y: camera.dy + dot.y * camera.scale },
        w,
        h: style.size * 1.5,
      },
    ]
  })
  const placed = placeNames(asked, taken, room, unit * 0.2)
  if (placed.length > 0) drawAtlas(placed, styles, ratio, group)
  return group
}

const drawAtlas = (
  placed: readonly NamePlaced[],
  styles: Map<string, Style>,
  ratio: number,
  group: Container,
): void => {
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(Math.max(...placed.map((name) => name.box.w)) * ratio)
  canvas.height = placed.reduce((sum, name) => sum + Math.ceil(name.box.h * ratio), 0)
  const ctx = canvas.getContext('2d')
  if (!ctx) return
  const source = new CanvasSource({ resource: canvas, resolution: 1 })
  let y = 0
  for (const { text, box } of placed) {
    const style = styles.get(text) ?? { size: 12, weight: 500, space: 1 }
    const [w, h] = [Math.ceil(box.w * ratio), Math.ceil(box.h * ratio)]
    drawName(ctx, text, style, ratio, y + h / 2)
    const sprite = new Sprite(new Texture({ source, frame: new Rectangle(0, y, Math.min(w, canvas.width), h) }))
    sprite.position.set(Math.round(box.x * ratio) / ratio, Math.round(box.y * ratio) / ratio)
    sprite.scale.set(1 / ratio)
    group.addChild(sprite)
    y += h
  }
}

const drawName = (ctx: CanvasRenderingContext2D, text: string, style: Style, ratio: number, y: number): void => {
  ctx.font = fontOf(style.size * ratio, style.weight)
  ctx.letterSpacing = `${style.space * ratio}px`
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  const x = style.size * 0.4 * ratio
  ctx.strokeStyle = 'rgb(9 22 48 / 0.42)'
  for (const width of [0.5, 0.34, 0.2]) {
    ctx.lineWidth = style.size * width * ratio
    ctx.strokeText(text, x, y)
  }
  ctx.fillStyle = text === 'LEEDS' ? '#f2f7ff' : '#aec4ea'
  ctx.fillText(text, x, y)
}
