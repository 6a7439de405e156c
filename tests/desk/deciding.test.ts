import { describe, expect, test } from 'vitest'
import { messageOf, settled, standIn } from './double.ts'

const withThree = async () => {
  const server = standIn()
  for (const n of [1, 2, 3]) server.put(messageOf(n))
  await server.begin()
  return server
}

describe('deciding at the desk', () => {
  test('an approval goes out with the version that was on the screen, and the cursor goes to the next', async () => {
    const { desk, sent } = await withThree()
    expect(desk.store.current.value?.id).toBe('m0001')
    desk.run('approve')
    expect(desk.store.current.value?.id).toBe('m0002')
    await settled()
    expect(sent).toEqual([{ id: 'm0001', decision: { action: 'approve', version: 1 } }])
    expect(desk.store.board.value.lanes.on_wall).toEqual(['m0001'])
  })

  test('a second press in the same third of a second decides nothing', async () => {
    const { desk, sent, pass } = await withThree()
    desk.run('approve')
    pass(299)
    desk.run('approve')
    await settled()
    expect(sent).toHaveLength(1)
    pass(1)
    desk.run('approve')
    await settled()
    expect(sent.map(({ id }) => id)).toEqual(['m0001', 'm0002'])
  })

  test('after moving by hand no key has to wait', async () => {
    const { desk, sent } = await withThree()
    desk.run('next')
    desk.run('stash')
    await settled()
    expect(sent.map(({ id }) => id)).toEqual(['m0002'])
  })

  test('a reason is asked for, and its number sends the decision', async () => {
    const { desk, sent } = await withThree()
    desk.run('reject')
    expect(sent).toEqual([])
    desk.rejectWith(2)
    await settled()
    expect(sent[0]?.decision).toEqual({ action: 'reject', version: 1, reason: 'abuse' })
    expect(desk.store.mode.value).toEqual({ kind: 'list' })
  })

  test('personal details go out as the edit that the card shows', async () => {
    const server = standIn()
    const finding = {
      kind: 'personal' as const,
      detail: 'phone',
      field: 'text' as const,
      start: 5,
      end: 17,
      reason: 'x',
    }
    server.put(messageOf(1, { text: 'Ring 07700 900123 now', findings: [finding] }))
    await server.begin()
    server.desk.run('approve')
    await settled()
    expect(server.sent[0]?.decision).toEqual({
      action: 'redact',
      version: 1,
      text: 'Ring [phone number removed] now',
    })
  })

  test('the words as sent can be chosen over the proposal', async () => {
    const server = standIn()
    const text = 'Ring 111 now'
    server.put(messageOf(1, { text, findings: [{ kind: 'personal', field: 'text', start: 5, end: 8, reason: 'x' }] }))
    await server.begin()
    server.desk.run('edit')
    server.desk.deciding.draft('m0001', text)
    server.desk.run('approve')
    await settled()
    expect(server.sent[0]?.decision).toEqual({ action: 'approve', version: 1 })
  })

  test('a post of X with personal details is not approved by a key, and never edited', async () => {
    const server = standIn()
    const finding = { kind: 'personal' as const, field: 'text' as const, start: 5, end: 17, reason: 'x' }
    server.put(messageOf(1, { source: 'x', text: 'Ring 07700 900123 now', findings: [finding] }))
    await server.begin()
    server.desk.run('approve')
    server.desk.run('edit')
    await settled()
    expect(server.sent).toEqual([])
    expect(server.desk.store.notices.value.map(({ words }) => words)).toEqual([
      expect.stringContaining('nobody to take personal details out'),
      expect.stringContaining('nobody to change a post'),
    ])
    await server.desk.deciding.approve(undefined, true)
    await settled()
    expect(server.sent.map(({ decision }) => decision)).toEqual([{ action: 'approve', version: 1 }])
  })

  test('a place changes the message and leaves the cursor on it', async () => {
    const { desk, sent } = await withThree()
    desk.run('place')
    desk.placeAt('ward/Armley')
    await settled()
    expect(sent[0]?.decision).toEqual({ action: 'place', version: 1, area: 'ward/Armley' })
    expect(desk.store.current.value).toMatchObject({ id: 'm0001', area: 'ward/Armley' })
  })

  test('undo takes the last decision back and goes to its message, with the newest version', async () => {
    const { desk, sent, pass } = await withThree()
    desk.run('next')
    desk.run('approve')
    await settled()
    pass(1_000)
    desk.run('undo')
    await settled()
    expect(sent[1]).toEqual({ id: 'm0002', decision: { action: 'undo', version: 2 } })
    expect(desk.store.current.value?.id).toBe('m0002')
    expect(desk.store.board.value.lanes.new).toEqual(['m0001', 'm0002', 'm0003'])
    desk.run('undo')
    await settled()
    expect(sent).toHaveLength(2)
  })

  test('undo leaves alone what somebody else has decided since', async () => {
    const { desk, sent, other } = await withThree()
    desk.run('approve')
    await settled()
    other('m0001', { action: 'withdraw' })
    desk.run('undo')
    await settled()
    expect(sent).toHaveLength(1)
    expect(desk.store.notices.value.at(-1)?.words).toContain('Ben has decided on it since')
  })
})

describe('when a decision cannot be carried out', () => {
  test('somebody was first: a clear notice says so, and nothing moves twice', async () => {
    const { desk, sent, other, pass } = await withThree()
    desk.run('reject')
    other('m0001', { action: 'stash' })
    pass(400)
    expect(desk.store.current.value?.id).toBe('m0001')
    desk.rejectWith('other')
    await settled()
    expect(sent[0]?.decision.version).toBe(1)
    const notice = desk.store.notices.value.at(-1)
    expect(notice).toMatchObject({ conflict: true, about: 'm0001' })
    expect(desk.store.board.value.messages.get('m0001')?.lane).toBe('stashed')
  })

  test('without a connection nothing is sent and nothing is kept for later', async () => {
    const { desk, sent, connection } = await withThree()
    connection(false)
    desk.run('approve')
    connection(true)
    await settled()
    expect(sent).toEqual([])
    expect(desk.store.current.value?.id).toBe('m0001')
    expect(desk.store.notices.value.at(-1)?.words).toContain('No connection')
  })

  test('an answer that never came puts the message back', async () => {
    const { desk, refuse } = await withThree()
    refuse.next = 'no_connection'
    desk.run('approve')
    expect(desk.store.list.value).toEqual(['m0002', 'm0003'])
    await settled()
    expect(desk.store.list.value).toEqual(['m0001', 'm0002', 'm0003'])
    expect(desk.store.notices.value.at(-1)?.about).toBe('m0001')
  })

  test('a lost session brings sign-in over the page, which keeps its place and its draft', async () => {
    const { desk, refuse } = await withThree()
    desk.run('next')
    desk.run('edit')
    desk.deciding.draft('m0002', 'My careful edit')
    refuse.next = 'signed_out'
    desk.run('approve')
    await settled()
    expect(desk.store.session.value).toBe('out')
    expect(await desk.session.signIn('Amina', 'wrong')).toContain('do not match')
    expect(await desk.session.signIn('Amina', 'right')).toBeUndefined()
    expect(desk.store.session.value).toBe('in')
    expect(desk.store.drafts.value.get('m0002')?.words).toBe('My careful edit')
    expect(desk.store.board.value.messages.size).toBe(3)
  })

  test('a crisis message is not approved here, and only a lead releases it', async () => {
    const server = standIn()
    server.put(messageOf(1, { state: 'escalated', lane: 'crisis' }))
    await server.begin()
    server.desk.run('lane_crisis')
    for (const command of ['approve', 'reject', 'stash', 'release'] as const) server.desk.run(command)
    await settled()
    expect(server.sent).toEqual([])
    const lead = standIn({ roles: ['lead'] })
    lead.put(messageOf(1, { state: 'escalated', lane: 'crisis' }))
    await lead.begin()
    lead.desk.run('lane_crisis')
    lead.desk.run('release')
    await settled()
    expect(lead.sent[0]?.decision).toEqual({ action: 'release', version: 1 })
  })

  test('somebody with reading rights alone decides nothing', async () => {
    const server = standIn({ roles: ['editor'] })
    server.put(messageOf(1))
    await server.begin()
    for (const command of ['approve', 'reject', 'edit', 'place', 'stash', 'escalate'] as const) server.desk.run(command)
    expect(server.desk.store.mode.value).toEqual({ kind: 'list' })
    expect(server.sent).toEqual([])
  })
})
