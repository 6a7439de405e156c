import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Counts } from '../../server/bus/bus.ts'
import { memoryBus } from '../../server/bus/memory.ts'
import { attemptsAtTheDoor, limitsOf } from '../../server/http/limits.ts'
import { openCluster } from '../bus/nodes.ts'
import { startRedis } from '../support/redis.ts'
import { onRedis, redisUrl } from '../support/services.ts'

const from = (ip: string, device: string = randomUUID()) => ({ ip, device })

const sender = (counts: Counts) => limitsOf(counts, { perDevice: 2, perAddress: 5 })

describe('limits on messages', () => {
  test('are kept by device, and by address over all its devices', async () => {
    const limit = sender(memoryBus())
    for (let i = 0; i < 2; i += 1) expect(await limit(from('192.0.2.1', 'one'))).toBeUndefined()
    expect(await limit(from('192.0.2.1', 'one'))).toBe(600)
    for (let i = 0; i < 3; i += 1) expect(await limit(from('192.0.2.1'))).toBeUndefined()
    expect(await limit(from('192.0.2.1'))).toBe(600)
    expect(await limit(from('192.0.2.2'))).toBeUndefined()
  })

  test('do not let one phone that is stuck use up what its venue has', async () => {
    const limit = sender(memoryBus())
    for (let i = 0; i < 50; i += 1) await limit(from('192.0.2.1', 'stuck'))
    for (let i = 0; i < 3; i += 1) expect(await limit(from('192.0.2.1'))).toBeUndefined()
  })

  test('count nothing by device once the address has had enough: devices can be made up without end', async () => {
    const counted: string[] = []
    const bus = memoryBus()
    const limit = sender({
      ...bus,
      count: (kind, ...rest) => {
        counted.push(kind)
        return bus.count(kind, ...rest)
      },
    })
    for (let i = 0; i < 50; i += 1) await limit(from('192.0.2.1'))
    expect(counted.filter((kind) => kind === 'messages by device')).toHaveLength(5)
  })

  test('are not kept by this machine’s own address', async () => {
    const limit = sender(memoryBus())
    for (let i = 0; i < 20; i += 1) expect(await limit(from('127.0.0.1'))).toBeUndefined()
  })
})

onRedis('limits of two servers', () => {
  test('are one limit, on messages and on failures to sign in', async () => {
    await using cluster = await openCluster(redisUrl(), 2)
    const limits = cluster.nodes.map(sender)
    for (let i = 0; i < 5; i += 1) expect(await limits[i % 2]!(from('192.0.2.1'))).toBeUndefined()
    expect(await limits[1]!(from('192.0.2.1'))).toBe(600)
    expect(await limits[0]!(from('192.0.2.1'))).toBe(600)
    const doors = cluster.nodes.map(attemptsAtTheDoor)
    const tryAt = async (i: number) => doors[i % 2]!(from('192.0.2.1'), 'Ada')
    for (let i = 0; i < 10; i += 1) expect((await tryAt(i)).retryAfter).toBeUndefined()
    expect([(await tryAt(0)).retryAfter, (await tryAt(1)).retryAfter]).toEqual([600, 600])
  })

  test('open again for a right password that was being looked at when they closed', async () => {
    await using cluster = await openCluster(redisUrl(), 2)
    const [one, two] = cluster.nodes.map(attemptsAtTheDoor)
    const right = await one!(from('192.0.2.1'), 'Ada')
    for (let i = 0; i < 20; i += 1) await two!(from('192.0.2.1'), 'Ada')
    await right.wentWell()
    expect((await two!(from('192.0.2.1'), 'Ada')).retryAfter).toBeUndefined()
    expect((await two!(from('192.0.2.1'), 'Ada')).retryAfter).toBe(600)
  })

  test('hold at each of them while Redis is away, and when it comes back empty', async () => {
    await using redis = await startRedis()
    await using cluster = await openCluster(redis.url, 1)
    const door = attemptsAtTheDoor(cluster.nodes[0])
    const tryIt = async () => (await door(from('192.0.2.1'), 'Ada')).retryAfter
    for (let i = 0; i < 10; i += 1) expect(await tryIt()).toBeUndefined()
    await redis.kill9()
    expect(await tryIt()).toBe(600)
    await redis.start()
    expect(await tryIt()).toBe(600)
  })
})
