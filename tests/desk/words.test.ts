import { describe, expect, test } from 'vitest'
import { findingKinds } from '../../shared/finding.ts'
import { lanes, rejectReasons } from '../../shared/message.ts'
import { age, clock, clockTime, seconds } from '../../display/desk/state/age.ts'
import { offered, whyNot } from '../../display/desk/state/offered.ts'
import { helpLines, replyDrafts } from '../../display/desk/state/replies.ts'
import { shiftFrom, shiftNote } from '../../display/desk/state/shift.ts'
import { emptyWords, gist, laneOrder, placeReason, policyFor, reasonOf, tagOf } from '../../display/desk/state/words.ts'
import { after } from '../../server/moderation/life.ts'
import { messageOf } from './double.ts'

describe('words of the desk', () => {
  test('there are some for every lane, reason and kind of finding', () => {
    expect(laneOrder.toSorted()).toEqual([...lanes].toSorted())
    for (const lane of lanes) expect(emptyWords[lane].title).not.toBe('')
    for (const reason of rejectReasons) expect(reasonOf(reason)).not.toBe(reason)
    for (const kind of findingKinds) {
      const finding = { kind, field: 'text' as const, start: 0, end: 1, reason: '' }
      expect(tagOf(finding)).not.toBe('')
      expect(policyFor(messageOf(1, { findings: [finding] }))).not.toBe('')
    }
    expect(reasonOf('of_another_build')).toBe('of_another_build')
  })

  test('the gist of a message is cut at a word and never inside a character', () => {
    expect(gist('Young carers need a place to go on a Tuesday', 24)).toBe('Young carers need a…')
    expect(gist('💚'.repeat(50), 10)).toBe(`${'💚'.repeat(10)}…`)
    expect(gist('two\nlines')).toBe('two lines')
  })

  test('ages and clocks read as people say them', () => {
    expect([0, 59_000, 60_000, 7_200_000, 86_400_000, 200_000_000].map(age)).toEqual([
      'now',
      'now',
      '1 min',
      '2 h',
      '1 day',
      '2 days',
    ])
    expect([-5, 38_000, 725_000, 3_725_000].map(clock)).toEqual(['0:00', '0:38', '12:05', '1:02:05'])
    expect(seconds(240)).toBe('0.2 s')
    expect(clockTime(Date.UTC(2026, 6, 1, 12, 5), Date.UTC(2026, 6, 1, 20))).toBe('13:05')
    expect(clockTime(Date.UTC(2026, 6, 1, 12, 5), Date.UTC(2026, 6, 2, 20))).toBe('1 Jul, 13:05')
  })

  test('a place says how it was found and how sure it is', () => {
    expect(placeReason(messageOf(1))).toContain('no place was named')
    expect(placeReason(messageOf(1, { area: 'ward/Armley', areaFrom: 'words', areaConfidence: 0.9 }))).toContain('sure')
    expect(placeReason(messageOf(1, { area: 'ward/Armley', areaFrom: 'chosen', areaConfidence: 1 }))).toBe(
      'the sender chose it',
    )
  })

  test('every help line stands in the draft for somebody at risk', () => {
    const numbers = helpLines.map(({ number }) => number.match(/[\d ]*\d/)?.[0] ?? '')
    for (const number of numbers) expect(replyDrafts[0]?.text).toContain(number)
  })
})

describe('a shift', () => {
  test('goes on for the same person after a reload, and begins anew for another or the next day', () => {
    const note = shiftNote('amina', 1_000_000)
    expect(shiftFrom(note, 'amina', 1_600_000)).toBe(1_000_000)
    expect(shiftFrom(note, 'ben', 1_600_000)).toBe(1_600_000)
    expect(shiftFrom(note, 'amina', 90_000_000)).toBe(90_000_000)
    expect(shiftFrom(undefined, 'amina', 5)).toBe(5)
  })
})

describe('what the desk offers', () => {
  const states = {
    new: 'new',
    flagged: 'flagged',
    crisis: 'escalated',
    stashed: 'stashed',
    on_wall: 'shown',
    not_shown: 'rejected',
  } as const

  test('is only what the life of a message allows', () => {
    for (const lane of lanes) {
      const message = messageOf(1, { lane, state: states[lane] })
      const impossible = offered(message, ['admin']).filter(
        (action) => action !== 'undo' && action !== 'reject' && after(states[lane], action) === undefined,
      )
      expect(impossible).toEqual([])
    }
  })

  test('never is to approve, reject or stash what is in the crisis lane, for whomever', () => {
    const message = messageOf(1, { lane: 'crisis', state: 'escalated' })
    for (const action of ['approve', 'redact', 'reject', 'stash', 'withdraw', 'pin'] as const)
      expect(whyNot(action, message, ['admin', 'lead', 'moderator'])).toContain('safeguarding lead')
  })

  test('is never to edit a post of X, and says why', () => {
    for (const lane of lanes) expect(offered(messageOf(1, { source: 'x', lane }), ['admin'])).not.toContain('redact')
    expect(whyNot('redact', messageOf(1, { source: 'x' }), ['moderator'])).toContain('X allows nobody to change a post')
    expect(offered(messageOf(1, { source: 'x' }), ['moderator'])).toContain('approve')
  })

  test('is nothing for those who only read, and a release for leads alone', () => {
    expect(offered(messageOf(1), ['editor'])).toEqual([])
    const message = messageOf(1, { lane: 'crisis', state: 'escalated' })
    expect(offered(message, ['moderator'])).not.toContain('release')
    expect(offered(message, ['lead'])).toContain('release')
  })
})
