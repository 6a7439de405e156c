import type { WallSettings } from '../../shared/feed.ts'
import type { PublicMessage } from '../../shared/message.ts'

export type WallChange = { kind: 'show' | 'change'; message: PublicMessage } | { kind: 'remove'; id: string }

export interface WallHealth {
  /** "webgl: …" with the graphics card's name, or "plain" */
  renderer: string
  frames: number
  lost: boolean
  /** names of scripts that some message needed and our type has not */
  missingScripts: string[]
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
  stop: () => void
  /** Called with the ids of messages whose cards are on the screen for the first time. */
  onShown: (listen: (ids: readonly string[]) => void) => void
}

export interface WallOptions {
  /** epoch milliseconds; never runs backwards */
  now?: () => number
  /** plain: no WebGL. auto: plain where there is none, or where a processor would have to draw more than a 1440p screen. */
  renderer?: 'auto' | 'webgl' | 'plain'
  reload?: () => void
}
