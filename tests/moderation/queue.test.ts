import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, until } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house[Symbol.asyncDispose]())

const arrive = (text: string) =>
  house.app.rooms.intake.take({
    source: 'web',
    externalId: crypto.randomUUID(),
    text,
    author: 'somebody',
    sentAt: Date.now(),
  })

describe('the queue', () => {
  it('gives a message from the words its place, and one that was chosen keeps its own', async () => {
    const said = await house.send('The surgery in Seacroft never answers')
    expect(await house.held(said.id)).toMatchObject({ area: 'neighbourhood/Seacroft', areaFrom: 'words' })
    const chosen = await house.send('The surgery in Seacroft never answers', { area: 'ward/Morley South' })
    expect(await house.held(chosen.id)).toMatchObject({ area: 'ward/Morley South', areaFrom: 'chosen' })
  })

  it('shows a sender under 16 without name and place, and no moderator can add one', async () => {
    const { id } = await house.send('Longer school nurse hours in Armley', {
      under16: true,
      name: 'Sam',
      area: 'ward/Armley',
    })
    const held = await house.held(id)
    expect(held).toMatchObject({ lane: 'flagged', under16: true })
    expect(held.area ?? held.name).toBeUndefined()
    expect((await house.decide(id, { action: 'place', version: held.version, area: 'ward/Armley' })).status).toBe(409)
    const { db } = house.app
    await expect(db.updateTable('message').set({ area: 'ward/Armley' }).where('id', '=', id).execute()).rejects.toThrow(
      /children_have_no_place/,
    )
  })

  it('brings a crisis message to the desk before the crowd that came first', async () => {
    await Promise.all(Array.from({ length: 600 }, (_, i) => arrive(`A better bus to the clinic, number ${i}`)))
    const crisis = await arrive('I want to end it all tonight')
    const id = crisis.ok ? crisis.id : ''
    const { db } = house.app
    const entry = await until(() =>
      db.selectFrom('desk_feed').select('seq').where('message_id', '=', id).executeTakeFirst(),
    )
    await until(async () => (await house.lane('new')).length === 500)
    await until(async () => {
      const { n } = await db.selectFrom('counter').select('n').where('name', '=', 'desk_feed').executeTakeFirstOrThrow()
      return n >= 601
    })
    expect(entry.seq).toBeLessThan(601)
    expect((await house.held(id)).lane).toBe('crisis')
  })
})
