import { describe, expect, test } from 'vitest'
import { claimAgain } from '../../shared/desk.ts'
import { awayAfter, isAway, openWith, restFor } from '../../display/desk/state/claims.ts'
import { messageOf, settled, standIn } from './double.ts'

const withThree = async () => {
  const server = standIn()
  for (const n of [1, 2, 3]) server.put(messageOf(n))
  server.put(messageOf(4, { state: 'approved', lane: 'on_wall' }))
  await server.begin()
  server.pass(restFor)
  return server
}

describe('what others have open', () => {
  const claim = { by: 'Amina', until: 2_000 }

  test('is told by name until it ends, to everybody but the one who has it open', () => {
    expect(openWith(messageOf(1, { claim }), 'Ben', 1_999)).toBe('Amina')
    expect(openWith(messageOf(1, { claim }), 'Ben', 2_000)).toBeUndefined()
    expect(openWith(messageOf(1, { claim }), 'Amina', 1_999)).toBeUndefined()
    expect(openWith(messageOf(1), 'Ben', 1_999)).toBeUndefined()
  })

  test('is told in the lanes that people share, and not of what is decided', () => {
    const open = (['new', 'flagged', 'crisis', 'stashed', 'on_wall', 'not_shown'] as const).filter(
      (lane) => openWith(messageOf(1, { lane, claim }), 'Ben', 1) !== undefined,
    )
    expect(open).toEqual(['new', 'flagged', 'crisis'])
  })

  test('is passed over when a decision moves the cursor on, and can be gone to and decided by hand', async () => {
    const { desk, open, pass, sent } = await withThree()
    open('m0002')
    desk.run('approve')
    expect(desk.store.current.value?.id).toBe('m0003')
    await settled()
    pass(1_000)
    desk.run('previous')
    expect(desk.store.current.value?.id).toBe('m0002')
    desk.run('approve')
    await settled()
    expect(sent.map(({ id }) => id)).toEqual(['m0001', 'm0002'])
  })

  test('is passed over no more when its time has run out', async () => {
    const { desk, open, pass } = await withThree()
    open('m0002', 5_000)
    pass(5_000)
    desk.run('approve')
    expect(desk.store.current.value?.id).toBe('m0002')
  })

  test('takes no message from under the cursor', async () => {
    const { desk, open } = await withThree()
    open('m0001')
    expect(desk.store.current.value?.id).toBe('m0001')
  })

  test('is not where a lane opens', async () => {
    const { desk, open, put, tell } = await withThree()
    for (const n of [7, 8]) put(messageOf(n, { lane: 'flagged', state: 'flagged' }))
    tell('m0007', 'm0008')
    open('m0007')
    desk.run('lane_flagged')
    expect(desk.store.current.value?.id).toBe('m0008')
  })
})

describe('what is open here', () => {
  test('is claimed once the cursor has rested on it, and said again while it stays', async () => {
    const { claims, pass } = await withThree()
    expect(claims).toEqual(['m0001'])
    pass(claimAgain * 2.5)
    expect(claims).toEqual(['m0001', 'm0001', 'm0001'])
  })

  test('is not claimed on the way through the list', async () => {
    const { desk, claims, pass } = await withThree()
    desk.run('next')
    pass(restFor - 1)
    desk.run('next')
    pass(restFor - 1)
    expect(claims).toEqual(['m0001'])
    pass(1)
    expect(claims).toEqual(['m0001', 'm0003'])
  })

  test('is given back in a decided lane and where nothing is left, and claimed again after', async () => {
    const { desk, claims, pass } = await withThree()
    desk.run('lane_on_wall')
    expect(claims).toEqual(['m0001', null])
    pass(claimAgain)
    desk.run('lane_new')
    pass(restFor)
    expect(claims).toEqual(['m0001', null, 'm0001'])
    desk.run('lane_crisis')
    expect(claims.at(-1)).toBeNull()
  })

  test('is claimed again as soon as the connection is back', async () => {
    const { claims, connection, pass } = await withThree()
    connection(false)
    pass(claimAgain * 2)
    expect(claims).toEqual(['m0001'])
    connection(true)
    expect(claims).toEqual(['m0001', 'm0001'])
  })

  test('is given back when nobody sits here, and claimed when somebody comes back', async () => {
    const { desk, claims, pass } = await withThree()
    desk.store.away.value = true
    pass(claimAgain * 2)
    expect(claims).toEqual(['m0001', null])
    desk.store.away.value = false
    pass(restFor)
    expect(claims).toEqual(['m0001', null, 'm0001'])
  })

  test('is claimed by nobody who only reads', async () => {
    const server = standIn({ roles: ['editor'] })
    server.put(messageOf(1))
    await server.begin()
    server.pass(claimAgain)
    expect(server.claims).toEqual([])
  })
})

test('somebody is away when no hand moved for long or the tab was out of sight for a while', () => {
  const { hidden, still } = awayAfter
  expect(isAway(0, undefined, still - 1)).toBe(false)
  expect(isAway(0, undefined, still)).toBe(true)
  expect(isAway(0, 0, hidden - 1)).toBe(false)
  expect(isAway(0, 0, hidden)).toBe(true)
})
