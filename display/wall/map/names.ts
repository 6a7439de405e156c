import { fontOf } from '../cards/fonts.ts'
import type { Dot } from '../layout/box.ts'
import { type Frame, boxesOf } from '../layout/frame.ts'
import { local } from '../layout/mercator.ts'
import { type NamePlaced, placeNames } from '../layout/names.ts'
import { mapNames, nameAt, ring } from './city.ts'
import type { Camera } from './layer.ts'

interface Style {
  size: number
  weight: number
  /** letter spacing in pixels */
  space: number
}

/** A name with its spot on the screen, in CSS pixels, and its type. */
export interface NameShown extends NamePlaced {
  style: Style
}

/** The city's own name, and what the ring is called; the ring's stands at its south-western turn, where there is room. */
const cityName = 'LEEDS'
const ringName = 'All of Leeds'
const ringTurn = ring.reduce((best, dot) => (dot.y - dot.x > best.y - best.x ? dot : best), ring[0] ?? { x: 0, y: 0 })
/** The first names of the list are towns and get larger type. */
const towns = 11

const styleOf = (text: string, i: number, unit: number): Style => {
  if (text === cityName) return { size: Math.max(unit * 1.25, 11), weight: 600, space: unit * 0.28 }
  const size = Math.max(unit * (i < towns ? 0.74 : 0.64), 9)
  return { size, weight: 500, space: size * 0.12 }
}

const placeOfName = (name: string): Dot | undefined => {
  if (name === ringName) return ringTurn
  const area = nameAt(name === 'Leeds' ? 'Leeds City Centre' : name)
  return area && local(area.lat, area.lon)
}

/** The names of places that find room on the map of a frame, the important ones first. */
export const namesOn = (camera: Camera, frame: Frame): NameShown[] => {
  const ruler = document.createElement('canvas').getContext('2d')
  if (!ruler) return []
  const styles = new Map<string, Style>()
  const asked = [...mapNames, ringName].flatMap((name, i) => {
    const place = placeOfName(name)
    if (!place) return []
    const text = name === 'Leeds' ? cityName : name
    const style = styleOf(text, i, frame.unit)
    styles.set(text, style)
    ruler.font = fontOf(style.size, style.weight)
    ruler.letterSpacing = `${style.space}px`
    const at = { x: camera.dx + place.x * camera.scale, y: camera.dy + place.y * camera.scale }
    return [{ text, at, w: ruler.measureText(text).width + style.size * 0.8, h: style.size * 1.5 }]
  })
  return placeNames(asked, boxesOf(frame), frame.map, frame.unit * 0.2).flatMap((placed) => {
    const style = styles.get(placed.text)
    return style ? [{ ...placed, style }] : []
  })
}

/** Writes a name with a soft halo that keeps it readable over lights; `x` is its left edge, `y` its middle, in device pixels. */
export const writeName = (
  ctx: CanvasRenderingContext2D,
  name: NameShown,
  ratio: number,
  x: number,
  y: number,
): void => {
  const { style, text } = name
  ctx.font = fontOf(style.size * ratio, style.weight)
  ctx.letterSpacing = `${style.space * ratio}px`
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'left'
  ctx.lineJoin = 'round'
  const left = x + style.size * 0.4 * ratio
  ctx.strokeStyle = 'rgb(9 22 48 / 0.42)'
  for (const width of [0.5, 0.34, 0.2]) {
    ctx.lineWidth = style.size * width * ratio
    ctx.strokeText(text, left, y)
  }
  ctx.fillStyle = text === cityName ? '#f2f7ff' : '#aec4ea'
  ctx.fillText(text, left, y)
}
