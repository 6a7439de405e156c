import type { PublicMessage, SourceName } from '../../shared/message.ts'
import type { Dot } from './layout/box.ts'
import { accents } from './layout/colours.ts'
import type { Scene } from './scene.ts'
import { countWards, hasPlace, placeOf, ringSpot } from './places.ts'

/** Every public message, with its light and what it counts for. */
export interface People {
  put: (message: PublicMessage, born: number) => void
  remove: (id: string) => void
  get: (id: string) => PublicMessage | undefined
  ids: () => string[]
  place: (id: string) => Dot
  /** Moves a voice that has no area to another spot of the ring; false for a voice that has one. */
  turn: (id: string, towards: Dot, born: number) => boolean
  voices: () => number
  wards: () => number
  sources: () => Set<SourceName>
  light: () => number[]
  /** counts up with every change */
  version: () => number
}

export const openPeople = (lights: Scene['lights']): People => {
  const messages = new Map<string, PublicMessage>()
  const places = new Map<string, Dot>()
  const sources = new Map<SourceName, number>()
  const wards = countWards()
  let version = 0

  const tally = (message: PublicMessage, by: 1 | -1): void => {
    wards.add(message.area, by)
    sources.set(message.source, (sources.get(message.source) ?? 0) + by)
    version++
  }
  return {
    put(message, born) {
      const before = messages.get(message.id)
      if (before) tally(before, -1)
      messages.set(message.id, message)
      tally(message, 1)
      if (before && before.area === message.area) return
      const place = placeOf(message)
      places.set(message.id, place)
      lights.add({ id: message.id, place, tint: accents[message.source], born })
    },
    remove(id) {
      const before = messages.get(id)
      if (!before) return
      tally(before, -1)
      messages.delete(id)
      places.delete(id)
      lights.remove(id)
    },
    get: (id) => messages.get(id),
    ids: () => Array.from(messages.keys()),
    place: (id) => places.get(id) ?? { x: 0, y: 0 },
    turn(id, towards, born) {
      const message = messages.get(id)
      if (!message || hasPlace(message)) return false
      const place = ringSpot(id, towards)
      places.set(id, place)
      lights.add({ id, place, tint: accents[message.source], born })
      return true
    },
    voices: () => messages.size,
    wards: wards.heard,
    sources: () => new Set(Array.from(sources).flatMap(([source, n]) => (n > 0 ? [source] : []))),
    light: wards.light,
    version: () => version,
  }
}
