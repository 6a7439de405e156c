import type { AppliedReports } from './link-applied.ts'
import type { WallState } from './link-state.ts'
import type { WallChange, WallView } from './wall.ts'

/** What the link asks of whatever draws the wall. */
export type LinkedView = Pick<WallView, 'settings' | 'reset' | 'apply' | 'calm' | 'onShown'>

export interface Drawing {
  /** Changes what is on the wall before the next frame; its report goes out after it. */
  draw: (changes: readonly WallChange[]) => void
  /** Calm or not by a hello: it may be newer than the entries that follow it, so calm holds until they are in. */
  hello: (calm: boolean) => void
  /** All the server had is in; true where that may end the calm. */
  settled: () => boolean
}

export const drawOn = (view: LinkedView, state: WallState, applied: AppliedReports): Drawing => {
  let holding = false
  return {
    draw: (changes) => {
      const seq = state.last
      view.calm(state.calm || holding)
      void view.apply(changes).then(() => {
        applied.drawn(seq)
        return seq
      })
    },
    hello: (calm) => {
      holding = calm || state.calm
      state.calm = calm
    },
    settled: () => {
      const held = holding
      holding = false
      return held
    },
  }
}
