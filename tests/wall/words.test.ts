import { describe, expect, test } from 'vitest'
import type { PublicMessage } from '../../shared/message.ts'
import { readable } from '../../display/wall/layout/readable.ts'
import { scripts } from '../../display/wall/layout/scripts.ts'
import { cardWords, timeOf, voiceOf } from '../../display/wall/words.ts'

const covered = (codePoint: number): boolean =>
  codePoint < 0x250 || scripts.some((script) => script.test.test(String.fromCodePoint(codePoint)))
const message: PublicMessage = {
  id: 'm',
  version: 1,
  text: 'A chair in the waiting room.',
  name: 'Ada',
  source: 'mastodon',
  area: 'ward/Armley',
  at: Date.UTC(2026, 10, 22, 14, 5),
  sentAt: 0,
  edited: true,
  pinned: false,
}
const words = (more: Partial<PublicMessage>, again = false, later = 1_000) =>
  cardWords({ ...message, ...more }, { again, now: message.at + later, timeZone: 'Europe/London', covered }).words

describe('what a card says', () => {
  test('who, where, how it came and that it was edited', () => {
    expect(words({})).toMatchObject({ name: 'Ada', area: 'Armley', notes: ['Mastodon', 'edited for privacy'] })
  })

  test('a post of X always bears its author’s handle and the name of X, and no other network’s', () => {
    expect(words({ source: 'x', handle: '@ada_leeds', edited: false })).toMatchObject({
      text: message.text,
      name: 'Ada',
      handle: '@ada_leeds',
      handleStays: true,
      notes: ['X'],
    })
    expect(words({ handle: '@ada@example.org' }).handleStays).toBe(false)
  })

  test('a voice that is shown again carries its time, and its day when that is not today', () => {
    expect(words({ edited: false }, true).notes).toEqual(['Mastodon', '14:05'])
    expect(words({ edited: false }, false, 600_000).notes).toEqual(['Mastodon', '14:05'])
    expect(timeOf(message.at, message.at + 86_400_000, 'Europe/London')).toMatch(/Sun.*14:05/u)
  })

  test('a voice without a place belongs to all of Leeds', () => {
    const { area: _, ...placeless } = message
    expect(cardWords(placeless, { again: false, now: 0, timeZone: 'Europe/London', covered }).words.area).toBe(
      'All of Leeds',
    )
  })

  test('messages without a name are each their own author, the same name is one', () => {
    const { name: _, ...nameless } = message
    expect(voiceOf({ ...nameless, id: 'x' }).author).not.toBe(voiceOf({ ...nameless, id: 'y' }).author)
    expect(voiceOf({ ...message, id: 'x' }).author).toBe(voiceOf({ ...message, id: 'y' }).author)
  })
})

describe('signs we have no type for', () => {
  test('are left out, never drawn as boxes, and their script is named', () => {
    expect(readable('Doctor மருத்துவர் please', covered)).toEqual({ text: 'Doctor please', missing: ['Tamil'] })
  })

  test('a text of nothing else says which script it is in', () => {
    expect(readable('வணக்கம்', covered)).toEqual({ text: 'A message in Tamil', missing: ['Tamil'] })
  })

  test('ornamental letters become plain ones', () => {
    expect(readable('𝓗𝓮𝓵𝓵𝓸 𝕃eeds', covered).text).toBe('Hello Leeds')
  })

  test('families, flags and Chinese punctuation stay as they are', () => {
    expect(readable('👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 说完，好。', covered).text).toBe('👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 说完，好。')
  })
})
