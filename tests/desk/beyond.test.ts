import { describe, expect, test } from 'vitest'
import { answered, asking, excerpt, hitsOf, nothingAsked } from '../../display/desk/state/beyond.ts'
import { apply, emptyBoard, put } from '../../display/desk/state/board.ts'
import { messageOf, settled, standIn } from './double.ts'

/** Milliseconds from the last letter until the server is asked. */
const pause = 250

const withLanes = async () => {
  const server = standIn()
  server.put(messageOf(1, { text: 'A clinic by the bus' }))
  server.put(messageOf(2, { text: 'The clinic in Armley', lane: 'stashed', state: 'stashed' }))
  server.put(messageOf(3, { text: 'Another bench' }))
  await server.begin()
  server.pass(1_000)
  const type = async (words: string): Promise<void> => {
    server.desk.moving.search(words)
    server.pass(pause)
    await settled()
  }
  return { ...server, type }
}

describe('a search beyond the lane', () => {
  test('finds in other lanes what the list does not hold, and once', async () => {
    const { desk, type } = await withLanes()
    await type('clinic')
    expect(desk.store.list.value).toEqual(['m0001'])
    expect(desk.store.hits.value.map(({ id }) => id)).toEqual(['m0002'])
  })

  test('asks when the letters have stopped coming, and not again for the same words', async () => {
    const { desk, calls, type, pass } = await withLanes()
    for (const words of ['cl', 'cli', 'clin']) {
      desk.moving.search(words)
      pass(pause - 1)
    }
    await type('clinic')
    await type('clinic ')
    await type('c')
    expect(calls.filter((call) => call.startsWith('search'))).toEqual(['search clinic'])
    expect(desk.store.beyond.value.state).toBe('quiet')
  })

  test('never shows the answer to older words over newer ones', async () => {
    const { desk, ask, type } = await withLanes()
    const late = Promise.withResolvers<void>()
    ask.next = late.promise
    await type('bench')
    await type('clinic')
    late.resolve()
    await settled()
    expect(desk.store.hits.value.map(({ id }) => id)).toEqual(['m0002'])
  })

  test('opens what was found in its lane, also what this desk had not read', async () => {
    const { desk, type, put: keep } = await withLanes()
    const far = keep(messageOf(9, { text: 'An old clinic', lane: 'not_shown', state: 'rejected' }))
    await type('clinic')
    desk.searching.goTo(far)
    expect(desk.store.lane.value).toBe('not_shown')
    expect(desk.store.current.value).toEqual(far)
    expect(desk.store.query.value).toBe('')
    expect(desk.store.beyond.value.state).toBe('quiet')
  })

  test('says in words when it could not be carried out, and can be tried again', async () => {
    const { desk, refuse, type } = await withLanes()
    refuse.search = 1
    await type('clinic')
    expect(desk.store.beyond.value).toMatchObject({ state: 'failed', trouble: 'The server is busy.' })
    desk.searching.again()
    await settled()
    expect(desk.store.beyond.value.state).toBe('found')
    expect(desk.store.hits.value).toHaveLength(1)
  })

  test('does not show a decided message as one of its old lane while the decision is on its way', async () => {
    const { desk, type } = await withLanes()
    await type('clinic')
    desk.run('approve')
    expect(desk.store.hits.value.map(({ id }) => id)).toEqual(['m0002'])
    await settled()
    expect(desk.store.hits.value.map(({ id, lane }) => [id, lane])).toContainEqual(['m0001', 'on_wall'])
  })
})

describe('what a search shows', () => {
  const found = answered(asking(nothingAsked, 'clin'), 'clin', [
    messageOf(1, { text: 'clinic' }),
    messageOf(2, { text: 'clinical' }),
  ])

  test('stays in sight while longer words are asked for, as far as it fits them', () => {
    const next = asking(found, 'clinical')
    expect(next).toMatchObject({ state: 'asking', words: 'clinical' })
    expect(next.messages.map(({ id }) => id)).toEqual(['m0002'])
    expect(asking(next, '').messages).toEqual([])
  })

  test('is each message as the desk knows it now, without what has left it', () => {
    const newer = messageOf(1, { version: 2, lane: 'flagged' })
    const board = apply(put(emptyBoard(), [newer]), [{ seq: 1, id: 'm0002', at: 1 }])
    expect(hitsOf(found, board, new Set())).toEqual([newer])
    expect(hitsOf(found, board, new Set(['m0001']))).toEqual([])
  })

  test('begins shortly before the words that were looked for', () => {
    const long = `${'long '.repeat(20)}one two three four five six seven eight`
    expect(excerpt(long, 'sev')).toBe('… one two three four five six seven eight')
    expect(excerpt('one two three four five six seven eight', 'eig')).toBe('one two three four five six seven eight')
    expect(excerpt('one two the Café', 'cafe')).toBe('one two the Café')
    expect(excerpt('named by somebody else', 'zoe')).toBe('named by somebody else')
  })
})
