import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Bus } from '../../server/bus/bus.ts'
import { type RedisBusOptions, openRedis } from '../../server/bus/redis.ts'
import { type Cluster, hear, until } from '../contract/bus.ts'

/** A node on a Redis, which beats faster than in earnest, and what it logged. */
export const openNode = (url: string, namespace: string, more: Partial<RedisBusOptions> = {}) => {
  const logged: string[] = []
  const say = (words: string): void => void logged.push(words)
  const beat = { every: 100, forgetAfter: 600 }
  const log = { info: say, warn: say }
  const bus = openRedis({ url, namespace, node: randomUUID(), key: 'a key of tests', log, beat, ...more })
  return { bus, logged }
}

/** Nodes that hear one another. */
export const openCluster = async (url: string, size: number, namespace: string = randomUUID()): Promise<Cluster> => {
  const open = (): Bus => openNode(url, namespace).bus
  const nodes: Cluster['nodes'] = [open(), ...Array.from({ length: size - 1 }, open)]
  await untilJoined(nodes)
  return {
    nodes,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(nodes.map((bus) => bus[Symbol.asyncDispose]()))
    },
  }
}

/** Waits until every node hears every other, and what was said for that has passed. */
const untilJoined = async (nodes: Cluster['nodes']): Promise<void> => {
  for (const speaker of nodes) {
    const heard = nodes.map(hear)
    await until(() => {
      speaker.wake('people')
      for (const words of heard) expect(words).toContain('people')
    })
  }
  await pause(100)
}
