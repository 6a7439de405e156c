import { io } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskEntry, Role } from '../../shared/desk.ts'
import { recordDesk } from '../journeys/harness/sockets.ts'
import { type House, openHouse, signIn, until } from '../support/house.ts'

let house: House
let later = 0
beforeEach(async () => {
  later = 0
  house = await openHouse({ now: () => Date.now() + later })
})
afterEach(() => house[Symbol.asyncDispose]())

const person = async (name: string, roles: Role[]): Promise<string> => {
  await house.app.rooms.accounts.create(name, 'a password of theirs', roles)
  return signIn(house.base, name, 'a password of theirs')
}

/** How the door of the desk answers: `in`, or why not. */
const knock = (cookie: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = io(`${house.base}/desk`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie, origin: house.base },
      auth: { after: 0 },
    })
    socket.once('hello', () => resolve('in'))
    socket.once('connect_error', (error) => resolve(error.message))
    socket.once('disconnect', () => undefined)
    setTimeout(() => socket.disconnect(), 2_000)
  })

describe('the socket of the desk', () => {
  it('opens to moderators, leads and admins, and to nobody else', async () => {
    expect(await knock('')).toBe('signed-out')
    expect(await knock('headrow=made-up')).toBe('signed-out')
    expect(await knock(await person('Ed', ['editor']))).toBe('signed-out')
    expect(await knock(await person('Mo', ['moderator']))).toBe('in')
    expect(await knock(await person('Lee', ['lead']))).toBe('in')
  })

  it('closes when the session ends, expires or the account is closed', async () => {
    const ended = await person('One', ['moderator'])
    using first = await recordDesk(house.base, ended)
    await house.ask('POST', '/api/sign-out', undefined, { cookie: ended })
    await until(() => !first.socket.connected)

    using second = await recordDesk(house.base, await person('Two', ['moderator']))
    await house.app.db.updateTable('account').set({ disabled: 1 }).where('name', '=', 'Two').execute()
    await house.app.desk.recheck()
    await until(() => !second.socket.connected)

    using third = await recordDesk(house.base, await person('Three', ['moderator']))
    later = 13 * 3_600_000
    await house.app.desk.recheck()
    await until(() => !third.socket.connected)
    expect(third.entries).toEqual([])
  })

  it('brings every change in order, and a message with crisis words at once', async () => {
    using desk = await recordDesk(house.base, house.cookie)
    const { id } = await house.send('I want to end it all tonight')
    const entry: DeskEntry = await desk.waitFor('the message', (one) => one.id === id)
    expect(entry.message?.lane).toBe('crisis')
    await house.approved('Something kind to stand beside it')
    await until(() => desk.entries.length >= 3)
    expect(desk.gaps).toEqual([])
  })

  it('goes on where it was after a cut', async () => {
    using desk = await recordDesk(house.base, house.cookie)
    const first = await house.send('Sent while the desk was there')
    await desk.waitFor('the first', (one) => one.id === first.id)
    desk.socket.disconnect()
    const { id } = await house.send('Sent while the desk was away')
    await house.held(id)
    desk.socket.connect()
    await desk.waitFor('what was missed', (one) => one.id === id)
    expect(desk.gaps).toEqual([])
  })
})
