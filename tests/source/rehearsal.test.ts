import { describe, expect, test, vi } from 'vitest'
import { AreaName } from '../../shared/message.ts'
import { areaOf, areas } from '../../shared/place/gazetteer.ts'
import { codePointLength, maxTextLength } from '../../shared/text.ts'
import { day, dueAt, expectationOf, morningRows } from '../../server/source/rehearsal/day.ts'
import { rehearsal } from '../../server/source/rehearsal/rehearsal.ts'
import { openHouse } from '../contract/house.ts'

const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 })
const wardOf = (area: string) => (area.startsWith('ward/') ? area.slice(5) : areaOf(area)?.ward)
const scripts = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Gurmukhi', 'Han', 'Thai', 'Devanagari', 'Bengali']

describe('the invented day', () => {
  test('has at least 250 messages in the order of the day', () => {
    expect(day.length).toBeGreaterThanOrEqual(250)
    expect(day.map(([at]) => at)).toEqual(day.map(([at]) => at).toSorted((a, b) => a - b))
    for (const [at] of day) expect(at >= 0 && at <= 720).toBe(true)
  })

  test('names only places of the gazetteer, speaks from all 33 wards, and leaves one in seven without a place', () => {
    const named = day.map(([, area]) => area).filter((area) => area !== '')
    expect(named.filter((area) => areaOf(AreaName.parse(area)) === undefined)).toEqual([])
    const wards = new Set(day.map(([, area]) => wardOf(area)))
    expect(areas.filter(({ kind, name }) => kind === 'ward' && !wards.has(name))).toEqual([])
    const without = day.filter(([, area]) => area === '').length / day.length
    expect(without).toBeGreaterThan(0.1)
    expect(without).toBeLessThan(0.2)
  })

  test.each(scripts)('is written in %s too', (script) => {
    const letters = new RegExp(`\\p{Script=${script}}`, 'u')
    expect(day.filter(([, , , text]) => letters.test(text)).length).toBeGreaterThan(0)
  })

  test('has the hard ones: details, abuse, a hijack by six, near-duplicates, crisis, strange letters', () => {
    const count = (expected: string) => day.filter(([, , , , wanted = 'approve']) => wanted === expected).length
    expect(count('redact')).toBeGreaterThanOrEqual(4)
    expect(count('crisis')).toBeGreaterThanOrEqual(3)
    expect(count('reject')).toBeGreaterThanOrEqual(20)
    expect(day.filter(([, , , text]) => /larkfield/i.test(text)).length).toBeGreaterThanOrEqual(10)
    expect(
      new Set(day.filter(([at, area]) => at >= 300 && at <= 304 && area === '').map(([, , name]) => name)).size,
    ).toBeGreaterThanOrEqual(5)
    expect(day.some(([, , name]) => name.includes('\u202E'))).toBe(true)
    expect(day.some(([, , , text]) => /\p{M}{4}/u.test(text))).toBe(true)
    expect(Math.max(...day.map(([, , , text]) => codePointLength(text)))).toBeGreaterThan(1_500)
    for (const [, , , text] of day) expect(codePointLength(text)).toBeLessThanOrEqual(maxTextLength)
  })

  test('brings the morning within 20 seconds and ends after 20 minutes, never going back', () => {
    const due = day.map((_, n) => dueAt(day, n))
    expect(due[morningRows - 1]).toBeLessThan(20_000)
    expect(due.at(-1)).toBe(1_200_000)
    expect(due).toEqual(due.toSorted((a, b) => a - b))
  })

  test('knows what is expected of a message as the house stores it', () => {
    expect(expectationOf({ text: 'whoever runs this wall is a complete tosser', name: 'Baz' })).toEqual({
      expect: 'reject',
      reason: 'abuse',
    })
    expect(expectationOf({ text: 'whoever runs this wall is a complete tosser', name: 'Baz2' })).toBeUndefined()
    expect(expectationOf({ text: 'words that nobody invented' })).toBeUndefined()
    for (const [, , name, text] of day) expect(expectationOf({ text, name })).toBeDefined()
  })
})

describe('the rehearsal', () => {
  test('hands the whole day over once, in order, then is quiet', async () => {
    const house = openHouse()
    const started = rehearsal({ speed: 1e6, retryMs: 1 }).start(house.host)
    await until(() => expect(house.messages.size).toBe(day.length))
    await until(() => expect(house.reports.at(-1)?.words).toContain('the day is over'))
    expect([...house.messages.values()].map(({ text }) => text)).toEqual(day.map(([, , , text]) => text))
    expect(house.events).toHaveLength(day.length)
    await started.stop()
    const again = rehearsal({ speed: 1e6 }).start(house.host)
    await until(() => expect(house.reports.at(-1)?.words).toContain('the day is over'))
    await again.stop()
    expect(house.events).toHaveLength(day.length)
  })

  test('says of invented children that they are under 16, and of nobody else', async () => {
    const house = openHouse()
    const started = rehearsal({ speed: 100_000 }).start(house.host)
    await vi.waitFor(() => expect(house.events).toHaveLength(day.length), { timeout: 8_000 })
    await started.stop()
    const children = [...house.messages.values()].filter(({ under16 }) => under16)
    expect(children.map(({ name }) => name)).toContain('Amira, 14')
    expect(children.every(({ name }) => /, ([0-9]|1[0-5])$/.test(name ?? ''))).toBe(true)
    expect(children.length).toBe(day.filter(([, , name]) => /, ([0-9]|1[0-5])$/.test(name)).length)
  })

  test('a restart late in the day begins with the next message at once', async () => {
    const house = openHouse()
    await house.host.saveCursor('300')
    const started = rehearsal({}).start(house.host)
    await until(() => expect(house.messages.size).toBe(1))
    await started.stop()
    expect([...house.messages.values()][0]?.text).toBe(day[300]?.[3])
  })

  test('goes on after a restart with the next message', async () => {
    const house = openHouse()
    const first = rehearsal({ speed: 200 }).start(house.host)
    await until(() => expect(house.messages.size).toBeGreaterThanOrEqual(60))
    await first.stop()
    const before = house.messages.size
    const second = rehearsal({ speed: 200 }).start(house.host)
    await until(() => expect(house.messages.size).toBeGreaterThan(before + 5))
    await second.stop()
    expect(house.events).toHaveLength(house.messages.size)
    expect([...house.messages.values()].map(({ text }) => text)).toEqual(
      day.slice(0, house.messages.size).map(([, , , text]) => text),
    )
  })

  test('loses nothing when the house refuses, and stops at once while it waits', async () => {
    const house = openHouse()
    house.refuse(2)
    const started = rehearsal({ speed: 1, retryMs: 5 }).start(house.host)
    await until(() => expect(house.messages.size).toBe(1))
    expect(house.refused()).toBe(2)
    await started.stop()
    expect(house.reports.at(-1)?.state).toBe('stopped')
    expect(house.cursors.at(-1)).toBe('1')
  })
})
