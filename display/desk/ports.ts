import type { DeskLink, DeskView } from '../link/desk.ts'
import type { DeskApi } from './api.ts'

/** What the desk needs of the world; its rules and its state know no browser. */
export interface Ports {
  api: DeskApi
  /** Follows the desk's feed until it is closed. */
  connect: (view: DeskView) => DeskLink
  /** epoch milliseconds */
  now: () => number
  wait: (ms: number) => Promise<void>
  /** Calls once after `ms`, unless the function it returns is called before. */
  later: (ms: number, act: () => void) => () => void
  /** Sounds the two tones of a crisis message. */
  alarm: () => void
  /** Words that outlive a reload of this page. */
  memory: { get: (key: string) => string | undefined; set: (key: string, value: string | undefined) => void }
}
