import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../shared/desk.ts'
import { type House, openHouse, signIn } from '../support/house.ts'

let house: House
let later = 0
beforeAll(async () => {
  house = await openHouse({ now: () => Date.now() + later })
})
afterAll(() => house[Symbol.asyncDispose]())

const invite = async (name: string, roles: Role[], cookie = house.cookie): Promise<Response> =>
  house.ask('POST', '/api/desk/people', { name, roles }, { cookie })
const tokenOf = async (reply: Response): Promise<string> => {
  const { path } = (await reply.json()) as { path: string }
  return new URLSearchParams(path.split('#')[1]).get('setup') ?? ''
}
const accept = (token: string): Promise<Response> =>
  house.ask('POST', '/api/set-up', { token, password: 'three words together' }, { cookie: '' })

describe('an invitation', () => {
  it('makes an account with the name and roles that an admin gave, once', async () => {
    const token = await tokenOf(await invite('Amina', ['moderator', 'lead']))
    const accepted = await accept(token)
    expect(await accepted.json()).toMatchObject({ name: 'Amina', roles: ['moderator', 'lead'] })
    expect((await accept(token)).status).toBe(403)
    const cookie = await signIn(house.base, 'Amina', 'three words together')
    expect((await house.ask('GET', '/api/desk/messages', undefined, { cookie })).status).toBe(200)
    const { people } = (await (await house.ask('GET', '/api/desk/people')).json()) as { people: { name: string }[] }
    expect(people.map((person) => person.name)).toEqual(['admin', 'Amina'])
  })

  it('is an admin’s to give', async () => {
    await accept(await tokenOf(await invite('Yusuf', ['moderator'])))
    const cookie = await signIn(house.base, 'Yusuf', 'three words together')
    expect((await invite('Friend', ['admin'], cookie)).status).toBe(403)
    expect((await house.ask('GET', '/api/desk/people', undefined, { cookie })).status).toBe(403)
    expect((await invite('Friend', ['admin'], '')).status).toBe(401)
  })

  it('is replaced by a newer one for the same name, and refused for a name that is taken', async () => {
    const first = await tokenOf(await invite('Kez', ['moderator']))
    const second = await tokenOf(await invite('Kez', ['lead']))
    expect((await accept(first)).status).toBe(403)
    expect((await accept(second)).status).toBe(200)
    expect((await invite('Kez', ['admin'])).status).toBe(400)
    expect((await invite('admin', ['admin'])).status).toBe(400)
  })

  it('ends after a week', async () => {
    const token = await tokenOf(await invite('Late', ['moderator']))
    later = 8 * 86_400_000
    expect((await accept(token)).status).toBe(403)
    later = 0
  })

  it('without a name or a role is refused', async () => {
    expect((await invite(' ', ['moderator'])).status).toBe(400)
    expect((await invite('Nobody', [])).status).toBe(400)
    expect((await house.ask('POST', '/api/desk/people', { name: 'x', roles: ['king'] })).status).toBe(400)
  })
})
