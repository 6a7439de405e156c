import 'pixi.js/unsafe-eval'
import { Container, WebGLRenderer } from 'pixi.js'
import type { Dot } from './layout/box.ts'
import { openLeaders } from './lights/leaders.ts'
import { type Lights, openLights } from './lights/lights.ts'
import { lightLook } from './lights/look.ts'
import { type Mark, openMarks } from './lights/marks.ts'
import { type LookGroup, leaderShader, lightShader, lookGroup, markShader } from './lights/shader.ts'
import { showCard } from './cards/shown.ts'
import { nameSprites } from './map/name-sprites.ts'
import { namesOn } from './map/names.ts'
import type { Scene } from './scene.ts'

/** Without a restore this long after a context was lost, the page is loaded again (measured: a second crash never restores). */
const giveUpMs = 4_000

export interface StageHooks {
  /** After a restored context: every canvas must be painted again. */
  repaint: () => void
  giveUp: () => void
}

/** The wall in WebGL. Benchmarks read the renderer and the lights. */
export interface Stage extends Scene {
  renderer: WebGLRenderer
  lights: Lights
}

/** Half the texture units keep stale entries after a restore in Pixi 8.22 and stay black: every one is emptied. */
const forgetTextures = (renderer: WebGLRenderer): void => {
  const texture = renderer.texture as unknown as { _boundTextures: unknown[]; _activeTextureLocation: number }
  texture._boundTextures.fill(null)
  texture._activeTextureLocation = -1
}

/** The largest point that the graphics card draws. */
const mostPoint = ({ gl }: WebGLRenderer): number =>
  (gl.getParameter(gl.ALIASED_POINT_SIZE_RANGE) as Float32Array)[1] ?? 64

/** What draws, for the desk: the graphics card's own name where the browser tells it. */
const rendererName = (renderer: WebGLRenderer): string => {
  const gl = renderer.gl
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  return `webgl: ${String(gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER))}`
}

const openRenderer = async (canvas: HTMLCanvasElement): Promise<WebGLRenderer> => {
  const renderer = new WebGLRenderer()
  await renderer.init({
    canvas,
    width: 16,
    height: 16,
    antialias: false,
    backgroundAlpha: 0,
    clearBeforeRender: true,
    powerPreference: 'high-performance',
    skipExtensionImports: true,
  })
  return renderer
}

const screenOf = (look: LookGroup, place: Dot): Dot => {
  const [w = 1, h = 1] = look.uniforms.uScreen
  const [sx = 0, sy = 0, ox = 0, oy = 0] = look.uniforms.uCity
  return { x: ((place.x * sx + ox + 1) / 2) * w, y: ((1 - place.y * sy - oy) / 2) * h }
}

/** A name that lies under a mark steps aside: the card says the same name. */
const stepAside = (names: Container, look: LookGroup, marks: readonly Mark[], gap: number): void => {
  const dots = marks.map(({ place }) => screenOf(look, place))
  for (const name of names.children.flatMap((group) => group.children)) {
    const { x, y, width, height } = name
    const under = dots.some((d) => d.x > x - gap && d.x < x + width + gap && d.y > y - gap && d.y < y + height + gap)
    name.alpha = under ? 0.001 : 1
  }
}

/** Reads back the pixels of a few lights: false if none of them left anything. A frame counter misses a black screen. */
const seen = (renderer: WebGLRenderer, look: LookGroup, lights: Lights): boolean => {
  const gl = renderer.gl
  const pixel = new Uint8Array(4)
  const [w = 1, h = 1] = look.uniforms.uScreen
  for (const id of firstOf(lights.ids(), 12)) {
    const place = lights.place(id)
    if (!place) continue
    const { x, y } = screenOf(look, place)
    const [left, up] = [(x / w) * gl.drawingBufferWidth, (1 - y / h) * gl.drawingBufferHeight]
    gl.readPixels(Math.floor(left), Math.floor(up), 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel)
    if ((pixel[3] ?? 0) > 0) return true
  }
  return false
}

/** The one Pixi canvas of the wall, from back to front: lights, place names, leader lines, marks, cards. Throws where there is no WebGL. */
export const openStage = async (canvas: HTMLCanvasElement, hooks: StageHooks): Promise<Stage> => {
  const renderer = await openRenderer(canvas)
  const look: LookGroup = lookGroup()
  const lights = openLights(lightShader(look))
  const marks = openMarks(markShader(look))
  const leaders = openLeaders(leaderShader(look))
  const root = new Container()
  const names = new Container()
  const cards = new Container()
  root.addChild(lights.mesh, names, leaders.mesh, marks.mesh, cards)
  const uniforms = look.uniforms
  let [frames, unit, ratio, timer] = [0, 20, 1, undefined as ReturnType<typeof setTimeout> | undefined]

  const lost = (): boolean => renderer.gl.isContextLost()
  const onLost = (event: Event): void => {
    event.preventDefault()
    clearTimeout(timer)
    timer = setTimeout(() => hooks.giveUp(), giveUpMs)
  }
  const onRestored = (): void => {
    clearTimeout(timer)
    forgetTextures(renderer)
    hooks.repaint()
  }
  canvas.addEventListener('webglcontextlost', onLost)
  canvas.addEventListener('webglcontextrestored', onRestored)

  return {
    name: rendererName(renderer),
    lights,
    renderer,
    marks(next) {
      marks.set(next)
      stepAside(names, look, next, (unit / ratio) * 0.7)
    },
    leaders: leaders.set,
    card(asked) {
      const card = showCard(asked, ratio)
      cards.addChild(card.sprite)
      return card
    },
    names(camera, frame) {
      for (const old of names.removeChildren()) old.destroy({ children: true, texture: true, textureSource: true })
      names.addChild(nameSprites(namesOn(camera, frame), ratio))
    },
    stand(frame, pixels) {
      ratio = pixels
      renderer.resize(frame.width, frame.height, ratio)
      uniforms.uScreen[0] = frame.width
      uniforms.uScreen[1] = frame.height
      uniforms.uScreen[2] = ratio
      unit = frame.unit * ratio
      uniforms.uMark = Math.min(frame.unit * 11.5, mostPoint(renderer) / ratio)
    },
    aim({ scale, dx, dy }) {
      const [w = 1, h = 1] = uniforms.uScreen
      uniforms.uCity.set([(2 * scale) / w, (-2 * scale) / h, (2 * dx) / w - 1, 1 - (2 * dy) / h])
    },
    still(on) {
      uniforms.uScreen[3] = on ? 0 : 1
    },
    draw(seconds) {
      if (lost()) return
      uniforms.uTime = seconds
      uniforms.uLight.set(lightLook(lights.count(), unit))
      lights.upload()
      renderer.render({ container: root })
      frames++
    },
    frames: () => frames,
    lost,
    dark: () => lights.count() > 0 && !lost() && !seen(renderer, look, lights),
    stop() {
      clearTimeout(timer)
      canvas.removeEventListener('webglcontextlost', onLost)
      canvas.removeEventListener('webglcontextrestored', onRestored)
      renderer.destroy()
    },
  }
}

const firstOf = function* <T>(items: Iterable<T>, most: number): Generator<T> {
  let n = 0
  for (const item of items) {
    if (n++ >= most) return
    yield item
  }
}
