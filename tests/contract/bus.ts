import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { type Bus, type Topic, topics } from '../../server/bus/bus.ts'

/** All nodes of one installation, joined and ready. */
export interface Cluster extends AsyncDisposable {
  nodes: [Bus, ...Bus[]]
}

export const until = (check: () => void | Promise<void>, timeout = 8_000) => vi.waitFor(check, { timeout, interval: 5 })

/** What each node was woken for, in order. */
export const hear = (bus: Bus): Topic[] => {
  const heard: Topic[] = []
  for (const topic of topics) bus.onWake(topic, () => heard.push(topic))
  return heard
}

/** What every bus keeps to, with one node or many. `open` gives a fresh one for each test. */
export const busContract = (open: () => Promise<Cluster>): void => {
  test.each(topics)(
    'a wake-up for %s reaches every node, this one before it returns, and wakes no other topic',
    async (topic) => {
      await using cluster = await open()
      const [here] = cluster.nodes
      const heard = cluster.nodes.map(hear)
      here.wake(topic)
      expect(heard[0]).toEqual([topic])
      await until(() => expect(heard).toEqual(cluster.nodes.map(() => [topic])), 500)
    },
  )

  test('who does not listen any more is not woken', async () => {
    await using cluster = await open()
    const [here] = cluster.nodes
    const stopped = vi.fn<() => void>()
    here.onWake('feed', stopped)()
    here.wake('feed')
    expect(stopped).not.toHaveBeenCalled()
  })

  test('every node knows who is here on all of them: moderators once each, in order, and viewers summed', async () => {
    await using cluster = await open()
    const { nodes } = cluster
    const heard = nodes.map(hear)
    nodes.forEach((bus, i) => bus.here({ moderators: [`Node ${i}`, 'Ada', 'Ada'], viewers: 100 + i }))
    const all = {
      moderators: ['Ada', ...nodes.map((_, i) => `Node ${i}`)],
      viewers: nodes.reduce((sum, _, i) => sum + 100 + i, 0),
    }
    await until(() => expect(nodes.map((bus) => bus.present())).toEqual(nodes.map(() => all)), 900)
    for (const words of heard) expect(new Set(words)).toEqual(new Set(['status']))
    nodes[0].here({ moderators: [], viewers: 0 })
    await until(() => {
      for (const bus of nodes) expect(bus.present().viewers).toBe(all.viewers - 100)
    }, 900)
  })

  test('who is here as before wakes nobody', async () => {
    await using cluster = await open()
    const [here] = cluster.nodes
    here.here({ moderators: ['Ada', 'Grace'], viewers: 3 })
    const heard = hear(here)
    here.here({ moderators: ['Grace', 'Ada'], viewers: 3 })
    await pause(100)
    expect(heard).toEqual([])
  })

  test('counts are shared by all nodes and kept by kind and key, over a window that begins with the first', async () => {
    await using cluster = await open()
    const { nodes } = cluster
    const key = randomUUID()
    const counted = []
    for (let i = 0; i < 6; i += 1) counted.push(await nodes[i % nodes.length]!.count('tries', key, 60_000))
    expect(counted.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6])
    expect(counted[0]!.endsInMs).toBeGreaterThan(59_000)
    for (const { endsInMs } of counted.slice(1)) expect(endsInMs).toBeLessThanOrEqual(60_000)
    expect((await nodes[0].count('tries', `${key} of another`, 60_000)).n).toBe(1)
    expect((await nodes[0].count('messages', key, 60_000)).n).toBe(1)
  })

  test('many that are counted at once are counted one by one', async () => {
    await using cluster = await open()
    const { nodes } = cluster
    const key = randomUUID()
    const all = await Promise.all(
      Array.from({ length: 60 }, (_, i) => nodes[i % nodes.length]!.count('tries', key, 60_000)),
    )
    expect(all.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual(all.map((_, i) => i + 1))
  })

  test('a window ends, whatever came in it', async () => {
    await using cluster = await open()
    const [here] = cluster.nodes
    const key = randomUUID()
    await here.count('tries', key, 150)
    await pause(100)
    expect((await here.count('tries', key, 150)).n).toBe(2)
    await pause(100)
    expect((await here.count('tries', key, 150)).n).toBe(1)
  })

  test('what is taken back is not counted, and never less than nothing', async () => {
    await using cluster = await open()
    const { nodes } = cluster
    const key = randomUUID()
    for (let i = 0; i < 2; i += 1) await nodes[0].count('tries', key, 60_000)
    await nodes[0].takeBack('tries', key)
    expect((await nodes.at(-1)!.count('tries', key, 60_000)).n).toBe(2)
    const untouched = randomUUID()
    await nodes[0].takeBack('tries', untouched)
    expect((await nodes[0].count('tries', untouched, 60_000)).n).toBe(1)
  })

  test('all is well where all is well', async () => {
    await using cluster = await open()
    expect(cluster.nodes.map((bus) => bus.trouble())).toEqual(cluster.nodes.map(() => undefined))
  })
}
