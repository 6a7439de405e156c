import { expect, test, vi } from 'vitest'
import type { Source } from '../../server/source/source.ts'
import { type House, openHouse, textsOf } from './house.ts'

/** One network's stand-in, as the contract needs it. */
export interface Upstream {
  source: () => Source
  /** Publishes a message to the conversation; its stable key. */
  post: (text: string) => Promise<string> | string
  edit: (key: string, text: string) => void
  remove: (key: string) => void
  /** Takes the network away, or brings it back. */
  die: () => void
  live: () => void
  /** Sends what is no message and should not be. */
  nonsense: () => Promise<void> | void
  /** open connections and unanswered requests */
  open: () => number
  close: () => Promise<void>
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 })

/** Starts the source, waits for what it does, and stops it whatever happens. */
const running = async (source: Source, house: House, during: () => Promise<void>): Promise<void> => {
  const started = source.start(house.host)
  try {
    await during()
  } finally {
    await started.stop()
  }
}

const has = (house: House, ...texts: string[]) =>
  until(() => expect(textsOf(house)).toEqual(expect.arrayContaining(texts)))
const connected = (house: House) => until(() => expect(house.reports.at(-1)?.state).toBe('connected'))

/** What every source keeps to. `open` gives a fresh stand-in for each test. */
export const sourceContract = (open: () => Promise<Upstream>): void => {
  const scene = (play: (upstream: Upstream, house: House) => Promise<void>) => async () => {
    const upstream = await open()
    try {
      await play(upstream, openHouse())
    } finally {
      await upstream.close()
    }
  }

  test(
    'a new message is taken once, under its stable key',
    scene(async (upstream, house) => {
      await running(upstream.source(), house, async () => {
        await connected(house)
        const key = await upstream.post('the kettle is on')
        await has(house, 'the kettle is on')
        expect(house.messages.get(key)).toMatchObject({ externalId: key, text: 'the kettle is on' })
        expect(house.messages.get(key)?.author).toBeTruthy()
        await upstream.post('and the biscuits are out')
        await has(house, 'and the biscuits are out')
        const copies = house.events.filter((event) => event.kind === 'message' && event.message.externalId === key)
        expect(copies).toHaveLength(1)
      })
    }),
  )

  test(
    'nothing is lost when the house refuses twice',
    scene(async (upstream, house) => {
      await running(upstream.source(), house, async () => {
        await connected(house)
        const before = house.cursors.at(-1)
        house.refuse(2)
        await upstream.post('first in line')
        await upstream.post('second in line')
        await until(() => expect(house.refused()).toBe(2))
        await has(house, 'first in line', 'second in line')
        await until(() => expect(house.cursors.at(-1)).not.toBe(before))
      })
    }),
  )

  test(
    'its place never passes a message that the house has not taken',
    scene(async (upstream, house) => {
      await running(upstream.source(), house, async () => {
        await connected(house)
        await upstream.post('before')
        await has(house, 'before')
        house.refuse(1_000_000)
        await upstream.post('refused and refused')
        await until(() => expect(house.refused()).toBeGreaterThan(1))
      })
      expect(textsOf(house)).not.toContain('refused and refused')
      house.refuse(0)
      await running(upstream.source(), house, () => has(house, 'refused and refused'))
    }),
  )

  test(
    'a restart goes on where it left off',
    scene(async (upstream, house) => {
      await running(upstream.source(), house, async () => {
        await connected(house)
        await upstream.post('said before the restart')
        await has(house, 'said before the restart')
      })
      expect(house.cursors.length).toBeGreaterThan(0)
      await upstream.post('said during the restart')
      await running(upstream.source(), house, async () => {
        await has(house, 'said during the restart')
        await upstream.post('said after the restart')
        await has(house, 'said after the restart')
      })
      expect(textsOf(house)).toHaveLength(3)
    }),
  )

  test(
    'stopping ends its connections and requests, and nothing comes after it',
    scene(async (upstream, house) => {
      const started = upstream.source().start(house.host)
      await connected(house)
      await started.stop()
      await until(() => expect(upstream.open()).toBe(0))
      const { length } = house.events
      const reports = house.reports.length
      expect(house.reports.at(-1)?.state).toBe('stopped')
      await upstream.post('nobody reads this')
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(house.events).toHaveLength(length)
      expect(house.reports).toHaveLength(reports)
    }),
  )

  test(
    'stopping waits for the hand-over under way',
    scene(async (upstream, house) => {
      const started = upstream.source().start(house.host)
      await connected(house)
      const release = house.hold()
      const takes = vi.spyOn(house.host, 'take')
      await upstream.post('in the doorway')
      await until(() => expect(takes).toHaveBeenCalled())
      let stopped = false
      const stopping = started.stop().then(() => (stopped = true))
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(stopped).toBe(false)
      release()
      await stopping
      expect(textsOf(house)).toEqual(['in the doorway'])
    }),
  )

  test(
    'stopping while it still starts is clean',
    scene(async (upstream, house) => {
      const started = upstream.source().start(house.host)
      await started.stop()
      expect(house.reports.at(-1)?.state).toBe('stopped')
    }),
  )

  test(
    'an edited message is handed over in its new words',
    scene(async (upstream, house) => {
      await running(upstream.source(), house, async () => {
        await connected(house)
        const key = await upstream.post('I want a doctr')
        await has(house, 'I want a doctr')
        house.displayed.add(key)
        upstream.edit(key, 'I want a doctor')
        await has(house, 'I want a doctor')
        expect(house.messages.size).toBe(1)
      })
    }),
  )

  test(
    'a deleted message is taken down',
    scene(async (upstream, house) => {
      await running(upstream.source(), house, async () => {
        await connected(house)
        const key = await upstream.post('I should not have said that')
        await has(house, 'I should not have said that')
        house.displayed.add(key)
        upstream.remove(key)
        await until(() => expect(house.messages.size).toBe(0))
      })
    }),
  )

  test(
    'a dead network is told in words, and is read again when it is back',
    scene(async (upstream, house) => {
      await running(upstream.source(), house, async () => {
        await connected(house)
        upstream.die()
        await until(() => expect(house.reports.at(-1)?.state).toBe('failing'))
        expect(house.reports.at(-1)?.words).toMatch(/next try in \d+ s/)
        await upstream.post('said while nobody could read')
        upstream.live()
        await connected(house)
        await has(house, 'said while nobody could read')
      })
    }),
  )

  test(
    'nonsense from the network is no message and stops nothing',
    scene(async (upstream, house) => {
      await running(upstream.source(), house, async () => {
        await connected(house)
        await upstream.nonsense()
        await upstream.post('still here')
        await has(house, 'still here')
        expect(house.messages.size).toBe(1)
      })
    }),
  )
}
