import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchCutoff } from '../../display/wall/cutoff-watch.ts'
import { cutoffRules } from '../../display/wall/cutoff.ts'
import { applyEntries } from '../../display/wall/link-state.ts'
import { keepCopy } from '../../display/wall/memory-copy.ts'
import type { Page } from '../../display/wall/memory.ts'
import { shown, stateWith, withdrawn } from './link-samples.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const copying = (fresh: boolean) => {
  const state = stateWith([shown(1, 'a'), shown(2, 'b')])
  const pages: Page[] = []
  const answers: (boolean | Error)[] = []
  const faults: string[] = []
  const write = async (page: Page): Promise<boolean> => {
    pages.push(page)
    const answer = answers.shift() ?? true
    if (answer instanceof Error) throw answer
    return answer
  }
  const memory = { load: async () => undefined, write, close: () => {} }
  const watch = watchCutoff(cutoffRules, () => ({ wall: 1_000, mono: 0 }), undefined)
  const copy = keepCopy(memory, state, watch, fresh, (fault) => faults.push(fault))
  return { state, pages, answers, faults, copy }
}
const put = (page: Page | undefined): string[] => page?.put.map((held) => held.message.id) ?? []

describe('the local copy of a wall', () => {
  it('is written half a second after news, all of it in one go', async () => {
    const { copy, pages } = copying(false)
    copy.changed(['a'], false)
    copy.changed(['b'], false)
    await vi.advanceTimersByTimeAsync(499)
    expect(pages).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(pages).toHaveLength(1)
    expect(put(pages[0])).toEqual(['a', 'b'])
    expect(pages[0]?.about).toMatchObject({ last: 2, calm: false })
  })

  it('loses a message taken down at once', () => {
    const { copy, pages, state } = copying(false)
    applyEntries(state, [withdrawn(3, 'a')], () => 0)
    copy.changed(['a'], true)
    expect(pages).toMatchObject([{ put: [], remove: ['a'], anew: false }])
  })

  it('is written whole the first time where nothing could be remembered', async () => {
    const { copy, pages } = copying(true)
    await copy.write()
    await copy.write()
    expect(pages).toMatchObject([
      { anew: true, forced: false },
      { anew: false, put: [] },
    ])
    expect(put(pages[0])).toEqual(['a', 'b'])
  })

  it('is written over whatever it holds when the feed began again', () => {
    const { copy, pages } = copying(false)
    copy.anew()
    expect(pages).toMatchObject([{ anew: true, forced: true }])
  })

  it('writes again what another wall, or a fault, kept it from writing', async () => {
    const { copy, pages, answers, faults, state } = copying(false)
    answers.push(false, new Error('full'))
    copy.changed(['a'], true)
    await vi.advanceTimersByTimeAsync(0)
    await copy.write()
    applyEntries(state, [withdrawn(3, 'b')], () => 0)
    copy.changed(['b'], true)
    expect(faults).toEqual(['the local copy could not be written'])
    expect(pages.at(-1)).toMatchObject({ remove: ['b'] })
    expect(put(pages.at(-1))).toEqual(['a'])
  })
})
