import type { Role } from './dwell.ts'

/** What the rotation knows about a message. `author` is unique for a message without a name. Words are never needed here. */
export interface Voice {
  id: string
  author: string
  area?: string
  source: string
  words: number
  pinned: boolean
  shown: number
  spotlit: number
}

/** Who is on the screen now, and who was there of late. */
export interface Stage {
  role: Role
  on: readonly Voice[]
  lately: readonly Voice[]
  /** 0 to 1: how far a voice's place lies from the seat in question */
  reach?: (id: string) => number
}

const count = (voices: readonly Voice[], same: (voice: Voice) => boolean): number => {
  let n = 0
  for (const voice of voices) if (same(voice)) n++
  return n
}

/**
 * How far back a voice stands for a seat; infinite where it may not have it. One author has one card at a time; areas and
 * channels that are on the screen or were there of late wait a little; voices with no place wait for no area.
 */
export const score = (voice: Voice, stage: Stage): number => {
  const sameAuthor = (other: Voice): boolean => other.author === voice.author
  if (stage.on.some((other) => other.id === voice.id || sameAuthor(other))) return Number.POSITIVE_INFINITY
  const sameArea = (other: Voice): boolean => voice.area !== undefined && other.area === voice.area
  const sameSource = (other: Voice): boolean => other.source === voice.source
  const turns = stage.role === 'spotlight' ? voice.spotlit * 2 : 0
  return (
    turns +
    count(stage.on, sameArea) * 2 +
    count(stage.on, sameSource) * 0.3 +
    count(stage.lately, sameAuthor) * 1.5 +
    count(stage.lately, sameArea) * 0.5 +
    (stage.reach?.(voice.id) ?? 0)
  )
}
