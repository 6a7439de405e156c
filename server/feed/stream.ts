import { openBatcher } from './batch.ts'

/** A node's reading of one gapless sequence: it emits only what it has read back from the store. */
export interface Stream<T> extends AsyncDisposable {
  /** the highest seq given to every listener; a client that has it may join the live room */
  sent: () => number
  wake: () => void
  onEntries: (listener: (entries: T[]) => void) => () => void
}

/** With every wake-up lost, entries still come within this time, in ms. */
const pollEvery = 1_000

/**
 * Follows a sequence from `start`: on each wake-up, and once a second without one, it reads what is beyond the last
 * and emits it in order. A read that fails is tried again at the next poll; nothing is skipped.
 */
export const openStream = <T extends { seq: number }>(options: {
  start: number
  read: (after: number) => Promise<T[]>
  isUrgent: (entry: T) => boolean
  /** where nobody listens, entries are passed over unread */
  unheard?: { is: () => boolean; last: () => Promise<number> }
  failed: (error: unknown) => void
}): Stream<T> => {
  const { read, isUrgent, failed } = options
  const listeners = new Set<(entries: T[]) => void>()
  let last = options.start
  let sent = options.start
  let running: Promise<void> | undefined
  let again = false

  const batcher = openBatcher<T>((entries) => {
    sent = Math.max(sent, entries.at(-1)?.seq ?? 0)
    for (const listener of listeners) tell(listener, entries)
  }, isUrgent)

  /** One listener's fault is not the others' loss. */
  const tell = (listener: (entries: T[]) => void, entries: T[]): void => {
    try {
      listener(entries)
    } catch (error) {
      failed(error)
    }
  }

  /** True when nobody listens, still, after the end was looked up: whoever comes later begins there. */
  const passOver = async (): Promise<boolean> => {
    const { unheard } = options
    if (!unheard?.is()) return false
    const end = await unheard.last()
    if (!unheard.is()) return false
    last = Math.max(last, end)
    sent = Math.max(sent, last)
    return true
  }

  const run = async (): Promise<void> => {
    do {
      again = false
      if (await passOver()) continue
      for (let entries = await read(last); entries.length > 0; entries = await read(last)) {
        last = entries.at(-1)?.seq ?? last
        batcher.push(entries)
      }
    } while (again)
    running = undefined
  }
  const wake = (): void => {
    again = true
    running ??= run().catch((error: unknown) => {
      running = undefined
      failed(error)
    })
  }
  const poll = setInterval(wake, pollEvery)

  return {
    sent: () => sent,
    wake,
    onEntries: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(poll)
      await running
      batcher.stop()
      listeners.clear()
    },
  }
}
