import type { PublicMessage } from '../../shared/message.ts'
import type { Boards } from './boards.ts'
import { accents } from './layout/colours.ts'
import type { Cast } from './motion/cast.ts'
import type { People } from './people.ts'
import type { Ripples } from './ripples.ts'
import type { WallChange } from './wall-view.ts'
import { voiceOf } from './words.ts'

export interface Changed {
  people: People
  cast: Cast
  boards: Boards
  ripples: Ripples
}

const add = (message: PublicMessage, { people, cast, ripples }: Changed, seconds: number): void => {
  people.put(message, seconds)
  cast.show(voiceOf(message))
  ripples.start(message.id, people.place(message.id), accents[message.source], seconds)
}

const change = (
  message: PublicMessage,
  before: PublicMessage,
  { people, cast, boards }: Changed,
  seconds: number,
): void => {
  people.put(message, seconds)
  cast.change(voiceOf(message))
  if (before.version !== message.version || before.text !== message.text) boards.drop(message.id)
}

const put = (message: PublicMessage, wall: Changed, seconds: number): void => {
  const before = wall.people.get(message.id)
  if (before) change(message, before, wall, seconds)
  else add(message, wall, seconds)
}

/** Words that are no longer public go first of all: card, picture, texture, ripple and light. */
export const takeDown = (id: string, { people, cast, boards, ripples }: Changed): void => {
  ripples.remove(id)
  boards.drop(id)
  cast.remove(id)
  people.remove(id)
}

/**
 * Brings changes into what the wall holds, in their order; nothing is drawn yet. A card whose words changed is taken off and
 * painted anew: its old words never stay for another frame.
 */
export const take = (changes: readonly WallChange[], wall: Changed, seconds: number): void => {
  for (const item of changes) {
    if (item.kind === 'remove') takeDown(item.id, wall)
    else put(item.message, wall, seconds)
  }
}
