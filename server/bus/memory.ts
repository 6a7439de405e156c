import type { Bus } from './bus.ts'
import { openCounts } from './counts.ts'
import { openListeners } from './listeners.ts'
import { joined, nobody, same } from './presence.ts'

/** Everything within one process: all that a single node needs. */
export const memoryBus = (): Bus => {
  const { wake, onWake, clear } = openListeners()
  let own = nobody
  return {
    ...openCounts(() => performance.now()),
    wake,
    onWake,
    here: (presence) => {
      const before = own
      own = joined([presence])
      if (!same(own, before)) wake('status')
    },
    present: () => own,
    trouble: () => undefined,
    [Symbol.asyncDispose]: async () => clear(),
  }
}
