import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks again and again until the answer is neither undefined nor false, and gives it. Throws after `most` milliseconds,
 * naming what was waited for: a limit against hanging, not a measurement.
 */
export const until = async <T>(
  what: string,
  ask: () => T | Promise<T>,
  most = 15_000,
): Promise<Exclude<T, undefined | false>> => {
  const end = performance.now() + most
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>
    if (performance.now() > end) throw new Error(`waited ${most} ms in vain: ${what}`)
    await pause(20)
  }
}
