import type { CutoffWatch } from './cutoff-watch.ts'
import type { WallState } from './link-state.ts'
import type { Memory } from './memory.ts'

/** ms that news may wait for more before it is written; a removal never waits */
const writeAfter = 500

/** Keeps the local copy up with the state. */
export interface Copy {
  /** These messages changed; `now` where one of them was taken down. */
  changed: (ids: readonly string[], now: boolean) => void
  /** The feed began again: the copy is written anew, whatever it holds. */
  anew: () => void
  /** Writes what is waiting, and the times of cutoff.ts in any case. */
  write: () => Promise<void>
  stop: () => void
}

/** `fresh`: nothing was remembered, so that the first write must be of everything. */
export const keepCopy = (
  memory: Memory,
  state: WallState,
  watch: CutoffWatch,
  fresh: boolean,
  onFault: (fault: string) => void,
): Copy => {
  const waiting = new Set<string>()
  let kind = { anew: fresh, forced: false }
  let timer: ReturnType<typeof setTimeout> | undefined

  const page = (ids: readonly string[]) => {
    const put = ids.map((id) => state.messages.get(id)).filter((held) => held !== undefined)
    const remove = ids.filter((id) => !state.messages.has(id))
    const { last, calm, settings, feed } = state
    const known = { ...(settings && { settings }), ...(feed !== undefined && { feed }) }
    return { put, remove, about: { last, calm, ...known, ...watch.contact() } }
  }
  const write = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const ids = kind.anew ? [...state.messages.keys()] : [...waiting]
    const writing = { ...page(ids), ...kind }
    waiting.clear()
    kind = { anew: false, forced: false }
    const written = await memory.write(writing).catch(() => {
      onFault('the local copy could not be written')
      return false
    })
    if (written) return
    for (const id of ids) waiting.add(id)
    kind = { anew: kind.anew || writing.anew, forced: kind.forced || writing.forced }
  }
  return {
    write,
    changed: (ids, now) => {
      for (const id of ids) waiting.add(id)
      if (now) void write()
      else timer ??= setTimeout(() => void write(), writeAfter)
    },
    anew: () => {
      kind = { anew: true, forced: true }
      void write()
    },
    stop: () => {
      clearTimeout(timer)
      memory.close()
    },
  }
}
