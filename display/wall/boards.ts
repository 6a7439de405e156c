import type { PublicMessage } from '../../shared/message.ts'
import { load, ready } from './cards/fonts.ts'
import type { Dot } from './layout/box.ts'
import { accents } from './layout/colours.ts'
import type { Frame, Slot } from './layout/frame.ts'
import { roomFor } from './layout/room.ts'
import { leaderLine } from './layout/leader.ts'
import { type Leader, pointsALine } from './lights/leaders.ts'
import type { Mark } from './lights/marks.ts'
import type { Card } from './motion/cast.ts'
import { poseOf, stillPoseOf } from './motion/pose.ts'
import type { PaintedCard, Scene } from './scene.ts'
import { cardWords } from './words.ts'

/** What boards need to know of the wall around them. */
export interface Around {
  scene: Scene
  frame: () => Frame
  message: (id: string) => PublicMessage | undefined
  /** the place of a message on the screen, in CSS pixels, and in city-local Mercator */
  onScreen: (id: string) => Dot
  inCity: (id: string) => Dot
  seconds: (at: number) => number
  timeZone: () => string
  today: () => number
  covered: (codePoint: number) => boolean
  missing: (scripts: readonly string[]) => void
}

interface Board {
  card: Card
  painted?: PaintedCard
  /** its type: not asked for yet, on its way, or there as far as it will ever be (offline, a face may be missing) */
  type: 'unasked' | 'loading' | 'loaded'
  text: string
}

export interface Boards {
  /** Brings the painted cards in line with the cast; paints at most one card. Returns cards painted now. */
  follow: (cards: readonly Card[]) => Card[]
  pose: (now: number, still: boolean) => void
  /** Takes one card off the screen at once, words, picture and texture. */
  drop: (id: string) => void
  /** Takes all away, to be painted again in another frame or after other words. */
  wipe: () => void
  repaint: () => void
  /** true while a card still has to be painted */
  due: () => boolean
  marks: () => Mark[]
  leaders: () => Leader[]
  /** which cards are painted, in which form: marks, leaders and twin need no new writing while it stays the same */
  signs: () => string
  /** ids of messages whose cards are painted */
  standing: () => string[]
  twin: () => { id: string; text: string; seat: number }[]
}

const slotOf = (frame: Frame, seat: number): Slot | undefined => (seat === 0 ? frame.spotlight : frame.sides[seat - 1])

export const openBoards = (around: Around): Boards => {
  const boards = new Map<string, Board>()

  const paint = (board: Board): boolean => {
    const message = around.message(board.card.id)
    const frame = around.frame()
    const slot = slotOf(frame, board.card.seat)
    if (!message || !slot) return false
    const { again } = board.card
    const { words, missing } = cardWords(message, {
      again,
      now: around.today(),
      timeZone: around.timeZone(),
      covered: around.covered,
    })
    const all = [words.text, words.name ?? '', words.handle ?? '', words.area, ...words.notes].join(' ')
    if (board.type === 'unasked' && !ready(all)) {
      board.type = 'loading'
      void load(all).then(() => (board.type = 'loaded'))
      return false
    }
    around.missing(missing)
    const room = roomFor(frame, board.card.seat, slot)
    board.painted = around.scene.card({ words, slot, room, accent: accents[message.source] })
    board.text = words.text
    return true
  }
  const drop = (id: string): void => {
    boards.get(id)?.painted?.destroy()
    boards.delete(id)
  }
  const standing = (): (Board & { painted: PaintedCard })[] =>
    Array.from(boards.values()).flatMap((board) => (board.painted ? [{ ...board, painted: board.painted }] : []))
  const life = (card: Card): { born: number; gone: number } => ({
    born: around.seconds(card.born),
    gone: card.gone === undefined ? 0 : around.seconds(card.gone),
  })

  return {
    follow(cards) {
      const ids = new Set(cards.map((card) => card.id))
      for (const id of boards.keys()) if (!ids.has(id)) drop(id)
      for (const card of cards) {
        const board = boards.get(card.id)
        if (board && board.card !== card && board.card.seat !== card.seat) drop(card.id)
        if (!boards.has(card.id)) boards.set(card.id, { card, type: 'unasked', text: '' })
        else if (board) board.card = card
      }
      const next = Array.from(boards.values()).find((board) => !board.painted && board.type !== 'loading')
      return next && paint(next) ? [next.card] : []
    },
    pose(now, still) {
      for (const { card, painted } of standing())
        painted.pose(
          still ? stillPoseOf(card, now, painted.box) : poseOf(card, now, painted.box, around.onScreen(card.id)),
        )
    },
    drop,
    wipe() {
      for (const id of Array.from(boards.keys())) drop(id)
    },
    repaint() {
      for (const { painted } of standing()) painted.repaint()
    },
    due: () => Array.from(boards.values()).some((board) => !board.painted),
    marks: () =>
      standing().map(({ card }) => {
        const message = around.message(card.id)
        return {
          place: around.inCity(card.id),
          tint: accents[message?.source ?? 'web'],
          size: card.seat === 0 ? 1 : 0.8,
          ...life(card),
        }
      }),
    leaders: () =>
      standing().map(({ card, painted }) => {
        const frame = around.frame()
        const edge = slotOf(frame, card.seat)?.edge ?? 'right'
        const line = leaderLine(painted.box, edge, around.onScreen(card.id), pointsALine)
        const tint = accents[around.message(card.id)?.source ?? 'web']
        return { line, tint, width: frame.unit * (card.seat === 0 ? 0.24 : 0.17), ...life(card) }
      }),
    signs: () =>
      standing()
        .map(({ card, painted }) => [card.id, card.born, card.gone, painted.box.y].join(' '))
        .join('\n'),
    standing: () => standing().map(({ card }) => card.id),
    twin: () =>
      standing()
        .filter(({ card }) => card.gone === undefined)
        .toSorted((a, b) => a.card.seat - b.card.seat)
        .map(({ card, text }) => ({ id: card.id, text, seat: card.seat })),
  }
}
