import { isAway } from './state/claims.ts'
import type { Store } from './store.ts'

const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
const lookEvery = 5_000

/** Watches whether somebody sits at this desk: a hand on keys or mouse, the tab in sight. */
export const watchHands = (store: Store): (() => void) => {
  let touchedAt = Date.now()
  let hiddenSince: number | undefined
  const look = (): void => void (store.away.value = isAway(touchedAt, hiddenSince, Date.now()))
  const touched = (): void => {
    touchedAt = Date.now()
    if (store.away.peek()) look()
  }
  const turned = (): void => {
    hiddenSince = document.hidden ? Date.now() : undefined
    if (!document.hidden) touched()
  }
  for (const event of events) window.addEventListener(event, touched, { passive: true, capture: true })
  document.addEventListener('visibilitychange', turned)
  const timer = setInterval(look, lookEvery)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', turned)
    for (const event of events) window.removeEventListener(event, touched, { capture: true })
  }
}
