import { type Box, clamp } from './box.ts'

export type Shape = 'wide' | 'ultra' | 'tall'

/** A place for a side card; its leader leaves from the edge that faces the map. */
export interface Slot {
  box: Box
  edge: 'left' | 'right' | 'top' | 'bottom'
}

/**
 * Where everything stands on one screen, in CSS pixels. `unit` is the size of small print; text sizes are the largest
 * and the smallest that may be used (the smallest is the legibility limit).
 */
export interface Frame {
  shape: Shape
  width: number
  height: number
  unit: number
  question: Box
  spotlight: Slot
  sides: Slot[]
  join: Box
  strip: Box
  /** where a rehearsal is named as one */
  label: Box
  map: Box
  text: { question: number; spotlight: readonly [max: number, min: number]; side: readonly [max: number, min: number] }
}

const column = (box: Box, count: number, gap: number, edge: Slot['edge']): Slot[] => {
  const h = (box.h - gap * (count - 1)) / count
  return Array.from({ length: count }, (_, i) => ({ box: { x: box.x, y: box.y + i * (h + gap), w: box.w, h }, edge }))
}

const row = (box: Box, count: number, gap: number, edge: Slot['edge']): Slot[] => {
  const w = (box.w - gap * (count - 1)) / count
  return Array.from({ length: count }, (_, i) => ({ box: { x: box.x + i * (w + gap), y: box.y, w, h: box.h }, edge }))
}

const sizes = (unit: number): Frame['text'] => ({
  question: unit * 3.6,
  spotlight: [unit * 4, unit * 1.75],
  side: [unit * 1.7, unit * 1.15],
})

const wide = (width: number, height: number): Frame => {
  const unit = Math.min(height / 54, width / 84)
  const m = unit * 2.4
  const gap = unit * 1.4
  const stripH = unit * 4.3
  const left = width * 0.275
  const right = Math.max(width * 0.188, unit * 13)
  const inner = height - 2 * m
  const joinH = clamp(unit * 10.5, 0, inner * 0.26)
  const questionH = clamp(unit * 8.2, 0, inner * 0.24)
  const spotY = m + questionH + gap
  const count = height < 600 ? 3 : 4
  const mapX = m + left + gap
  const mapW = width - m - right - gap - mapX
  return {
    shape: 'wide',
    width,
    height,
    unit,
    question: { x: m, y: m, w: left + gap + mapW * 0.46, h: questionH },
    spotlight: { box: { x: m, y: spotY, w: left, h: height - m - joinH - gap - spotY }, edge: 'right' },
    join: { x: m, y: height - m - joinH, w: left, h: joinH },
    sides: column({ x: width - m - right, y: m, w: right, h: inner }, count, gap, 'left'),
    strip: { x: mapX, y: height - m - stripH, w: mapW, h: stripH },
    label: { x: mapX + mapW * 0.46 + gap, y: m, w: mapW * 0.54 - gap, h: unit * 2 },
    map: {
      x: mapX - gap * 0.4,
      y: m + questionH * 0.62,
      w: mapW + gap * 0.2,
      h: height - m * 1.8 - stripH - questionH * 0.62,
    },
    text: sizes(unit),
  }
}

const ultra = (width: number, height: number): Frame => {
  const unit = height / 54
  const m = unit * 2.4
  const gap = unit * 1.6
  const stripH = unit * 4.3
  const left = clamp(width * 0.2, unit * 26, unit * 42)
  const spot = clamp(width * 0.22, unit * 26, unit * 46)
  const right = clamp(width * 0.16, unit * 18, unit * 32)
  const inner = height - 2 * m
  const joinH = unit * 12
  const mapX = m + left + gap + spot + gap
  return {
    shape: 'ultra',
    width,
    height,
    unit,
    question: { x: m, y: m, w: left, h: inner - joinH - gap },
    join: { x: m, y: height - m - joinH, w: left, h: joinH },
    spotlight: { box: { x: m + left + gap, y: m, w: spot, h: inner }, edge: 'right' },
    sides: column({ x: width - m - right, y: m, w: right, h: inner }, 5, gap, 'left'),
    strip: { x: mapX, y: height - m - stripH, w: width - m - right - gap - mapX, h: stripH },
    label: { x: mapX, y: m, w: unit * 22, h: unit * 2 },
    map: { x: mapX, y: m * 0.6, w: width - m - right - gap - mapX, h: height - m * 1.6 - stripH },
    text: { question: unit * 5.4, spotlight: [unit * 5.4, unit * 1.9], side: [unit * 1.9, unit * 1.25] },
  }
}

const tall = (width: number, height: number, labelled: boolean): Frame => {
  const unit = Math.min(width / 40, height / 72)
  const m = unit * 1.8
  const gap = unit * 1.1
  const w = width - 2 * m
  const labelH = labelled ? unit * 1.9 : 0
  const questionH = height * 0.09
  const sideH = height * 0.1
  const joinH = height * 0.1
  const stripH = unit * 4.6
  const spotH = height * 0.185
  const questionY = m + labelH + (labelled ? gap * 0.6 : 0)
  const sideY = questionY + questionH + gap
  const mapY = sideY + sideH + gap
  const stripY = height - m - stripH
  const joinY = stripY - gap - joinH
  const spotY = joinY - gap - spotH
  return {
    shape: 'tall',
    width,
    height,
    unit,
    label: { x: m, y: m, w, h: labelH },
    question: { x: m, y: questionY, w, h: questionH },
    sides: row({ x: m, y: sideY, w, h: sideH }, width < unit * 36 ? 1 : 2, gap, 'bottom'),
    map: { x: m * 0.5, y: mapY, w: width - m, h: spotY - gap - mapY },
    spotlight: { box: { x: m, y: spotY, w, h: spotH }, edge: 'top' },
    join: { x: m, y: joinY, w, h: joinH },
    strip: { x: m, y: stripY, w, h: stripH },
    text: { question: unit * 3.2, spotlight: [unit * 3.2, unit * 1.5], side: [unit * 1.5, unit * 1.05] },
  }
}

/** The frame for a screen of that many CSS pixels; `labelled` keeps room for the rehearsal label. Nothing lies over the map, nothing overlaps, nothing leaves the screen. */
export const frameOf = (width: number, height: number, labelled = true): Frame => {
  const aspect = width / height
  if (aspect < 1.05) return tall(width, height, labelled)
  return aspect > 2.4 ? ultra(width, height) : wide(width, height)
}

/** The boxes that must never overlap each other. */
export const boxesOf = (frame: Frame): Box[] => [
  frame.question,
  frame.spotlight.box,
  ...frame.sides.map((slot) => slot.box),
  frame.join,
  frame.strip,
  frame.label,
]
