import type { Dot } from './layout/box.ts'
import { css } from './layout/colours.ts'
import { paintPlan, plan, shadowOf } from './cards/paint.ts'
import { standIn } from './cards/shown.ts'
import type { Leader } from './lights/leaders.ts'
import type { Light } from './lights/lights.ts'
import { lightLook } from './lights/look.ts'
import type { Mark } from './lights/marks.ts'
import type { Camera } from './map/layer.ts'
import { type NameShown, namesOn, writeName } from './map/names.ts'
import type { CardAsked, PaintedCard, Scene } from './scene.ts'

/** More lights than this are not drawn one by one without a graphics card: the newest are. */
const mostLights = 4_000

const plainCard = ({ words, slot, room, accent }: CardAsked, ratio: number, canvas: HTMLCanvasElement): PaintedCard => {
  const planned = plan(words, room)
  const picture = paintPlan(planned, room, accent, ratio)
  const margin = shadowOf(room.unit)
  const box = standIn(slot, planned.width, planned.height)
  picture.className = 'plain-card'
  picture.style.width = `${planned.width + 2 * margin}px`
  picture.style.height = `${planned.height + 2 * margin}px`
  picture.style.left = `${box.x - margin}px`
  picture.style.top = `${box.y - margin}px`
  picture.style.opacity = '0'
  canvas.after(picture)
  return {
    box,
    plan: planned,
    pose({ alpha }) {
      picture.style.opacity = alpha.toFixed(2)
    },
    repaint() {
      paintPlan(planned, room, accent, ratio, picture)
    },
    destroy() {
      picture.remove()
      picture.width = 0
    },
  }
}

/** The wall without WebGL: the same map and cards as plain canvases; lights painted only when they change; no motion but fading. */
export const openPlain = (canvas: HTMLCanvasElement): Scene => {
  const context = canvas.getContext('2d')
  const lights = new Map<string, Light>()
  let [marks, leaders]: [readonly Mark[], readonly Leader[]] = [[], []]
  let names: readonly NameShown[] = []
  let camera: Camera = { scale: 1, dx: 0, dy: 0 }
  let [unit, ratio, frames, stale] = [20, 1, 0, true]
  const touched = (): void => {
    stale = true
  }
  const on = (place: Dot): Dot => ({ x: camera.dx + place.x * camera.scale, y: camera.dy + place.y * camera.scale })

  const spot = (ctx: CanvasRenderingContext2D, place: Dot, radius: number, style: string): void => {
    const { x, y } = on(place)
    ctx.fillStyle = style
    ctx.beginPath()
    ctx.arc(x, y, radius, 0, 2 * Math.PI)
    ctx.fill()
  }
  const line = (ctx: CanvasRenderingContext2D, leader: Leader): void => {
    ctx.strokeStyle = css(leader.tint, 0.6)
    ctx.lineWidth = leader.width
    ctx.beginPath()
    for (const dot of leader.line) ctx.lineTo(dot.x, dot.y)
    ctx.stroke()
  }
  const paint = (ctx: CanvasRenderingContext2D): void => {
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    ctx.clearRect(0, 0, canvas.width, canvas.height)
    const [width] = lightLook(lights.size, unit)
    for (const { place, tint } of Array.from(lights.values()).slice(-mostLights)) {
      spot(ctx, place, width * 0.3, css(tint, 0.2))
      spot(ctx, place, width * 0.15, css(tint, 0.95))
    }
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    for (const name of names) writeName(ctx, name, ratio, name.box.x * ratio, (name.box.y + name.box.h / 2) * ratio)
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    for (const leader of leaders) if (leader.gone === 0) line(ctx, leader)
    for (const mark of marks) if (mark.gone === 0) spot(ctx, mark.place, unit * 0.3, css(mark.tint))
  }

  return {
    name: 'plain',
    lights: {
      add(light) {
        lights.set(light.id, light)
        touched()
      },
      remove(id) {
        lights.delete(id)
        touched()
      },
      settle: touched,
      count: () => lights.size,
    },
    marks(next) {
      marks = next
      touched()
    },
    leaders(next) {
      leaders = next
      touched()
    },
    card: (asked) => plainCard(asked, ratio, canvas),
    names(at, frame) {
      names = namesOn(at, frame)
      touched()
    },
    stand(frame, pixels) {
      unit = frame.unit
      ratio = pixels
      canvas.width = Math.round(frame.width * ratio)
      canvas.height = Math.round(frame.height * ratio)
      touched()
    },
    aim(next) {
      camera = next
      touched()
    },
    still: touched,
    draw() {
      frames++
      if (!stale || !context) return
      stale = false
      paint(context)
    },
    frames: () => frames,
    lost: () => false,
    dark: () => false,
    stop: () => lights.clear(),
  }
}
