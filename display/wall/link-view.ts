import type { WallSettings } from '../../shared/feed.ts'
import type { PublicMessage } from '../../shared/message.ts'

export type WallChange = { kind: 'show' | 'change'; message: PublicMessage } | { kind: 'remove'; id: string }

/** What the link asks of whatever draws the wall. */
export interface WallView {
  settings: (settings: WallSettings) => void
  /** everything now public, in place of all before */
  reset: (messages: readonly PublicMessage[]) => void
  /** Applies the changes before the next frame; resolves after the frame that drew them. */
  apply: (changes: readonly WallChange[]) => Promise<void>
  calm: (on: boolean) => void
  /** called with the ids of messages whose cards are on the screen for the first time */
  onShown: (listen: (ids: readonly string[]) => void) => void
}
