import type { WallSettings } from '../../shared/feed.ts'
import type { PublicMessage } from '../../shared/message.ts'
import type { Dot } from './layout/box.ts'

export type WallChange = { kind: 'show' | 'change'; message: PublicMessage } | { kind: 'remove'; id: string }

export interface WallHealth {
  /** "webgl: …" with the graphics card's name, or "plain" */
  renderer: string
  frames: number
  lost: boolean
  /** names of scripts that some message needed and our type has not */
  missingScripts: string[]
}

/** Where the light of a message stands, in CSS pixels from the top left; `here`: the wall holds that message now. */
export interface LightAt extends Dot {
  here: boolean
}

/** The wall, as whoever feeds it sees it. */
export interface WallView {
  settings: (settings: WallSettings) => void
  /** Everything now public, in place of all before. Resolves after the frame that drew it was submitted. */
  reset: (messages: readonly PublicMessage[]) => Promise<void>
  /** Resolves after the frame that drew the changes was submitted; what was removed is gone from that very frame. */
  apply: (changes: readonly WallChange[]) => Promise<void>
  /** Fades to the calm card within 250 ms, or back. */
  calm: (on: boolean) => void
  health: () => WallHealth
  /** Where the light of a message stands, or would stand if the wall held it. */
  lightAt: (message: Pick<PublicMessage, 'id' | 'area'>) => LightAt
  stop: () => void
  /** Called with the ids of messages whose cards are on the screen for the first time. */
  onShown: (listen: (ids: readonly string[]) => void) => void
}

/** What a wall answers at its page's console, and to benches, as `window.wall`: it can be asked and not changed. */
export type WallProbe = Pick<WallView, 'health' | 'lightAt'>

export interface WallOptions {
  /** epoch milliseconds; never runs backwards */
  now?: () => number
  /** plain: no WebGL. auto: plain where there is none, or where a processor would have to draw more than a 1440p screen. */
  renderer?: 'auto' | 'webgl' | 'plain'
  reload?: () => void
}
