import type { CityMap } from './map/map.ts'
import type { Page } from './page.ts'
import type { People } from './people.ts'
import { timeOf } from './words.ts'

/** The wards' light follows the voices by this: it is costly to lay, and never in the frame that shows a new voice. */
const wardLightMs = 2_000

/** Keeps counts, clock and the wards' light on the page up to date; does nothing in frames in which nothing changed. */
export const openTally = (page: Page, map: CityMap, people: People) => {
  let [counted, lit, lightAt, minute, zone] = [-1, -1, Number.NEGATIVE_INFINITY, -1, '']
  const count = (now: number): void => {
    if (lit === counted && lit >= 0) lightAt = now + wardLightMs
    counted = people.version()
    page.counts({ voices: people.voices(), wards: people.wards(), sources: people.sources() })
    page.invite(people.voices() === 0)
    document.documentElement.dataset['voices'] = String(people.voices())
  }
  const light = (): void => {
    lit = people.version()
    map.light(people.light())
  }
  return {
    update(now: number, today: number, timeZone: string): void {
      if (counted !== people.version()) count(now)
      if (lit !== people.version() && now >= lightAt) light()
      const clock = Math.floor(today / 60_000)
      if (clock === minute && timeZone === zone) return
      minute = clock
      zone = timeZone
      page.clock(timeOf(today, today, timeZone))
    },
  }
}
