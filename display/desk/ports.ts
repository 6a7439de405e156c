import type { DeskView } from '../link/desk.ts'
import type { DeskApi } from './api.ts'

/** What the desk needs of the world; its rules and its state know no browser. */
export interface Ports {
  api: DeskApi
  /** Follows the desk's feed until the function it returns is called. */
  connect: (view: DeskView) => () => void
  /** epoch milliseconds */
  now: () => number
  wait: (ms: number) => Promise<void>
  /** Sounds the two tones of a crisis message. */
  alarm: () => void
  /** Words that outlive a reload of this page. */
  memory: { get: (key: string) => string | undefined; set: (key: string, value: string | undefined) => void }
}
