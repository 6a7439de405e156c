import type { SourceState } from '../../shared/desk.ts'
import type { SourceEvent, SourceHost, SourceMessage } from '../../server/source/source.ts'

/** A house in memory: it keeps what sources hand over by their stable key, as intake and upstream do. */
export interface House {
  host: SourceHost
  messages: Map<string, SourceMessage>
  /** every event taken, in order, copies too */
  events: SourceEvent[]
  reports: Omit<SourceState, 'source'>[]
  /** each place that was saved */
  cursors: string[]
  /** the next so many takes are refused */
  refuse: (times: number) => void
  refused: () => number
  /** Takes wait from here on until the answer is called. */
  hold: () => () => void
  displayed: Set<string>
}

export const openHouse = (): House => {
  let refusals = 0
  let refused = 0
  let gate = Promise.resolve()
  const house: House = {
    messages: new Map(),
    events: [],
    reports: [],
    cursors: [],
    displayed: new Set(),
    refuse: (times) => {
      refusals = times
    },
    refused: () => refused,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return resolve
    },
    host: {
      take: async (events) => {
        await gate
        if (refusals > 0) {
          refusals--
          refused++
          throw new Error('the queue is full')
        }
        for (const event of events) apply(house, event)
      },
      cursor: async () => house.cursors.at(-1),
      saveCursor: async (cursor) => void house.cursors.push(cursor),
      displayed: async () =>
        [...house.displayed].flatMap((externalId) => {
          const message = house.messages.get(externalId)
          if (message === undefined) return []
          return [{ externalId, ...(message.permalink === undefined ? {} : { permalink: message.permalink }) }]
        }),
      report: (state) => void house.reports.push(state),
      now: () => Date.now(),
      log: { info: () => undefined, warn: () => undefined },
    },
  }
  return house
}

const apply = (house: House, event: SourceEvent): void => {
  house.events.push(event)
  const { messages } = house
  switch (event.kind) {
    case 'message':
      if (!messages.has(event.message.externalId)) messages.set(event.message.externalId, event.message)
      break
    case 'edited':
      if (messages.has(event.message.externalId)) messages.set(event.message.externalId, event.message)
      break
    case 'deleted':
      messages.delete(event.externalId)
      break
    case 'author_gone':
      for (const [id, { author }] of messages) if (author === event.author) messages.delete(id)
      break
  }
}

export const textsOf = (house: House): string[] => [...house.messages.values()].map(({ text }) => text)
