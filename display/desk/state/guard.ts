/**
 * Milliseconds in which no key decides after the item under the cursor changed (safety.md, "The moderator's desk"):
 * nobody reads a message in that time, so the key was meant for the one before.
 */
export const guardTime = 300

/** `changedAt` and `now` in milliseconds of one clock. */
export const isGuarded = (changedAt: number, now: number): boolean => now - changedAt < guardTime
