import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { DeskMessage } from '../../shared/desk.ts'
import { hashOf } from '../../server/moderation/log.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house[Symbol.asyncDispose]())

const body = async (reply: Response): Promise<DeskMessage> => (await reply.json()) as DeskMessage

describe('a decision', () => {
  it('approves exactly the version that the moderator saw', async () => {
    const { id } = await house.send('More benches on the way to the surgery')
    const { version } = await house.held(id)
    const before = (await house.feed()).length
    expect((await house.decide(id, { action: 'approve', version: version - 1 })).status).toBe(409)
    expect((await house.feed()).length).toBe(before)
    const approved = await house.decide(id, { action: 'approve', version })
    expect(approved.status).toBe(200)
    expect((await body(approved)).lane).toBe('on_wall')
    expect((await house.feed()).at(-1)).toMatchObject({
      kind: 'show',
      id,
      message: { text: 'More benches on the way to the surgery' },
    })
  })

  it('made twice is one decision, and a different one on the same version is a conflict', async () => {
    const { id } = await house.send('Evening clinics for people on shifts')
    const { version } = await house.held(id)
    const statuses = await Promise.all([
      house.decide(id, { action: 'approve', version }),
      house.decide(id, { action: 'approve', version }),
      house.decide(id, { action: 'stash', version }),
    ])
    expect(statuses.map((reply) => reply.status)).toEqual([200, 200, 409])
    expect((await house.feed()).filter((entry) => entry.id === id)).toHaveLength(1)
  })

  it('to withdraw takes the words out of every entry of the feed', async () => {
    const message = await house.approved('Let the choir back into the day room')
    await house.decide(message.id, { action: 'withdraw', version: message.version })
    const entries = (await house.feed()).filter((entry) => entry.id === message.id)
    expect(entries.map((entry) => entry.kind)).toEqual(['show', 'withdraw'])
    expect(JSON.stringify(entries)).not.toContain('choir')
  })

  it('can be undone, back to the lane it came from and off the wall', async () => {
    const message = await house.approved('A bus that waits for the dialysis patients')
    const undone = await body(await house.decide(message.id, { action: 'undo', version: message.version }))
    expect(undone.lane).toBe('new')
    expect((await house.feed()).at(-1)).toMatchObject({ kind: 'withdraw', id: message.id })
    expect((await house.decide(message.id, { action: 'undo', version: undone.version })).status).toBe(409)
  })

  it('to redact publishes other words and keeps what was sent on the desk alone', async () => {
    const { id } = await house.send('Call me on 07700 900123 about the carers group')
    const held = await house.held(id)
    expect(held.lane).toBe('flagged')
    const edited = await body(
      await house.decide(id, { action: 'redact', version: held.version, text: 'Call me about the carers group' }),
    )
    expect(edited).toMatchObject({ edited: true, text: 'Call me on 07700 900123 about the carers group' })
    expect((await house.feed()).at(-1)?.message).toMatchObject({ text: 'Call me about the carers group', edited: true })
  })

  it('to place changes the card that is on the wall', async () => {
    const message = await house.approved('Somewhere warm to sit')
    const placed = await body(
      await house.decide(message.id, { action: 'place', version: message.version, area: 'ward/Armley' }),
    )
    expect(placed).toMatchObject({ area: 'ward/Armley', areaFrom: 'moderator' })
    expect((await house.feed()).at(-1)).toMatchObject({ kind: 'change', message: { area: 'ward/Armley' } })
    expect(
      (await house.decide(message.id, { action: 'place', version: placed.version, area: 'ward/Atlantis' })).status,
    ).toBe(400)
  })

  it('not to show needs a reason', async () => {
    const { id } = await house.send('Buy my vitamins')
    const { version } = await house.held(id)
    expect((await house.decide(id, { action: 'reject', version })).status).toBe(400)
    expect((await house.decide(id, { action: 'reject', version, reason: 'advert' })).status).toBe(200)
  })

  it('is written in a log that binds each line to the one before and takes no change', async () => {
    await house.approved('A lift that works')
    const { db } = house.app
    const lines = await db.selectFrom('decision').selectAll().orderBy('seq').execute()
    lines.forEach((line, i) => {
      expect(line.seq).toBe(i + 1)
      expect(line.hash).toBe(hashOf(line, lines[i - 1]?.hash ?? ''))
    })
    expect(JSON.stringify(lines)).not.toContain('A lift that works')
    await expect(db.updateTable('decision').set({ actor: 'nobody' }).execute()).rejects.toThrow('append-only')
    await expect(db.deleteFrom('decision').execute()).rejects.toThrow('append-only')
  })
})

describe('a message in the crisis lane', () => {
  const escalated = async (): Promise<DeskMessage> => {
    const { id } = await house.send('A quieter corner in the waiting room')
    const { version } = await house.held(id)
    return body(await house.decide(id, { action: 'escalate', version }))
  }

  it('cannot be approved, edited or undone onto the wall', async () => {
    const { id, version, lane } = await escalated()
    expect(lane).toBe('crisis')
    for (const decision of [
      { action: 'approve', version },
      { action: 'redact', version, text: 'other words' },
      { action: 'pin', version },
      { action: 'withdraw', version },
    ] as const) {
      expect((await house.decide(id, decision)).status).toBe(409)
    }
    expect((await house.feed()).some((entry) => entry.id === id)).toBe(false)
  })

  it('comes off the wall when it is escalated there, and undo does not bring it back', async () => {
    const shown = await house.approved('It is too quiet at night')
    const moved = await body(await house.decide(shown.id, { action: 'escalate', version: shown.version }))
    expect((await house.feed()).at(-1)).toMatchObject({ kind: 'withdraw', id: shown.id })
    expect((await house.decide(shown.id, { action: 'undo', version: moved.version })).status).toBe(409)
  })

  it('is refused by the database itself, whoever asks', async () => {
    const { id } = await escalated()
    const { db } = house.app
    await expect(db.updateTable('message').set({ state: 'approved' }).where('id', '=', id).execute()).rejects.toThrow(
      /crisis_never_displays/,
    )
    await expect(sql`update message set state = 'shown' where id = ${id}`.execute(db)).rejects.toThrow(
      /crisis_never_displays/,
    )
    await expect(
      db.updateTable('message').set({ state: 'escalated', crisis_opened_at: null }).where('id', '=', id).execute(),
    ).rejects.toThrow(/crisis_has_a_case/)
  })

  it('goes back to a held lane when a lead releases it, and only a decision after that shows it', async () => {
    const { id, version } = await escalated()
    const released = await body(await house.decide(id, { action: 'release', version }))
    expect(released.lane).toBe('flagged')
    expect((await house.decide(id, { action: 'approve', version: released.version })).status).toBe(200)
  })

  it('can be released by a lead and not by a moderator', async () => {
    const { id, version } = await escalated()
    const moderator = { id: 'm', name: 'm', roles: ['moderator'] as const }
    expect(await house.app.rooms.decide(id, { action: 'release', version }, moderator)).toEqual({
      ok: false,
      why: 'forbidden',
    })
    expect(await house.app.rooms.decide(id, { action: 'undo', version }, moderator)).toEqual({
      ok: false,
      why: 'forbidden',
    })
  })

  it('tells its sender nothing but that it waits', async () => {
    const { id, receipt } = await house.send('Nobody would notice if I was gone')
    const held = await house.held(id)
    if (held.lane !== 'crisis') await house.decide(id, { action: 'escalate', version: held.version })
    const told = (await (await house.ask('GET', `/api/receipts/${receipt}`)).json()) as object
    expect(told).toEqual({ state: 'waiting', sentAt: expect.any(Number), edited: false })
  })
})
