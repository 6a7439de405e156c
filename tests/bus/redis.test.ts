import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Redis } from 'ioredis'
import { expect, test } from 'vitest'
import { busContract, hear, until } from '../contract/bus.ts'
import { startRedis } from '../support/redis.ts'
import { onRedis, redisUrl } from '../support/services.ts'
import { openCluster, openNode } from './nodes.ts'

onRedis('a bus by Redis, with three nodes', () => {
  busContract(() => openCluster(redisUrl(), 3))
})

onRedis('a bus by Redis, with one node', () => {
  busContract(() => openCluster(redisUrl(), 1))
})

onRedis('an installation on Redis', () => {
  test('does not mix with another on the same Redis', async () => {
    await using ours = await openCluster(redisUrl(), 2)
    await using theirs = await openCluster(redisUrl(), 2)
    const heard = theirs.nodes.map(hear)
    ours.nodes[0].wake('feed')
    ours.nodes[0].here({ moderators: ['Ada'], viewers: 5 })
    await ours.nodes[0].count('tries', 'Ada', 60_000)
    await until(() => expect(ours.nodes[1]!.present().viewers).toBe(5))
    expect(heard).toEqual([[], []])
    expect(theirs.nodes[0].present().viewers).toBe(0)
    expect((await theirs.nodes[0].count('tries', 'Ada', 60_000)).n).toBe(1)
  })

  test('leaves nothing in Redis that has no end, and nothing that it counted by in clear', async () => {
    const namespace = randomUUID()
    const redis = new Redis(redisUrl())
    await using cluster = await openCluster(redisUrl(), 2, namespace)
    cluster.nodes[0].here({ moderators: ['Ada'], viewers: 1 })
    await cluster.nodes[0].count('messages from', '192.0.2.77', 60_000)
    await cluster.nodes[1]!.count('messages from', '192.0.2.77', 60_000)
    await cluster.nodes[1]!.takeBack('messages from', '192.0.2.77')
    await cluster.nodes[1]!.takeBack('messages from', '192.0.2.78')
    const keys = await redis.keys(`*${namespace}*`)
    expect(keys).toHaveLength(2)
    for (const key of keys) {
      expect(key).not.toContain('192.0.2')
      expect(await redis.pttl(key)).toBeGreaterThan(0)
    }
    redis.disconnect()
  })

  test('forgets a node that died, and at once one that left', async () => {
    const namespace = randomUUID()
    await using cluster = await openCluster(redisUrl(), 2, namespace)
    const [here] = cluster.nodes
    const program = fileURLToPath(new URL('dying-node.ts', import.meta.url))
    const dying = spawn(process.execPath, [program, redisUrl(), namespace], { stdio: 'inherit' })
    try {
      await until(() => expect(here.present()).toEqual({ moderators: ['Grace'], viewers: 2 }))
      const heard = hear(here)
      dying.kill('SIGKILL')
      await until(() => expect(here.present()).toEqual({ moderators: [], viewers: 0 }), 1_500)
      expect(heard).toContain('status')
    } finally {
      dying.kill('SIGKILL')
    }
    const { bus } = openNode(redisUrl(), namespace, { beat: { every: 100, forgetAfter: 60_000 } })
    bus.here({ moderators: ['Grace'], viewers: 2 })
    await until(() => expect(here.present().viewers).toBe(2))
    await bus[Symbol.asyncDispose]()
    await until(() => expect(here.present().viewers).toBe(0), 900)
  })

  test('wakes in the milliseconds, many at once as few', async () => {
    await using cluster = await openCluster(redisUrl(), 2)
    const [one, two] = cluster.nodes
    let woken = 0
    two!.onWake('feed', () => (woken += 1))
    for (let i = 0; i < 1_000; i += 1) one.wake('feed')
    await until(() => expect(woken).toBeGreaterThan(0))
    await pause(100)
    expect(woken).toBe(1)
  })
})

onRedis('when Redis goes away', () => {
  test('nodes wake and count for themselves, say so in words, and all is as before when it is back', async () => {
    await using redis = await startRedis()
    await using cluster = await openCluster(redis.url, 2)
    const [one, two] = cluster.nodes as [(typeof cluster.nodes)[0], (typeof cluster.nodes)[0]]
    for (let i = 0; i < 3; i += 1) await one.count('tries', 'Ada', 60_000)
    one.here({ moderators: ['Ada'], viewers: 1 })
    two.here({ moderators: ['Grace'], viewers: 1 })
    await until(() => expect(one.present().viewers).toBe(2))

    const heard = cluster.nodes.map(hear)
    await redis.kill9()
    await until(() =>
      expect(cluster.nodes.map((bus) => bus.trouble())).toEqual(
        cluster.nodes.map(
          () =>
            `Redis at 127.0.0.1:${redis.port} cannot be reached: the servers look at the store once a second. Start it, or correct REDIS_URL.`,
        ),
      ),
    )
    for (const words of heard) expect(words).toContain('status')
    one.wake('feed')
    expect(heard[0]).toContain('feed')
    expect(heard[1]).not.toContain('feed')
    expect((await one.count('tries', 'Ada', 60_000)).n).toBe(4)
    await until(() => expect(one.present()).toEqual({ moderators: ['Ada'], viewers: 1 }))

    const back = cluster.nodes.map(hear)
    await redis.start()
    await until(() => expect(cluster.nodes.map((bus) => bus.trouble())).toEqual([undefined, undefined]))
    // Whatever was missed is looked for; the calm card does not go up by itself.
    await until(() => {
      for (const words of back) expect(words).toEqual(expect.arrayContaining(['feed', 'desk', 'people', 'status']))
    })
    await until(() => expect(one.present().viewers).toBe(2))
    const again = hear(two)
    one.wake('desk')
    await until(() => expect(again).toContain('desk'), 500)
    expect((await one.count('tries', 'Ada', 60_000)).n).toBe(5)
    expect([...back.flat(), ...heard.flat()]).not.toContain('calm')
  })

  test('a Redis that is silent holds nobody up for longer than a blink', async () => {
    await using redis = await startRedis()
    await using cluster = await openCluster(redis.url, 1)
    const [bus] = cluster.nodes
    redis.pause()
    const from = performance.now()
    expect((await bus.count('tries', 'Ada', 60_000)).n).toBe(1)
    expect(performance.now() - from).toBeLessThan(900)
    const then = performance.now()
    for (let i = 0; i < 100; i += 1) await bus.count('tries', 'Grace', 60_000)
    expect(performance.now() - then).toBeLessThan(100)
    await until(() => expect(bus.trouble()).toContain('does not answer'))
    redis.goOn()
    await until(() => expect(bus.trouble()).toBeUndefined())
  })

  test('a Redis that was silent puts no calm card up afterwards, though it wakes for all the rest', async () => {
    await using redis = await startRedis()
    await using cluster = await openCluster(redis.url, 2)
    const heard = hear(cluster.nodes[1]!)
    redis.pause()
    cluster.nodes[0].wake('calm')
    cluster.nodes[0].wake('feed')
    await pause(700)
    redis.goOn()
    await until(() => expect(heard).toContain('feed'))
    await until(() => expect(cluster.nodes.map((bus) => bus.trouble())).toEqual([undefined, undefined]))
    expect(heard).not.toContain('calm')
  })

  test('a server starts without it, and finds it when it comes', async () => {
    await using redis = await startRedis()
    await redis.stop()
    const namespace = randomUUID()
    const { bus, logged } = openNode(redis.url, namespace)
    expect((await bus.count('tries', 'Ada', 60_000)).n).toBe(1)
    await until(() => expect(bus.trouble()).toContain('cannot be reached'))
    await redis.start()
    await until(() => expect(bus.trouble()).toBeUndefined())
    expect(logged).toEqual([expect.stringContaining('cannot be reached'), 'Redis answers again'])
    await bus[Symbol.asyncDispose]()
  })

  test('a connection that is cut off for a moment is no trouble, and what was said meanwhile is said again', async () => {
    await using redis = await startRedis()
    await using cluster = await openCluster(redis.url, 2)
    const { bus, logged } = openNode(redis.url, randomUUID())
    bus.here({ moderators: [], viewers: 1 })
    await pause(100)
    const operator = new Redis(redis.url)
    const cutOff = (type: string) => operator.call('CLIENT', 'KILL', 'TYPE', type)
    const heard = hear(cluster.nodes[1]!)
    await cutOff('normal')
    cluster.nodes[0].wake('people')
    await until(() => expect(heard).toContain('people'), 900)
    await cutOff('pubsub')
    await until(() => expect(heard).toContain('desk'), 900)
    operator.disconnect()
    await pause(300)
    expect(logged).toEqual([])
    await bus[Symbol.asyncDispose]()
  })
})
