import { describe, expect, test } from 'vitest'
import { messageOf, settled, standIn } from './double.ts'

describe('the desk', () => {
  test('reads every waiting lane to its end and the crisis lane first', async () => {
    const server = standIn()
    for (let n = 0; n < 450; n++) server.put(messageOf(n))
    await server.begin()
    expect(server.desk.store.list.value).toHaveLength(450)
    expect(server.calls[0]).toBe('page crisis')
    expect(server.calls).toContain('page new 400')
  })

  test('reads a decided lane page by page, as it is scrolled', async () => {
    const server = standIn()
    for (let n = 0; n < 450; n++) server.put(messageOf(n, { state: 'approved', lane: 'on_wall' }))
    await server.begin()
    const { store, reading } = server.desk
    expect(store.board.value.lanes.on_wall).toHaveLength(200)
    await reading.readMore('on_wall')
    await reading.readMore('on_wall')
    await reading.readMore('on_wall')
    expect(store.board.value.lanes.on_wall).toHaveLength(450)
    expect(store.read.value.on_wall.state).toBe('whole')
  })

  test('a lane that could not be read is read again when the connection is back', async () => {
    const server = standIn()
    server.put(messageOf(1))
    server.refuse.pages = 1
    await server.begin()
    expect(server.desk.store.read.value.crisis.state).toBe('failed')
    server.connection(true)
    await settled()
    expect(server.desk.store.read.value.crisis.state).toBe('whole')
  })

  test('waits for a server that cannot be reached yet, and then knows who sits here', async () => {
    const server = standIn()
    server.refuse.me = 3
    await server.desk.session.begin()
    expect(server.desk.store.session.value).toBe('in')
  })

  test('signing out leaves no words on the page', async () => {
    const server = standIn()
    server.put(messageOf(1))
    await server.begin()
    await server.desk.session.signOut()
    expect(server.desk.store.board.value.messages.size).toBe(0)
    expect(server.desk.store.me.value).toBeUndefined()
  })

  test('a message that arrives is in its lane at once and the cursor stays where it was', async () => {
    const server = standIn()
    server.put(messageOf(5))
    await server.begin()
    server.put(messageOf(1))
    server.tell('m0001')
    expect(server.desk.store.list.value).toEqual(['m0001', 'm0005'])
    expect(server.desk.store.current.value?.id).toBe('m0005')
  })

  test('a message that another moderator takes from under the cursor gives way to the next, and keys wait', async () => {
    const server = standIn()
    for (const n of [1, 2]) server.put(messageOf(n))
    await server.begin()
    server.other('m0001', { action: 'approve' })
    expect(server.desk.store.current.value?.id).toBe('m0002')
    server.desk.run('approve')
    await settled()
    expect(server.sent).toEqual([])
    expect(server.desk.store.notices.value.at(-1)?.words).toContain('Ben')
  })

  test('a message that changes under the cursor makes the keys wait too', async () => {
    const server = standIn()
    server.put(messageOf(1))
    await server.begin()
    server.put(messageOf(1, { version: 2, text: 'Other words' }))
    server.tell('m0001')
    server.desk.run('approve')
    server.pass(300)
    server.desk.run('approve')
    await settled()
    expect(server.sent).toEqual([{ id: 'm0001', decision: { action: 'approve', version: 2 } }])
  })

  test('the first message of an empty lane is not decided by a key already on its way down', async () => {
    const server = standIn()
    await server.begin()
    server.put(messageOf(1))
    server.tell('m0001')
    server.desk.run('approve')
    await settled()
    expect(server.sent).toEqual([])
  })

  test('a crisis message sounds once when it arrives, not when this desk sent it there', async () => {
    const server = standIn()
    for (const n of [1, 2]) server.put(messageOf(n))
    await server.begin()
    server.put(messageOf(3, { state: 'escalated', lane: 'crisis' }))
    server.tell('m0003')
    server.tell('m0003')
    expect(server.alarms()).toBe(1)
    server.desk.run('escalate')
    await settled()
    expect(server.desk.store.board.value.lanes.crisis).toContain('m0001')
    expect(server.alarms()).toBe(1)
  })

  test('crisis messages that wait at sign-in sound as well', async () => {
    const server = standIn()
    server.put(messageOf(3, { state: 'escalated', lane: 'crisis' }))
    await server.begin()
    expect(server.alarms()).toBe(1)
  })

  test('a fresh reading drops what left while the desk was away', async () => {
    const server = standIn()
    for (const n of [1, 2]) server.put(messageOf(n))
    await server.begin()
    server.messages.delete('m0001')
    await server.desk.reading.readAll()
    expect(server.desk.store.list.value).toEqual(['m0002'])
  })

  test('search narrows the lane and Escape shows it whole again', async () => {
    const server = standIn()
    for (const n of [1, 2, 3]) server.put(messageOf(n))
    await server.begin()
    server.desk.moving.search('number 2')
    expect(server.desk.store.list.value).toEqual(['m0002'])
    expect(server.desk.store.current.value?.id).toBe('m0002')
    server.desk.run('close')
    expect(server.desk.store.list.value).toHaveLength(3)
  })

  test('sets up the first account by its link, and says so when the link is spent', async () => {
    const { desk } = standIn({ roles: ['admin'] })
    expect(await desk.session.setUp('spent', 'three-words-here')).toContain('has been used')
    expect(desk.store.session.value).not.toBe('in')
    expect(await desk.session.setUp('good', 'three-words-here')).toBeUndefined()
    expect(desk.store.session.value).toBe('in')
  })
})

describe('panic', () => {
  test('goes out again until it gets through, also without a live connection and while something is open', async () => {
    const server = standIn()
    server.put(messageOf(1))
    await server.begin()
    server.connection(false)
    server.refuse.panic = 3
    server.desk.run('reject')
    server.desk.run('panic')
    await settled()
    expect(server.calls.filter((call) => call === 'panic true')).toHaveLength(4)
    expect(server.desk.store.calming.value.state).toBe('no')
  })

  test('says that the wall is not calm when it could not get through', async () => {
    const server = standIn()
    await server.begin()
    server.refuse.panic = 1_000
    server.desk.run('panic')
    await settled()
    expect(server.desk.store.calming.value.state).toBe('failed')
  })

  test('is lifted by a lead alone', async () => {
    const server = standIn()
    await server.begin()
    await server.desk.panic.lift()
    expect(server.calls).not.toContain('panic false')
    const lead = standIn({ roles: ['lead'] })
    await lead.begin()
    await lead.desk.panic.lift()
    expect(lead.calls).toContain('panic false')
  })
})
