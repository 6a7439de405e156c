import type { WallSettings } from '../../shared/feed.ts'
import type { PublicMessage } from '../../shared/message.ts'
import { openBoards } from './boards.ts'
import { coverage } from './cards/fonts.ts'
import { take, takeDown } from './changes.ts'
import { middle } from './layout/box.ts'
import { type Frame, frameOf } from './layout/frame.ts'
import { leaderCost } from './layout/leader.ts'
import type { CityMap } from './map/map.ts'
import { type Card, openCast } from './motion/cast.ts'
import { moving } from './motion/pose.ts'
import type { Page } from './page.ts'
import { openPeople } from './people.ts'
import { placeOf } from './places.ts'
import { openRipples } from './ripples.ts'
import type { Scene } from './scene.ts'
import { openTally } from './tally.ts'
import type { LightAt, WallChange } from './wall-view.ts'
import { voiceOf } from './words.ts'

/** Between frames while nothing but the lights' slow pulse moves, and while the calm card is up. */
const quietMs = 66
const calmMs = 1_000
const longAgo = -1e4
/** seconds */
const rewindAfter = 20_000

export interface LiveOptions {
  page: Page
  map: CityMap
  scene: Scene
  /** for motion: never runs backwards */
  now: () => number
  /** for clocks and ages: the time of day */
  today: () => number
  onShown: (ids: readonly string[]) => void
  still: () => boolean
}

/** The wall that runs: messages in, frames out. It holds no clock and no timer of its own; `frame` is called by the loop. */
export interface Live {
  settings: (settings: WallSettings) => void
  reset: (messages: readonly PublicMessage[]) => void
  apply: (changes: readonly WallChange[]) => void
  calm: (on: boolean) => void
  resize: () => void
  repaint: () => void
  moved: () => void
  /** Draws a frame if one is due. */
  frame: () => void
  /** Draws a frame now. */
  redraw: () => void
  missingScripts: () => string[]
  lightAt: (message: Pick<PublicMessage, 'id' | 'area'>) => LightAt
}

/** Everything a running wall holds. */
interface Held {
  frame: Frame
  timeZone: string
  calm: boolean
  /** by the server's settings */
  saidRehearsal: boolean
  /** it is named on the screen */
  rehearsal: boolean
  /** what marks, leaders and twin were last written for */
  drawn: string
  drewAt: number
  told: Set<string>
  missing: Set<string>
}

const open = (options: LiveOptions) => {
  const { map, scene, now, page } = options
  let opened = now()
  const held: Held = {
    frame: frameOf(1_920, 1_080),
    timeZone: 'Europe/London',
    calm: false,
    saidRehearsal: false,
    rehearsal: false,
    drawn: '',
    drewAt: 0,
    told: new Set(),
    missing: new Set(),
  }
  const seconds = (at: number): number => (at - opened) / 1_000
  const ripples = openRipples()
  /** Sets the shaders' clock back now and then: a 32-bit float of seconds is too coarse for motion after a few days. */
  const rewind = (at: number): void => {
    if (seconds(at) < rewindAfter || ripples.marks(seconds(at)).length > 0) return
    opened = at
    scene.lights.settle()
    held.drawn = ''
  }
  const people = openPeople(scene.lights)
  const onScreen = (id: string): { x: number; y: number } => {
    const { scale, dx, dy } = map.camera()
    const place = people.place(id)
    return { x: dx + place.x * scale, y: dy + place.y * scale }
  }
  const reach = (id: string, seat: number): number => {
    const slot = seat === 0 ? held.frame.spotlight : held.frame.sides[seat - 1]
    return slot ? leaderCost(held.frame, slot, onScreen(id)) : 1
  }
  const near = (id: string, seats: readonly number[]): number =>
    seats.reduce((best, seat) => (reach(id, seat) < reach(id, best) ? seat : best))
  const cast = openCast({ seats: held.frame.sides.length + 1, choose: near, reach })
  let covered: ((codePoint: number) => boolean) | undefined
  const boards = openBoards({
    scene,
    frame: () => held.frame,
    message: people.get,
    onScreen,
    inCity: people.place,
    seconds,
    timeZone: () => held.timeZone,
    today: options.today,
    covered: (codePoint) => (covered ??= coverage(document.fonts))(codePoint),
    missing: (scripts) => scripts.forEach((script) => held.missing.add(script)),
  })
  return {
    ...options,
    held,
    seconds,
    rewind,
    people,
    cast,
    boards,
    ripples,
    tally: openTally(page, map, people),
  }
}
type Wall = ReturnType<typeof open>

/** Marks, leaders and the twin, written only when a card or a ripple came or went. */
const writeSigns = (wall: Wall, at: number): void => {
  const { held, cast, boards, ripples, seconds } = wall
  const rings = wall.still() ? [] : ripples.marks(seconds(at))
  const signs = JSON.stringify([rings.length, rings.at(-1)?.born, boards.signs(), cast.cards().map((c) => c.gone)])
  if (signs === held.drawn) return
  held.drawn = signs
  wall.scene.marks([...rings, ...boards.marks()])
  wall.scene.leaders(boards.leaders())
  wall.page.twin(held.calm ? [] : boards.twin())
}

/** Says which messages are on the screen for the first time; a lost context shows nothing. */
const tell = ({ held, boards, scene, onShown }: Wall): void => {
  const ids = scene.lost() ? [] : boards.standing().filter((id) => !held.told.has(id))
  for (const id of ids) held.told.add(id)
  if (ids.length > 0) onShown(ids)
}

/** A voice of the whole city speaks from the side of the ring that faces its card: no line crosses the map for it. */
const turnRing = ({ held, map, people, seconds }: Wall, came: readonly Card[]): void => {
  const { scale, dx, dy } = map.camera()
  for (const card of came) {
    const box = (card.seat === 0 ? held.frame.spotlight : held.frame.sides[card.seat - 1])?.box
    if (!box) continue
    const heart = middle(box)
    people.turn(card.id, { x: (heart.x - dx) / scale, y: (heart.y - dy) / scale }, seconds(card.born))
  }
}

const draw = (wall: Wall, at: number): void => {
  const { held, cast, boards, scene } = wall
  wall.rewind(at)
  if (!held.calm) turnRing(wall, cast.tick(at))
  const painted = boards.follow(held.calm ? [] : cast.cards())
  for (const card of painted) cast.late(card.id, at)
  scene.still(wall.still())
  boards.pose(at, wall.still())
  writeSigns(wall, at)
  wall.tally.update(at, wall.today(), held.timeZone)
  scene.draw(wall.seconds(at))
  held.drewAt = at
  tell(wall)
}

const due = ({ held, boards, cast, ripples, seconds }: Wall, at: number): boolean => {
  if (held.calm) return at - held.drewAt >= calmMs
  if (boards.due() || ripples.marks(seconds(at)).length > 0) return true
  return at - held.drewAt >= quietMs || cast.cards().some((card) => moving(card, at))
}

const resize = (wall: Wall): void => {
  const { held, page, scene, map } = wall
  const [width, height] = [Math.max(window.innerWidth, 1), Math.max(window.innerHeight, 1)]
  held.frame = frameOf(width, height, held.rehearsal)
  wall.cast.seats(held.frame.sides.length + 1)
  page.stand(held.frame)
  scene.stand(held.frame, window.devicePixelRatio || 1)
  map.fit(held.frame.map, held.frame.unit)
  scene.aim(map.camera())
  scene.names(map.camera(), held.frame)
  wall.boards.wipe()
  held.drawn = ''
  held.drewAt = 0
}

/** A rehearsal is named as soon as the server says that it is one, or the first of its messages is there: whichever comes first. */
const nameRehearsal = (wall: Wall): void => {
  const { held, page, people } = wall
  const on = held.saidRehearsal || people.sources().has('rehearsal')
  if (on === held.rehearsal) return
  held.rehearsal = on
  page.rehearsal(on)
  resize(wall)
}

/** Everything now public in place of all before; cards whose words stay the same stay where they are. */
const reset = (wall: Wall, messages: readonly PublicMessage[]): void => {
  const { people, cast } = wall
  const now = new Set(messages.map((message) => message.id))
  for (const id of people.ids()) if (!now.has(id)) takeDown(id, wall)
  const known = messages.filter((message) => people.get(message.id))
  take(
    known.map((message) => ({ kind: 'change', message })),
    wall,
    longAgo,
  )
  const others = messages.filter((message) => !people.get(message.id))
  for (const message of others) people.put(message, longAgo)
  cast.know(others.toSorted((a, b) => b.at - a.at).map(voiceOf))
}

export const openLive = (options: LiveOptions): Live => {
  const wall = open(options)
  const { held, page, map, scene, boards, now } = wall
  const redraw = (): void => draw(wall, now())
  return {
    settings(settings) {
      held.timeZone = settings.timeZone
      page.settings(settings)
      held.saidRehearsal = settings.rehearsal
      nameRehearsal(wall)
    },
    reset(messages) {
      reset(wall, messages)
      nameRehearsal(wall)
      redraw()
    },
    apply(changes) {
      const at = now()
      take(changes, wall, wall.seconds(at))
      nameRehearsal(wall)
      draw(wall, at)
    },
    calm(on) {
      if (on === held.calm) return
      held.calm = on
      page.calm(on)
      if (on) page.twin([])
      held.drawn = ''
      held.drewAt = 0
    },
    resize: () => resize(wall),
    repaint() {
      map.repaint()
      page.repaint()
      boards.repaint()
      scene.aim(map.camera())
      scene.names(map.camera(), held.frame)
      redraw()
    },
    moved() {
      scene.aim(map.camera())
      held.drawn = ''
      redraw()
    },
    frame() {
      const at = now()
      if (due(wall, at)) draw(wall, at)
    },
    redraw,
    missingScripts: () => [...held.missing],
    lightAt(message) {
      const { scale, dx, dy } = map.camera()
      const here = wall.people.get(message.id) !== undefined
      const { x, y } = here ? wall.people.place(message.id) : placeOf(message)
      return { x: dx + x * scale, y: dy + y * scale, here }
    },
  }
}
