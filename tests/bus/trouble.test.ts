import { randomUUID } from 'node:crypto'
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { Redis } from 'ioredis'
import { expect, test } from 'vitest'
import { hear, until } from '../contract/bus.ts'
import { startRedis } from '../support/redis.ts'
import { onRedis } from '../support/services.ts'
import { openNode } from './nodes.ts'

/** A node on this url says these words, wakes and counts for itself, and never says the password. */
const expectTrouble = async (url: string, words: RegExp): Promise<void> => {
  const { bus, logged } = openNode(url, randomUUID())
  try {
    await until(() => expect(bus.trouble()).toMatch(words))
    const heard = hear(bus)
    bus.wake('feed')
    expect(heard).toEqual(['feed'])
    expect((await bus.count('tries', 'Ada', 60_000)).n).toBe(1)
    expect((await bus.count('tries', 'Ada', 60_000)).n).toBe(2)
    bus.here({ moderators: ['Ada'], viewers: 1 })
    expect(bus.present()).toEqual({ moderators: ['Ada'], viewers: 1 })
    expect(logged.join(' ')).not.toContain('a-secret')
    expect(logged).toEqual([bus.trouble()])
  } finally {
    await bus[Symbol.asyncDispose]()
  }
}

/** A server of TCP that is no Redis. */
const openStranger = async (greet: (socket: Socket) => void, server: Server = createServer()) => {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined))
    greet(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `redis://:a-secret@127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

onRedis('what is wrong with Redis is said in words', () => {
  test('a wrong password, and none where one is asked for', async () => {
    await using redis = await startRedis({ more: ['--requirepass', 'a-right-one'] })
    const wrong = redis.url.replace('//', '//:a-secret@')
    await expectTrouble(wrong, /^Redis at 127.0.0.1:\d+ refuses the password: .* Correct the password in REDIS_URL\.$/)
    await expectTrouble(redis.url, /^Redis at 127.0.0.1:\d+ asks for a password: .* Name it in REDIS_URL/)
    const right = openNode(redis.url.replace('//', '//:a-right-one@'), randomUUID())
    const { bus } = right
    await until(async () => expect((await bus.count('tries', 'Ada', 60_000)).n).toBeGreaterThan(0))
    expect(right.logged).toEqual([])
    await bus[Symbol.asyncDispose]()
  })

  test('an account that may not speak or write', async () => {
    await using redis = await startRedis()
    const operator = new Redis(redis.url)
    for (const [name, rules] of Object.entries({ mute: ['+@all', '-publish'], reader: ['+@read', '+subscribe'] })) {
      await operator.call('ACL', 'SETUSER', name, 'on', '>a-secret', '~*', '&*', ...rules)
    }
    operator.disconnect()
    await expectTrouble(redis.url.replace('//', '//reader:a-secret@'), /allows this account too little/)
    const { bus, logged } = openNode(redis.url.replace('//', '//mute:a-secret@'), randomUUID())
    bus.wake('feed')
    await until(() => expect(bus.trouble()).toMatch(/allows this account too little/))
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(logged).toHaveLength(1)
    await bus[Symbol.asyncDispose]()
  })

  test('a number of a database that it does not have, of which it then takes the first', async () => {
    await using redis = await startRedis()
    const { bus, logged } = openNode(`${redis.url}/99`, randomUUID())
    await until(() => expect(logged).toContain('Redis answers again'))
    expect(logged[0]).toContain('has no database of that number')
    expect(bus.trouble()).toBeUndefined()
    await bus[Symbol.asyncDispose]()
  })

  test('a web server', async () => {
    await using web = await openStranger((socket) => {
      socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    })
    await expectTrouble(web.url, /^What answers at 127.0.0.1:\d+ is no Redis: .* Correct REDIS_URL/)
  })

  test('a port that takes every call and says nothing, or hangs up', async () => {
    await using silent = await openStranger(() => undefined)
    await expectTrouble(silent.url, /^Redis at 127.0.0.1:\d+ does not answer: /)
    await using short = await openStranger((socket) => socket.destroy())
    await expectTrouble(short.url, /^What answers at 127.0.0.1:\d+ hangs up: /)
  })

  test('TLS where there is none, and the other way round', async () => {
    await using redis = await startRedis()
    await expectTrouble(redis.url.replace('redis:', 'rediss:'), /^Redis at 127.0.0.1:\d+ cannot be reached: /)
    await using secure = await openStranger(() => undefined, createTlsServer())
    await expectTrouble(secure.url, /^What answers at 127.0.0.1:\d+ hangs up: .*rediss: is with TLS/)
    await expectTrouble(secure.url.replace('redis:', 'rediss:'), /cannot be reached with TLS: .* its certificate\.$/)
  })

  test('a name that no machine has', async () => {
    await expectTrouble('redis://:a-secret@redis.invalid:6379', /^Redis at redis.invalid:6379 cannot be reached: /)
  })

  test('a read-only copy', async () => {
    await using main = await startRedis()
    await using copy = await startRedis({ more: ['--replicaof', '127.0.0.1', String(main.port)] })
    await expectTrouble(copy.url, /is a read-only copy: .* Name the main one in REDIS_URL\.$/)
  })

  test('one without memory', async () => {
    await using redis = await startRedis({ more: ['--maxmemory', '100kb', '--maxmemory-policy', 'noeviction'] })
    await expectTrouble(redis.url, /has no memory left: /)
  })
})
