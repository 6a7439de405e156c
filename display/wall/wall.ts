import { load } from './cards/fonts.ts'
import { type Live, openLive } from './live.ts'
import { openMap } from './map/map.ts'
import { type Page, openPage } from './page.ts'
import { openPlain } from './plain.ts'
import type { Scene } from './scene.ts'
import { openStage } from './stage.ts'
import type { WallOptions, WallView } from './wall-view.ts'

export type { WallChange, WallOptions, WallView } from './wall-view.ts'

/** Above this many pixels drawing without a graphics card is too slow: plain elements then (measured at 4K). */
const softwarePixels = 4_200_000
const darkCheckMs = 30_000
const steadyNow = (): number => performance.timeOrigin + performance.now()

const tooSlow = (scene: Scene): boolean =>
  /swiftshader|llvmpipe|software|basic render/i.test(scene.name) &&
  window.innerWidth * window.innerHeight * (window.devicePixelRatio || 1) ** 2 > softwarePixels

const openScene = async (page: Page, options: WallOptions, repaint: () => void, reload: () => void): Promise<Scene> => {
  const { renderer = 'auto' } = options
  if (renderer === 'plain') return openPlain(page.canvas)
  try {
    const stage = await openStage(page.canvas, { repaint, giveUp: reload })
    if (renderer === 'webgl' || !tooSlow(stage)) return stage
    stage.stop()
  } catch {
    // no WebGL here: the plain wall says the same words
  }
  return openPlain(page.freshCanvas())
}

const loop = (live: Live, scene: Scene, reload: () => void): (() => void) => {
  let [handle, checked, dark] = [0, performance.now(), 0]
  const turn = (): void => {
    handle = requestAnimationFrame(turn)
    try {
      live.frame()
      if (performance.now() - checked < darkCheckMs) return
      checked = performance.now()
      live.redraw()
      dark = scene.dark() ? dark + 1 : 0
      if (dark >= 2) reload()
    } catch (fault) {
      console.error('wall frame', fault)
    }
  }
  handle = requestAnimationFrame(turn)
  return () => cancelAnimationFrame(handle)
}

/** Opens the wall in an element that fills the window. */
export const openWall = async (root: HTMLElement, options: WallOptions = {}): Promise<WallView> => {
  const reload = options.reload ?? (() => location.reload())
  const page = openPage(root)
  const quiet = window.matchMedia('(prefers-reduced-motion: reduce)')
  let listen: ((ids: readonly string[]) => void) | undefined
  const later: { wall?: Live } = {}
  await load('Leeds')
  const scene = await openScene(page, options, () => later.wall?.repaint(), reload)
  const map = openMap(page.map, () => later.wall?.moved())
  const wall = openLive({
    page,
    map,
    scene,
    now: options.now ?? steadyNow,
    today: options.now ?? Date.now,
    still: () => quiet.matches,
    onShown: (ids) => listen?.(ids),
  })
  later.wall = wall
  const resize = (): void => wall.resize()
  window.addEventListener('resize', resize)
  wall.resize()
  const stopLoop = loop(wall, scene, reload)
  document.documentElement.dataset['renderer'] = scene.name

  return {
    settings: (settings) => wall.settings(settings),
    reset: async (messages) => wall.reset(messages),
    apply: async (changes) => wall.apply(changes),
    calm: (on) => wall.calm(on),
    health: () => ({
      renderer: scene.name,
      frames: scene.frames(),
      lost: scene.lost(),
      missingScripts: wall.missingScripts(),
    }),
    lightAt: (message) => wall.lightAt(message),
    onShown(to) {
      listen = to
    },
    stop() {
      stopLoop()
      window.removeEventListener('resize', resize)
      scene.stop()
      map.stop()
      page.stop()
    },
  }
}
