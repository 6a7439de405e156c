import type { WallSettings } from '../../shared/feed.ts'
import type { PublicMessage } from '../../shared/message.ts'
import { load } from './cards/fonts.ts'
import { type Live, openLive } from './live.ts'
import { openMap } from './map/map.ts'
import { type Page, openPage } from './page.ts'
import { openPlain } from './plain.ts'
import type { Scene } from './scene.ts'
import { openStage } from './stage.ts'

export type WallChange = { kind: 'show' | 'change'; message: PublicMessage } | { kind: 'remove'; id: string }

export interface WallHealth {
  /** "webgl: …" with the graphics card's name, or "plain" */
  renderer: string
  frames: number
  lost: boolean
  /** names of scripts that some message needed and our type has not */
  missingScripts: string[]
}

/** The wall, as whoever feeds it sees it. */
export interface WallView {
  settings(settings: WallSettings): void
  /** Everything now public, in place of all before. Resolves after the frame that drew it was submitted. */
  reset(messages: readonly PublicMessage[]): Promise<void>
  /** Resolves after the frame that drew the changes was submitted; what was removed is gone from that very frame. */
  apply(changes: readonly WallChange[]): Promise<void>
  /** Fades to the calm card within 250 ms, or back. */
  calm(on: boolean): void
  health(): WallHealth
  stop(): void
  /** Called with the ids of messages whose cards are on the screen for the first time. */
  onShown(listen: (ids: readonly string[]) => void): void
}

export interface WallOptions {
  /** epoch milliseconds; never runs backwards */
  now?: () => number
  /** plain: no WebGL. auto: plain where there is none, or where a processor would have to draw more than a 1440p screen. */
  renderer?: 'auto' | 'webgl' | 'plain'
  reload?: () => void
}

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
  let live: Live | undefined
  await load('Leeds')
  const scene = await openScene(page, options, () => live?.repaint(), reload)
  const map = openMap(page.map, () => live?.moved())
  live = openLive({
    page,
    map,
    scene,
    now: options.now ?? steadyNow,
    still: () => quiet.matches,
    onShown: (ids) => listen?.(ids),
  })
  const wall = live
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
