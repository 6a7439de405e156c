import type { WallSettings } from '../../shared/feed.ts'
import type { PublicMessage } from '../../shared/message.ts'
import { openBoards } from './boards.ts'
import { coverage } from './cards/fonts.ts'
import { accents } from './layout/colours.ts'
import { type Frame, frameOf } from './layout/frame.ts'
import { leaderCost } from './layout/leader.ts'
import type { Mark } from './lights/marks.ts'
import type { CityMap } from './map/map.ts'
import { type Card, openCast } from './motion/cast.ts'
import { moving } from './motion/pose.ts'
import type { Page } from './page.ts'
import { openPeople } from './people.ts'
import type { Scene } from './scene.ts'
import type { WallChange } from './wall.ts'
import { timeOf, voiceOf } from './words.ts'

/** Ripples of new messages start no closer together than this: a burst of a thousand never flashes. */
const rippleGapMs = 350
const rippleMs = 3_300
const wardLightMs = 2_000
/** Frames a second while nothing but the lights' slow pulse moves. */
const calmFrameMs = 66

export interface LiveOptions {
  page: Page
  map: CityMap
  scene: Scene
  now: () => number
  onShown: (ids: readonly string[]) => void
  still: () => boolean
}

/** The wall that runs: messages in, frames out. It holds no clock and no timer of its own; `frame` is called by the loop. */
export interface Live {
  settings(settings: WallSettings): void
  reset(messages: readonly PublicMessage[]): void
  apply(changes: readonly WallChange[]): void
  calm(on: boolean): void
  resize(): void
  repaint(): void
  moved(): void
  /** Draws a frame if one is due. */
  frame(): void
  /** Draws a frame now. */
  redraw(): void
  missingScripts(): string[]
}

export const openLive = (options: LiveOptions): Live => {
  const { page, map, scene, now } = options
  const opened = now()
  const seconds = (at: number): number => (at - opened) / 1_000
  const people = openPeople(scene.lights)
  const missing = new Set<string>()
  let covered: ((codePoint: number) => boolean) | undefined
  let frame: Frame = frameOf(1_920, 1_080)
  let timeZone = 'Europe/London'
  let calm = false
  let ripples: Mark[] = []
  const told = new Set<string>()
  let [drawn, counted, lit, drew] = ['', -1, 0, 0]

  const onScreen = (id: string): { x: number; y: number } => {
    const { scale, dx, dy } = map.camera()
    const place = people.place(id)
    return { x: dx + place.x * scale, y: dy + place.y * scale }
  }
  /** How far a place lies from a seat, once map and column are laid beside each other: leaders then seldom cross. */
  const reach = (id: string, seat: number): number => {
    const slot = seat === 0 ? frame.spotlight : frame.sides[seat - 1]
    return slot ? leaderCost(frame, slot, onScreen(id)) : 1
  }
  const near = (id: string, seats: readonly number[]): number =>
    seats.reduce((best, seat) => (reach(id, seat) < reach(id, best) ? seat : best))
  const cast = openCast({ seats: frame.sides.length + 1, choose: near, reach })
  const boards = openBoards({
    scene,
    frame: () => frame,
    message: people.get,
    onScreen,
    inCity: people.place,
    seconds,
    timeZone: () => timeZone,
    covered: (codePoint) => (covered ??= coverage(document.fonts))(codePoint),
    missing: (scripts) => scripts.forEach((script) => missing.add(script)),
  })

  const ripple = (message: PublicMessage, at: number): void => {
    const last = ripples.at(-1)
    if (last && seconds(at) - last.born < rippleGapMs / 1_000) return
    const place = people.place(message.id)
    ripples.push({ place, tint: accents[message.source], born: seconds(at), gone: seconds(at + rippleMs - 900) })
  }
  const show = (message: PublicMessage, at: number): void => {
    if (people.get(message.id)) return change(message, at)
    people.put(message, seconds(at))
    cast.show(voiceOf(message))
    ripple(message, at)
  }
  const change = (message: PublicMessage, at: number): void => {
    const before = people.get(message.id)
    if (!before) return show(message, at)
    people.put(message, seconds(at))
    cast.change(voiceOf(message))
    if (before.version !== message.version || before.text !== message.text) boards.drop(message.id)
  }
  const remove = (id: string): void => {
    boards.drop(id)
    cast.remove(id)
    people.remove(id)
    told.delete(id)
  }
  const tell = (cards: readonly Card[]): void => {
    const ids = cards.map((card) => card.id).filter((id) => !told.has(id))
    for (const id of ids) told.add(id)
    if (ids.length > 0) options.onShown(ids)
  }
  const count = (at: number): void => {
    if (counted !== people.version()) {
      page.counts({ voices: people.voices(), wards: people.wards(), sources: people.sources() })
      page.invite(people.voices() === 0)
      document.documentElement.dataset['voices'] = String(people.voices())
    }
    if (counted !== people.version() && at - lit > wardLightMs) {
      map.light(people.light())
      lit = at
      counted = people.version()
    }
    page.clock(timeOf(at, at, timeZone))
  }
  const signs = (at: number, still: boolean): void => {
    ripples = ripples.filter((mark) => seconds(at) - mark.born < rippleMs / 1_000)
    const now = JSON.stringify([
      ripples.map((r) => r.born),
      cast.cards().map((c) => [c.id, c.born, c.gone]),
      boards.twin(),
    ])
    if (now === drawn) return
    drawn = now
    scene.marks([...(still ? [] : ripples), ...boards.marks(at)])
    scene.leaders(boards.leaders())
    page.twin(calm ? [] : boards.twin())
  }
  const draw = (at: number): void => {
    const still = options.still()
    if (!calm) cast.tick(at)
    const before = boards.due()
    const painted = boards.follow(calm ? [] : cast.cards(), at)
    for (const card of painted) if (before && card.gone === undefined) cast.late(card.id, at)
    boards.pose(at, still)
    signs(at, still)
    count(at)
    scene.draw(seconds(at))
    drew = at
    tell(painted)
  }
  const busy = (at: number): boolean =>
    boards.due() || ripples.length > 0 || cast.cards().some((card) => moving(card, at))

  const live: Live = {
    settings(settings) {
      timeZone = settings.timeZone
      page.settings(settings)
    },
    reset(messages) {
      boards.wipe()
      cast.clear()
      people.clear()
      ripples = []
      for (const message of messages) people.put(message, -1e4)
      cast.know([...messages].sort((a, b) => b.at - a.at).map(voiceOf))
      lit = 0
      draw(now())
    },
    apply(changes) {
      const at = now()
      for (const item of changes) if (item.kind === 'remove') remove(item.id)
      for (const item of changes) {
        if (item.kind === 'show') show(item.message, at)
        else if (item.kind === 'change') change(item.message, at)
      }
      draw(at)
    },
    calm(on) {
      if (on === calm) return
      calm = on
      page.calm(on)
      if (on) page.twin([])
      drawn = ''
      drew = 0
    },
    resize() {
      const [width, height] = [Math.max(window.innerWidth, 1), Math.max(window.innerHeight, 1)]
      frame = frameOf(width, height)
      cast.seats(frame.sides.length + 1)
      page.stand(frame)
      scene.stand(frame, window.devicePixelRatio || 1)
      map.fit(frame.map, frame.unit)
      live.moved()
      scene.names(map.camera(), frame)
      boards.wipe()
      drawn = ''
      drew = 0
    },
    repaint() {
      map.repaint()
      page.repaint()
      boards.repaint()
      scene.aim(map.camera())
      draw(now())
    },
    moved() {
      scene.aim(map.camera())
      drawn = ''
    },
    frame() {
      const at = now()
      if (calm && at - drew < 1_000) return
      if (!busy(at) && at - drew < calmFrameMs) return
      draw(at)
    },
    redraw: () => draw(now()),
    missingScripts: () => [...missing],
  }
  return live
}
