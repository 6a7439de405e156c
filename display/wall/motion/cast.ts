import { type Role, dwell, shrinkMs, stay } from './dwell.ts'
import type { Stage, Voice } from './fair.ts'
import { openQueue } from './queue.ts'
import type { Life } from './pose.ts'

/** A card on the screen. Seat 0 is the spotlight. `again`: it was shown before. */
export interface Card extends Life {
  id: string
  seat: number
  again: boolean
  readUntil: number
  until: number
}

export interface Cast {
  /** A new message: it goes before everything that was shown. */
  show: (voice: Voice) => void
  /** Messages that were public before this wall opened. */
  know: (voices: readonly Voice[]) => void
  change: (voice: Voice) => void
  /** Takes a message away at once, without a way out. */
  remove: (id: string) => void
  seats: (count: number) => void
  /** A card whose type had to be loaded first begins its life now. */
  late: (id: string, now: number) => void
  /** Moves time on; returns the cards that came with this tick. */
  tick: (now: number) => Card[]
  cards: () => readonly Card[]
  size: () => number
}

/** Seats do not change faster than this: two changes of a card are never one blur. */
const pauseMs = 450
const latelyKept = 8
const sideSeats = (seats: number): number[] => Array.from({ length: Math.max(seats - 1, 0) }, (_, i) => i + 1)
const read = (card: Card | undefined, now: number): boolean => card !== undefined && now >= card.readUntil
const roleOf = (seat: number): Role => (seat === 0 ? 'spotlight' : 'side')

export interface CastOptions {
  seats: number
  /** Which of the free side seats suits a message best: the one nearest its place. */
  choose?: (id: string, seats: readonly number[]) => number
  /** How far a message's place lies from a seat, 0 to 1: long leader lines are the second choice. */
  reach?: (id: string, seat: number) => number
}

/**
 * Who is on the screen, from one tick to the next. New voices take the spotlight if it has been read, else a free side
 * seat, else a side card that has been read. One side seat is kept free of repeats, so that a new voice need not wait.
 * A card leaves only when another comes: the wall never empties itself.
 */
export const openCast = (options: CastOptions): Cast => {
  const queue = openQueue()
  let seats = options.seats
  let cards: Card[] = []
  let lately: Voice[] = []
  let [next, idleUntil] = [0, 0]

  const standing = (seat: number): Card | undefined =>
    cards.find((card) => card.seat === seat && card.gone === undefined)
  const stage = (among: readonly number[]): Stage => ({
    role: roleOf(among[0] ?? 0),
    on: cards.flatMap((card) => {
      const voice = card.gone === undefined ? queue.get(card.id) : undefined
      return voice ? [voice] : []
    }),
    lately,
    reach: (id) => (among.length === 1 && among[0] !== undefined ? (options.reach?.(id, among[0]) ?? 0) : 0),
  })
  const sides = (): number[] => sideSeats(seats)
  const free = (): number[] => sides().filter((seat) => !standing(seat))

  const seat = (voice: Voice, at: number, now: number): Card => {
    const role = roleOf(at)
    const leaving = standing(at)
    if (leaving) leaving.gone = now
    const card: Card = {
      id: voice.id,
      seat: at,
      again: voice.shown > 0,
      born: now,
      readUntil: now + dwell(voice.words, role) + 900,
      until: now + stay(voice.words, role) + ((at * 1_700) % 6_000),
    }
    voice.shown++
    if (at === 0) voice.spotlit++
    cards.push(card)
    lately = [voice, ...lately].slice(0, latelyKept)
    next = now + pauseMs
    return card
  }
  const seatsForFresh = (now: number): number[] => {
    const spot = standing(0)
    if (!spot || read(spot, now)) return [0]
    const empty = free()
    return empty.length > 0 ? empty : sides().filter((at) => read(standing(at), now))
  }
  const seatsForRepeat = (now: number): number[] => {
    const spot = standing(0)
    if (!spot || now >= spot.until) return [0]
    const empty = free()
    if (empty.length > 1 || (empty.length === 1 && seats <= 2)) return empty
    return sides().filter((at) => now >= (standing(at)?.until ?? Number.POSITIVE_INFINITY))
  }
  const nearest = (voice: Voice, among: readonly number[]): number =>
    among.length > 1 && options.choose ? options.choose(voice.id, among) : (among[0] ?? 0)
  const fill = (now: number): Card | undefined => {
    const fresh = queue.waiting() > 0 ? seatsForFresh(now) : []
    const voice = fresh.length > 0 ? queue.take(stage(fresh), false) : undefined
    if (voice) return seat(voice, nearest(voice, fresh), now)
    const again = seatsForRepeat(now)
    const repeated = again.length > 0 ? queue.take(stage(again), true) : undefined
    if (repeated) return seat(repeated, nearest(repeated, again), now)
    idleUntil = again.length > 0 ? now + pauseMs : 0
    return undefined
  }

  return {
    show(voice) {
      idleUntil = 0
      queue.fresh(voice)
    },
    know: (voices) => voices.forEach((voice) => queue.known(voice)),
    change: (voice) => queue.change(voice),
    remove(id) {
      queue.remove(id)
      cards = cards.filter((card) => card.id !== id)
      lately = lately.filter((voice) => voice.id !== id)
    },
    seats(count) {
      seats = count
      cards = cards.filter((card) => card.seat < count)
    },
    late(id, now) {
      const card = cards.find((each) => each.id === id && each.gone === undefined)
      const by = card ? now - card.born : 0
      if (!card || by < 40) return
      card.born += by
      card.readUntil += by
      card.until += by
    },
    tick(now) {
      if (cards.some((card) => card.gone !== undefined)) cards = cards.filter((c) => (c.gone ?? now) > now - shrinkMs)
      if (now < Math.max(next, idleUntil)) return []
      const card = fill(now)
      return card ? [card] : []
    },
    cards: () => cards,
    size: () => queue.size(),
  }
}
