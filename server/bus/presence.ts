import type { Presence } from './bus.ts'

export const nobody: Presence = { moderators: [], viewers: 0 }

/** All of them as one: moderators once each and in order, viewers summed. */
export const joined = (all: readonly Presence[]): Presence => ({
  moderators: [...new Set(all.flatMap(({ moderators }) => moderators))].toSorted(),
  viewers: all.reduce((sum, { viewers }) => sum + viewers, 0),
})

/** Whether two that were joined say the same. */
export const same = (a: Presence, b: Presence): boolean => JSON.stringify(a) === JSON.stringify(b)
