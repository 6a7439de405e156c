import type { DeskMessage } from '../../../shared/desk.ts'
import type { PublicMessage } from '../../../shared/message.ts'
import { coverage, load } from '../../wall/cards/fonts.ts'
import { paintPlan, plan, shadowOf } from '../../wall/cards/paint.ts'
import { roomFor } from '../../wall/layout/room.ts'
import { accents } from '../../wall/layout/colours.ts'
import { frameOf } from '../../wall/layout/frame.ts'
import { cardWords } from '../../wall/words.ts'

/** The screen that the preview stands for, in CSS pixels. */
const screen = { width: 1920, height: 1080 }

/** The message as the public would have it if these words were approved now. Under 16: no name and no place. */
export const publicForm = (message: DeskMessage, text: string, now: number): PublicMessage => ({
  id: message.id,
  version: message.version,
  text,
  ...(message.name !== undefined && !message.under16 && { name: message.name }),
  ...(message.handle !== undefined && !message.under16 && { handle: message.handle }),
  source: message.source,
  ...(message.area !== undefined && !message.under16 && { area: message.area }),
  at: now,
  sentAt: message.sentAt,
  edited: text !== message.text,
  pinned: message.pinned,
})

let covered: ((codePoint: number) => boolean) | undefined

export interface DrawnCard {
  /** CSS pixels of the canvas at the size it was asked for */
  width: number
  height: number
  /** scripts that the wall has no type for */
  missing: string[]
  /** whether the end of the words did not fit on the card */
  cut: boolean
}

/**
 * Paints a message by the wall's own hand, as the spotlight of a full HD screen, into a canvas that fits `room` CSS pixels.
 * The faces its words need are loaded first, so it may come back a moment later.
 */
export const drawCard = async (
  canvas: HTMLCanvasElement,
  message: PublicMessage,
  room: { width: number; height: number },
  isWanted: () => boolean,
): Promise<DrawnCard | undefined> => {
  covered ??= coverage(document.fonts)
  const { words, missing } = cardWords(message, { again: false, now: message.at, timeZone: 'Europe/London', covered })
  await load([words.text, words.name ?? '', words.area].join(' '))
  if (!isWanted()) return undefined
  const frame = frameOf(screen.width, screen.height)
  const spot = roomFor(frame, 0, frame.spotlight)
  const planned = plan(words, spot)
  const margin = shadowOf(spot.unit)
  const [wide, high] = [planned.width + 2 * margin, planned.height + 2 * margin]
  const scale = Math.min(room.width / wide, room.height / high)
  paintPlan(planned, spot, accents[message.source], scale * (window.devicePixelRatio || 1), canvas)
  return { width: wide * scale, height: high * scale, missing, cut: planned.cut }
}
