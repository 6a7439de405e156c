import '../../display/wall/wall.css'
import type { PublicMessage } from '../../shared/message.ts'
import { areas } from '../../shared/place/gazetteer.ts'
import { pointIn } from '../../shared/place/scatter.ts'
import { load } from '../../display/wall/cards/fonts.ts'
import { accents } from '../../display/wall/layout/colours.ts'
import { local } from '../../display/wall/layout/mercator.ts'
import { openLive } from '../../display/wall/live.ts'
import { openMap } from '../../display/wall/map/map.ts'
import { openPage } from '../../display/wall/page.ts'
import { openStage } from '../../display/wall/stage.ts'

const anywhere = areas.filter((area) => area.kind === 'ward' || area.kind === 'neighbourhood')

const message = (i: number, at: number): PublicMessage => ({
  id: `voice-${i}`,
  version: 1,
  text: `Voice ${i}: let the pharmacist and my doctor see the same notes.`,
  name: `Name ${i}`,
  source: 'web',
  area: anywhere[i % anywhere.length]?.area ?? 'ward/Armley',
  at,
  sentAt: at,
  edited: false,
  pinned: false,
})

const gl = (): WebGL2RenderingContext => {
  const context = document.querySelector<HTMLCanvasElement>('canvas.stage')?.getContext('webgl2')
  if (!context) throw new Error('no WebGL')
  return context
}

/** Draw calls do nothing from now on: what is left of a frame is our JavaScript. */
const stub = (): void => {
  const nothing = (): void => undefined
  for (const call of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced', 'clear'])
    Reflect.set(gl(), call, nothing)
}

/** The running wall on a clock of its own, with six cards and as many more lights as are asked for. */
const open = async (lights: number) => {
  let clock = Date.now()
  const page = openPage(document.body)
  await load('Leeds voice pharmacist 0123456789')
  const later: { moved?: () => void } = {}
  const stage = await openStage(page.canvas, { repaint: () => undefined, giveUp: () => undefined })
  const map = openMap(page.map, () => later.moved?.())
  const live = openLive({
    page,
    map,
    scene: stage,
    now: () => clock,
    today: () => clock,
    onShown: () => undefined,
    still: () => false,
  })
  later.moved = live.moved
  live.resize()
  live.reset(Array.from({ length: 40 }, (_, i) => message(i, clock - 3_600_000)))
  for (let i = 0; i < lights; i++) {
    const area = anywhere[i % anywhere.length]
    if (!area) continue
    const { lat, lon } = pointIn(area, `light-${i}`)
    stage.lights.add({ id: `light-${i}`, place: local(lat, lon), tint: accents.web, born: -1e4 })
  }
  const step = (ms: number): void => {
    clock += ms
    live.redraw()
  }
  stub()
  for (let i = 0; i < 40; i++) step(500)
  live.apply([1_000, 1_001].map((i) => ({ kind: 'show', message: message(i, clock) })))
  for (let i = 0; i < 4; i++) step(500)
  return { stage, step }
}

const cardsNow = (): number => document.querySelectorAll('.twin li').length

/** Milliseconds of JavaScript for each of `frames` frames of a wall that runs at 60 a second, draw calls stubbed. */
const frameTimes = async (lights: number, frames: number): Promise<{ times: number[]; cards: number }> => {
  const { stage, step } = await open(lights)
  const times: number[] = []
  for (let i = 0; i < frames; i++) {
    if (i % 200 === 0) await new Promise((done) => setTimeout(done))
    const begin = performance.now()
    step(1_000 / 60)
    times.push(performance.now() - begin)
  }
  if (stage.lost() || stage.frames() < frames) throw new Error('the wall did not draw')
  const cards = cardsNow()
  stage.stop()
  return { times, cards }
}

const readAll = (): Uint8Array => {
  const context = gl()
  const pixels = new Uint8Array(context.drawingBufferWidth * context.drawingBufferHeight * 4)
  context.readPixels(
    0,
    0,
    context.drawingBufferWidth,
    context.drawingBufferHeight,
    context.RGBA,
    context.UNSIGNED_BYTE,
    pixels,
  )
  return pixels
}

const lightAt = (pixels: Uint8Array, x: number, y: number): number => {
  const { drawingBufferWidth: w, drawingBufferHeight: h } = gl()
  const at = (Math.floor(h - 1 - y) * w + Math.floor(x)) * 4
  return (pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)
}

/**
 * Real draws: of `sampled` lights among `lights`, how many are there by pixel. A light counts when its own pixel got brighter
 * in the frame after it was added (or was as bright as a pixel can be), everything else standing still.
 */
const seen = async (lights: number, sampled: number): Promise<{ found: number; dark: number }> => {
  const page = openPage(document.body)
  const stage = await openStage(page.canvas, { repaint: () => undefined, giveUp: () => undefined })
  const [width, height] = [window.innerWidth, window.innerHeight]
  const unit = height / 54
  const box = { x: 0, y: 0, w: width, h: height }
  const slot = { box, edge: 'left' } as const
  stage.stand(
    {
      shape: 'wide',
      width,
      height,
      unit,
      question: box,
      spotlight: slot,
      sides: [],
      join: box,
      strip: box,
      label: box,
      map: box,
      text: { question: 1, spotlight: [2, 1], side: [2, 1] },
    },
    1,
  )
  const scale = Math.min(width / 100, height / 76)
  stage.aim({ scale, dx: width * 0.5, dy: height * 0.55 })
  stage.still(true)
  const place = (i: number) => {
    const area = anywhere[i % anywhere.length] ?? anywhere[0]
    const { lat, lon } = pointIn(area as NonNullable<typeof area>, `light-${i}`)
    return local(lat, lon)
  }
  const add = (i: number): void =>
    stage.lights.add({ id: `light-${i}`, place: place(i), tint: [120, 90, 60], born: -1e4 })
  for (let i = 0; i < lights - sampled; i++) add(i)
  stage.draw(1)
  const before = readAll()
  for (let i = lights - sampled; i < lights; i++) add(i)
  stage.draw(1)
  const after = readAll()
  let [found, dark] = [0, 0]
  for (let i = lights - sampled; i < lights; i++) {
    const dot = place(i)
    const [x, y] = [width * 0.5 + dot.x * scale, height * 0.55 + dot.y * scale]
    const [was, is] = [lightAt(before, x, y), lightAt(after, x, y)]
    if (is > was || is >= 760) found++
    if (was === 0) dark++
  }
  stage.stop()
  return { found, dark }
}

const parts = { frameTimes, seen }
export type WallParts = typeof parts
Object.assign(window, { parts })
