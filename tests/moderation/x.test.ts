import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { x } from '../../server/source/x/x.ts'
import type { DeskMessage } from '../../shared/desk.ts'
import { type XStandIn, startX } from '../stand-ins/x.ts'
import { type House, openHouse, until } from '../support/house.ts'
import { settingsFor } from '../support/x.ts'

let stand: XStandIn
let house: House
beforeAll(async () => {
  stand = await startX()
  house = await openHouse({ sources: [x(settingsFor(stand, { times: { recheckMs: 30 } }))] })
  await until(() => stand.streams() === 1, 'the stream')
})
afterAll(async () => {
  await house[Symbol.asyncDispose]()
  await stand.close()
})

const onDesk = (text: string): Promise<DeskMessage> =>
  until(
    async () => [...(await house.lane('new')), ...(await house.lane('flagged'))].find((one) => one.text === text),
    'the post on the desk',
  )
const shown = async (text: string): Promise<DeskMessage> => {
  const { id, version } = await onDesk(text)
  return (await (await house.decide(id, { action: 'approve', version })).json()) as DeskMessage
}
const isGone = (id: string) =>
  until(async () => (await house.feed()).at(-1)?.id === id && (await house.feed()).at(-1)?.kind === 'withdraw')

describe('a post of X in the house', () => {
  test('is never redacted: the refusal says why, and the post stays as it was', async () => {
    stand.post({ text: 'Ring me on 07700 900123 #LeedsCares' })
    const { id, version } = await onDesk('Ring me on 07700 900123 #LeedsCares')
    const reply = await house.decide(id, { action: 'redact', version, text: 'Ring me #LeedsCares' })
    expect(reply.status).toBe(409)
    expect(await reply.json()).toMatchObject({
      type: '/problems/words-fixed',
      detail: expect.stringContaining('X allows nobody'),
    })
    expect(await onDesk('Ring me on 07700 900123 #LeedsCares')).toMatchObject({ id, version })
    expect((await house.decide(id, { action: 'reject', version, reason: 'personal' })).status).toBe(200)
  })

  test('is shown with name, handle and the name of X, on the feed and on the page to read', async () => {
    stand.post({ text: 'more swings #LeedsCares' })
    const { id } = await shown('more swings #LeedsCares')
    expect((await house.feed()).find((entry) => entry.id === id)?.message).toMatchObject({
      text: 'more swings #LeedsCares',
      name: 'Ada',
      handle: '@ada_leeds',
      source: 'x',
    })
    expect(await (await fetch(`${house.base}/`)).text()).toContain('@ada_leeds · X')
  })

  test('leaves the wall when its author edits it, and waits in its new words for a decision', async () => {
    const post = stand.post({ text: 'a bnch #LeedsCares' })
    const { id } = await shown('a bnch #LeedsCares')
    stand.edit(post.id, 'a bench #LeedsCares')
    await isGone(id)
    expect(await onDesk('a bench #LeedsCares')).toMatchObject({ id })
  })

  test('leaves the wall, and its words the house, when X gives it to nobody any more', async () => {
    const post = stand.post({ text: 'I should not have said that #LeedsCares' })
    const { id } = await shown('I should not have said that #LeedsCares')
    stand.hide(post.id, 'not-authorized-for-resource')
    await isGone(id)
    expect(JSON.stringify(await house.feed())).not.toContain('should not have said')
    stand.raw(stand.lineOf(post))
    stand.post({ text: 'and another #LeedsCares' })
    await onDesk('and another #LeedsCares')
    expect(JSON.stringify([await house.lane('new'), await house.lane('flagged')])).not.toContain('should not have said')
  })
})
