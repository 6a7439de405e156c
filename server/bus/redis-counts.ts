import * as z from 'zod'
import { keyedDigest } from '../ids.ts'
import type { Counts } from './bus.ts'
import { openCounts } from './counts.ts'
import type { Connection } from './redis-connection.ts'
import { countOne, takeOneBack } from './redis-scripts.ts'

const Counted = z.tuple([z.number(), z.number()])

/**
 * Counts that all nodes share. Each node counts for itself besides, and the higher count holds: nothing is forgotten when
 * Redis goes, or comes back empty. What is counted by leaves this process as a digest under `key` only.
 */
export const sharedCounts = (speaking: Connection, prefix: string, key: string, now: () => number): Counts => {
  const own = openCounts(now)
  const nameOf = (kind: string, counted: string): string => `${prefix}:${keyedDigest(key, 'count', kind, counted)}`
  return {
    count: async (kind, counted, windowMs) => {
      const mine = await own.count(kind, counted, windowMs)
      const answer = await speaking.ask((redis) => redis.eval(countOne, 1, nameOf(kind, counted), windowMs))
      const shared = Counted.safeParse(answer)
      if (!shared.success || shared.data[0] < mine.n) return mine
      return { n: shared.data[0], endsInMs: shared.data[1] }
    },
    takeBack: async (kind, counted) => {
      await own.takeBack(kind, counted)
      await speaking.ask((redis) => redis.eval(takeOneBack, 1, nameOf(kind, counted)))
    },
  }
}
