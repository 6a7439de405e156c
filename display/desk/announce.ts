import { effect } from '@preact/signals'
import type { Desk } from './desk.ts'
import type { Sound } from './sound.ts'
import { laneOrder, laneWords } from './state/words.ts'

const tick = 1_000
/** Arrivals are read aloud together, at most this often (ms). */
const countsEvery = 15_000
/** A crisis message that nobody at this desk has opened sounds again after this long (ms). */
const remindAfter = 60_000

const waiting = laneOrder.filter((lane) => lane !== 'on_wall' && lane !== 'not_shown')

/** What goes on without anybody pressing a key: the clock, the title of the tab, counts read aloud, the reminder. */
export const keepTime = (desk: Desk, sound: Sound): (() => void) => {
  const { store, notices } = desk
  const counts = (): number[] => waiting.map((lane) => store.board.peek().lanes[lane].length)
  const opened = new Set<string>()
  let known = counts()
  let countedAt = 0
  let alarmedAt = Date.now()

  const sayCounts = (): void => {
    const now = counts()
    const more = waiting.flatMap((lane, i) => {
      const n = (now[i] ?? 0) - (known[i] ?? 0)
      return n > 0 ? [`${n} more in ${laneWords[lane]}, ${now[i]} waiting`] : []
    })
    known = now
    if (more.length > 0) notices.say(`${more.join('. ')}.`)
  }
  const remind = (now: number): void => {
    const isUnopened = store.board.peek().lanes.crisis.some((id) => !opened.has(id))
    if (!isUnopened) alarmedAt = now
    else if (now - alarmedAt >= remindAfter) {
      alarmedAt = now
      sound.alarm()
    }
  }
  const timer = setInterval(() => {
    const now = Date.now()
    store.tick.value = now
    remind(now)
    if (now - countedAt >= countsEvery) {
      countedAt = now
      sayCounts()
    }
  }, tick)
  const stopTitle = effect(() => {
    const crisis = store.board.value.lanes.crisis.length
    const fresh = store.board.value.lanes.new.length
    const waits = fresh > 0 ? `(${fresh}) ` : ''
    const label = crisis > 0 ? `CRISIS ${crisis} · ` : waits
    document.title = store.me.value === undefined ? 'Headrow desk' : `${label}Headrow desk`
  })
  const stopOpened = effect(() => {
    const message = store.current.value
    if (message?.lane === 'crisis') opened.add(message.id)
  })
  return () => {
    clearInterval(timer)
    stopTitle()
    stopOpened()
  }
}
