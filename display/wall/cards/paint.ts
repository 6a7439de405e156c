import { type CardPlan, type CardRoom, type CardWords, type Run, type TypeMeasure, planCard } from '../layout/card.ts'
import { css } from '../layout/colours.ts'
import { fontOf } from './fonts.ts'

type Rgb = readonly [number, number, number]

/** A canvas that only measures: the same fonts, no picture. */
let ruler: CanvasRenderingContext2D | undefined

/** Measures lines in our type; the texts that are measured must have their faces loaded (see fonts.ts). */
export const measureType = (): TypeMeasure => {
  ruler ??= document.createElement('canvas').getContext('2d') ?? undefined
  const ctx = ruler
  return (size, weight, urdu = false) => {
    const font = fontOf(size, weight, urdu)
    return (line) => {
      if (!ctx) return line.length * size * 0.5
      if (ctx.font !== font) ctx.font = font
      const { width, actualBoundingBoxLeft, actualBoundingBoxRight } = ctx.measureText(line)
      return Math.max(width, actualBoundingBoxLeft + actualBoundingBoxRight)
    }
  }
}

const colourOf = (run: Run, accent: Rgb): string => {
  if (run.kind === 'area') return css(accent)
  return run.kind === 'note' ? '#b9c8e4' : '#ffffff'
}

/** Draws one piece of text where the plan has it. */
export const drawRun = (ctx: CanvasRenderingContext2D, run: Run, accent: Rgb): void => {
  ctx.font = fontOf(run.size, run.weight, run.urdu)
  ctx.direction = run.direction
  ctx.textAlign = run.direction === 'rtl' ? 'right' : 'left'
  ctx.textBaseline = 'alphabetic'
  ctx.fillStyle = colourOf(run, accent)
  ctx.fillText(run.text, run.x, run.y, run.room)
}

const ground = (ctx: CanvasRenderingContext2D, plan: CardPlan, unit: number, accent: Rgb): void => {
  const { width, height } = plan
  const round = unit * 0.75
  const shade = ctx.createLinearGradient(0, 0, 0, height)
  shade.addColorStop(0, '#182f5a')
  shade.addColorStop(1, '#10224a')
  ctx.save()
  ctx.shadowColor = 'rgb(2 8 22 / 0.75)'
  ctx.shadowBlur = unit * 1.6
  ctx.shadowOffsetY = unit * 0.5
  ctx.fillStyle = shade
  ctx.beginPath()
  ctx.roundRect(0, 0, width, height, round)
  ctx.fill()
  ctx.restore()
  ctx.strokeStyle = 'rgb(160 190 255 / 0.16)'
  ctx.lineWidth = 1
  ctx.stroke()
  ctx.save()
  ctx.clip()
  ctx.fillStyle = css(accent)
  ctx.fillRect(0, 0, unit * 0.32, height)
  ctx.restore()
}

/** How far a card's shadow reaches beyond it, in CSS pixels. */
export const shadowOf = (unit: number): number => Math.ceil(unit * 2.2)

/** Paints a plan into a canvas of its own size plus its shadow. `ratio`: device pixels a CSS pixel. */
export const paintPlan = (
  plan: CardPlan,
  room: CardRoom,
  accent: Rgb,
  ratio: number,
  into?: HTMLCanvasElement,
): HTMLCanvasElement => {
  const canvas = into ?? document.createElement('canvas')
  const margin = shadowOf(room.unit)
  canvas.width = Math.ceil((plan.width + 2 * margin) * ratio)
  canvas.height = Math.ceil((plan.height + 2 * margin) * ratio)
  const ctx = canvas.getContext('2d')
  if (!ctx) return canvas
  ctx.scale(ratio, ratio)
  ctx.translate(margin, margin)
  ground(ctx, plan, room.unit, accent)
  ctx.beginPath()
  ctx.rect(0, 0, plan.width, plan.height)
  ctx.clip()
  for (const run of plan.runs) drawRun(ctx, run, accent)
  return canvas
}

/** The plan of a card in our type; its faces must be loaded. */
export const plan = (words: CardWords, room: CardRoom): CardPlan => planCard(words, room, measureType())
