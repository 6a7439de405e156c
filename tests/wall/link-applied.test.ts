import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reportApplied } from '../../display/wall/link-applied.ts'
import type { WallApplied } from '../../shared/feed.ts'
import { WallApplied as Report } from '../../shared/feed.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const reporting = () => {
  const sent: WallApplied[] = []
  const line = { up: true }
  const reports = reportApplied((report) => {
    if (line.up) sent.push(Report.parse(report))
    return line.up
  })
  return { sent, line, reports }
}

describe('what a screen reports of what it drew', () => {
  it('is sent after each frame of a paired screen and never by a viewer', () => {
    const { sent, reports } = reporting()
    reports.drawn(4)
    expect(sent).toEqual([])
    reports.paired(true)
    reports.drawn(5)
    expect(sent).toEqual([
      { seq: 4, shown: [] },
      { seq: 5, shown: [] },
    ])
    reports.paired(false)
    reports.drawn(6)
    expect(sent).toHaveLength(2)
  })

  it('names each message shown once, together with others shown about the same time', () => {
    const { sent, reports } = reporting()
    reports.paired(true)
    reports.drawn(5)
    reports.shown(['a'])
    reports.shown(['b'])
    vi.runAllTimers()
    reports.drawn(6)
    expect(sent.slice(2)).toEqual([
      { seq: 5, shown: ['a', 'b'] },
      { seq: 6, shown: [] },
    ])
  })

  it('keeps what could not be sent for the next connection, fifty to a report', () => {
    const { sent, line, reports } = reporting()
    const ids = Array.from({ length: 120 }, (_, i) => `m${i}`)
    reports.paired(true)
    line.up = false
    reports.shown(ids)
    vi.runAllTimers()
    expect(sent).toHaveLength(1)
    line.up = true
    reports.paired(true)
    expect(sent.slice(1).map((report) => report.shown.length)).toEqual([50, 50, 20])
    expect(sent.flatMap((report) => report.shown)).toEqual(ids)
  })
})
