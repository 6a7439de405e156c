import { describe, expect, test } from 'vitest'
import { openScreener } from '../../server/screener/screener.ts'

const workerUrl = new URL('workers/misbehaving.ts', import.meta.url)
const failed = {
  lane: 'flagged',
  findings: [{ kind: 'screening_failed', field: 'text', start: 0, end: 0, reason: 'screening failed' }],
}
const fine = { lane: 'new', findings: [] }
const texts = (...all: string[]) => all.map((text) => ({ text }))

describe('the screener', () => {
  test('gives every message its own result, in order', async () => {
    await using screener = openScreener({ deadlineMs: 5_000 })
    const results = await screener.screen([
      { text: 'hello' },
      { text: 'I want to die' },
      { text: 'x', name: '07700 900123' },
    ])
    expect(results.map(({ lane }) => lane)).toEqual(['new', 'crisis', 'flagged'])
    expect(results[2]?.findings[0]?.field).toBe('name')
    expect(await screener.screen([])).toEqual([])
  })

  test.each(['hang', 'throw', 'exit', 'rubbish text', 'rubbish lane', 'rubbish span', 'rubbish nothing'])(
    'a message with the fault "%s" is held, the others of its batch get their true result',
    async (fault) => {
      await using screener = openScreener({ workerUrl, deadlineMs: 700 })
      expect(await screener.screen(texts('a', fault, 'b', 'c'))).toEqual([fine, failed, fine, fine])
      expect(await screener.screen(texts('d'))).toEqual([fine])
    },
    30_000,
  )

  test('two faults in one batch are both held and cost nobody else', async () => {
    await using screener = openScreener({ workerUrl, deadlineMs: 700 })
    expect(await screener.screen(texts('throw', 'a', 'hang', 'b', 'exit'))).toEqual([
      failed,
      fine,
      failed,
      fine,
      failed,
    ])
  }, 30_000)

  test('batches that come while a worker restarts are screened after it', async () => {
    await using screener = openScreener({ workerUrl, deadlineMs: 700 })
    const [first, second, third] = await Promise.all([
      screener.screen(texts('exit')),
      screener.screen(texts('a', 'b')),
      screener.screen(texts('c')),
    ])
    expect([first, second, third]).toEqual([[failed], [fine, fine], [fine]])
  }, 30_000)

  test.each([
    [new URL('workers/broken.ts', import.meta.url)],
    [new URL('workers/silent.ts', import.meta.url)],
    [new URL('file:///there/is/no/such/worker.ts')],
  ])(
    'everything is held when the worker cannot start (%s)',
    async (url) => {
      await using screener = openScreener({ workerUrl: url, startMs: 1_500 })
      expect(await screener.screen(texts('a', 'b'))).toEqual([failed, failed])
      expect(await screener.screen(texts('c'))).toEqual([failed])
    },
    30_000,
  )

  test('what is under way when the house closes is held', async () => {
    const screener = openScreener({ workerUrl, deadlineMs: 60_000 })
    await screener.screen(texts('a'))
    const waiting = screener.screen(texts('b', 'hang', 'c'))
    await screener[Symbol.asyncDispose]()
    expect((await waiting).slice(1)).toEqual([failed, failed])
    expect(await screener.screen(texts('d'))).toEqual([failed])
  }, 30_000)
})
