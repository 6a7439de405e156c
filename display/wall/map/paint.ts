import type { FeatureKind } from '../../../shared/place/basemap.ts'
import type { Box, Dot } from '../layout/box.ts'
import { type Shape, cells, outline, ring, shapes } from './city.ts'

/** One picture of the city: `to` brings city-local Mercator to the canvas, `unit` is the screen's small-print size in pixels. */
export interface View {
  ctx: CanvasRenderingContext2D
  width: number
  height: number
  to: (dot: Dot) => Dot
  /** pixels in one unit of city-local Mercator */
  scale: number
  unit: number
}

/** Metres in one unit of city-local Mercator at the latitude of Leeds. */
const metres = 361

const trace = (view: View, line: readonly Dot[], closed: boolean): void => {
  view.ctx.beginPath()
  for (const [i, dot] of line.entries()) {
    const { x, y } = view.to(dot)
    if (i === 0) view.ctx.moveTo(x, y)
    else view.ctx.lineTo(x, y)
  }
  if (closed) view.ctx.closePath()
}

const stroke = (view: View, shape: Shape, style: string, width: number): void => {
  trace(view, shape.line, shape.closed)
  view.ctx.strokeStyle = style
  view.ctx.lineWidth = width
  view.ctx.stroke()
}

const rim: Shape = { kind: 'boundary', closed: true, line: [...outline] }

const of = (kind: FeatureKind): Shape[] => shapes.filter((shape) => shape.kind === kind)

const land = (view: View): void => {
  const { ctx, unit } = view
  const heart = view.to({ x: 0, y: 0 })
  const shade = ctx.createRadialGradient(heart.x, heart.y, unit, heart.x, heart.y, view.scale * 58)
  shade.addColorStop(0, '#1b3a70')
  shade.addColorStop(0.45, '#132a54')
  shade.addColorStop(1, '#0f2144')
  ctx.save()
  ctx.shadowColor = 'rgb(58 128 255 / 0.45)'
  ctx.shadowBlur = unit * 4.5
  trace(view, outline, true)
  ctx.fillStyle = shade
  ctx.fill()
  ctx.restore()
}

const discs = (view: View, kind: 'park' | 'water', colour: string, strength: number): void => {
  for (const shape of of(kind)) {
    const { x, y } = view.to(shape.line[0] ?? { x: 0, y: 0 })
    const r = (((shape.radius ?? 400) * 1.35) / metres) * view.scale
    const shade = view.ctx.createRadialGradient(x, y, 0, x, y, r)
    shade.addColorStop(0, `rgb(${colour} / ${strength})`)
    shade.addColorStop(0.6, `rgb(${colour} / ${strength * 0.8})`)
    shade.addColorStop(1, `rgb(${colour} / 0)`)
    view.ctx.fillStyle = shade
    view.ctx.fillRect(x - r, y - r, 2 * r, 2 * r)
  }
}

/** The land, its parks and the rim of light along the boundary. */
export const paintGround = (view: View): void => {
  const { ctx, unit } = view
  land(view)
  ctx.save()
  trace(view, outline, true)
  ctx.clip()
  discs(view, 'park', '62 150 110', 0.34)
  discs(view, 'water', '90 180 255', 0.6)
  for (let i = 1; i <= 12; i++) stroke(view, rim, 'rgb(110 170 255 / 0.028)', unit * 0.26 * i)
  ctx.restore()
}

/** The colour of a cell lit by so much, 0 to 1. */
export const cellColour = (lit = 0): string => `rgb(120 172 255 / ${(0.25 * lit ** 1.4).toFixed(3)})`

/** The part of the picture that a cell and its line cover, in whole pixels of a canvas with `ratio` pixels to one of the view. */
export const cellBox = (view: View, cell: readonly Dot[], ratio: number): Box => {
  const dots = cell.map(view.to)
  const [xs, ys] = [dots.map(({ x }) => x * ratio), dots.map(({ y }) => y * ratio)]
  const low = (values: number[]): number => (Math.floor(Math.min(...values)) - 2) / ratio
  const high = (values: number[]): number => (Math.ceil(Math.max(...values)) + 2) / ratio
  return { x: low(xs), y: low(ys), w: high(xs) - low(xs), h: high(ys) - low(ys) }
}

/** Each ward's stylised cell, lit by how many voices came from it (0 to 1 a cell); no figure is ever printed. */
export const paintCells = (view: View, lit: readonly number[]): void => {
  const { ctx } = view
  ctx.save()
  trace(view, outline, true)
  ctx.clip()
  for (const [i, cell] of cells.entries()) {
    trace(view, cell, true)
    ctx.fillStyle = cellColour(lit[i])
    ctx.fill()
    ctx.strokeStyle = 'rgb(150 185 255 / 0.11)'
    ctx.lineWidth = 1
    ctx.stroke()
  }
  ctx.restore()
}

const roads = (view: View): void => {
  const { ctx, unit } = view
  const u = Math.max(unit / 20, 0.45)
  for (const shape of of('aroad')) stroke(view, shape, 'rgb(126 160 215 / 0.34)', 1.4 * u)
  for (const shape of of('ring')) stroke(view, shape, 'rgb(126 164 224 / 0.42)', 2.4 * u)
  for (const shape of of('motorway')) stroke(view, shape, 'rgb(120 160 225 / 0.5)', 3.6 * u)
  ctx.setLineDash([5 * u, 5 * u])
  for (const shape of of('rail')) stroke(view, shape, 'rgb(170 195 235 / 0.26)', 1.2 * u)
  ctx.setLineDash([])
  for (const shape of of('canal')) stroke(view, shape, 'rgb(96 170 245 / 0.5)', 1.8 * u)
}

const rivers = (view: View): void => {
  const u = Math.max(view.unit / 20, 0.45)
  for (const shape of of('river'))
    for (const [width, style] of [
      [22, '52 140 255 / 0.07'],
      [13, '60 150 255 / 0.12'],
      [7.5, '80 165 255 / 0.25'],
      [4, '96 184 255 / 0.95'],
      [1.4, '214 238 255 / 0.75'],
    ] as const)
      stroke(view, shape, `rgb(${style})`, width * u)
}

/** The silhouette of the district with a soft edge: what lies beyond it fades into the dark. */
const maskOf = (view: View): HTMLCanvasElement => {
  const { canvas } = view.ctx
  const mask = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height })
  const ctx = mask.getContext('2d')
  if (!ctx) return mask
  ctx.setTransform(view.ctx.getTransform())
  ctx.filter = `blur(${((view.unit * canvas.width) / view.width).toFixed(1)}px)`
  trace({ ...view, ctx }, outline, true)
  ctx.lineWidth = view.unit * 2.6
  ctx.stroke()
  ctx.fill()
  return mask
}

/** Roads, rails and rivers; outside the district they fade into the dark. */
export const paintLines = (view: View): void => {
  const { ctx, unit } = view
  ctx.lineJoin = 'round'
  ctx.lineCap = 'round'
  ctx.save()
  trace(view, outline, true)
  ctx.clip()
  roads(view)
  ctx.restore()
  rivers(view)
  ctx.save()
  ctx.globalCompositeOperation = 'destination-in'
  ctx.drawImage(maskOf(view), 0, 0, view.width, view.height)
  ctx.restore()
  stroke(view, rim, 'rgb(112 166 240 / 0.85)', Math.max(unit / 14, 0.8))
}

/** The faint ring where voices with no place gather. */
export const paintRing = (view: View): void => {
  const { ctx, unit } = view
  ctx.lineCap = 'round'
  ctx.setLineDash([unit * 0.05, unit * 0.55])
  stroke(view, { kind: 'ring', closed: true, line: [...ring] }, 'rgb(150 185 255 / 0.34)', unit * 0.13)
  ctx.setLineDash([])
}
