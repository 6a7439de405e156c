import { describe, expect, test } from 'vitest'
import { countOf } from '../../display/public/counter.ts'
import { dropDraft, readDraft, saveDraft } from '../../display/public/draft.ts'
import { askedSeconds, retrySeconds } from '../../display/public/pace.ts'
import { slotsOf } from '../../display/public/voice.ts'
import { moment } from './stage.ts'

describe('the counter', () => {
  const words = { most: 10, left: 'left {n}', over: 'over {n}' }

  test('counts code points of the words as they are sent, without the space around them', () => {
    expect(countOf('', words)).toEqual({ words: 'left 10', over: false })
    expect(countOf('🦉🦉🦉', words)).toEqual({ words: 'left 7', over: false })
    expect(countOf('  ab\r\ncd  ', words)).toEqual({ words: 'left 5', over: false })
  })

  test('is over from the first character too many, not before', () => {
    expect(countOf('x'.repeat(10), words).over).toBe(false)
    expect(countOf('x'.repeat(11), words)).toEqual({ words: 'over 1', over: true })
  })
})

describe('the draft', () => {
  const keeper = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
      kept,
    }
  }
  const draft = { text: 'a', area: 'ward/Armley', name: '', under16: true, key: 'k' }

  test('is kept whole until it is dropped', () => {
    const place = keeper()
    saveDraft(place, draft)
    expect(readDraft(place)).toEqual(draft)
    dropDraft(place)
    expect(readDraft(place)).toBeUndefined()
  })

  test('that cannot be read is none', () => {
    for (const broken of ['', '{', '[]', 'null', '7', '{"text":1,"area":"","name":"","key":""}']) {
      const place = keeper()
      saveDraft(place, draft)
      for (const key of place.kept.keys()) place.kept.set(key, broken)
      expect(readDraft(place)).toBeUndefined()
    }
  })

  test('a browser that refuses to keep anything breaks nothing', () => {
    const refuse = (): never => {
      throw new Error('refused')
    }
    const place = { getItem: refuse, setItem: refuse, removeItem: refuse }
    expect(() => saveDraft(place, draft)).not.toThrow()
    expect(readDraft(place)).toBeUndefined()
    expect(() => dropDraft(place)).not.toThrow()
  })
})

describe('trying again', () => {
  test('waits longer with each failure, up to half a minute', () => {
    expect([1, 2, 3, 4, 5, 50].map(retrySeconds)).toEqual([2, 4, 8, 16, 30, 30])
  })

  test('takes the seconds that the server asks for, and nothing else', () => {
    expect(askedSeconds('7')).toBe(7)
    for (const header of [null, '', '-1', '1.5', 'Sat, 21 Nov 2026 14:02:00 GMT', '9'.repeat(9)]) {
      expect(askedSeconds(header)).toBeUndefined()
    }
  })
})

describe('a voice that a script adds', () => {
  test('has the same words as one that the server wrote', () => {
    const words = { tag: 'en-GB', zone: 'Europe/London', everywhere: 'All of Leeds', sources: { web: 'web' } }
    const message = {
      id: 'a',
      version: 1,
      text: 'words',
      source: 'web' as const,
      at: moment,
      sentAt: moment,
      edited: false,
      pinned: false,
    }
    expect(slotsOf(message, words)).toEqual({
      text: 'words',
      name: '',
      area: 'All of Leeds',
      source: 'web',
      time: 'Sat 14:02',
    })
    expect(slotsOf({ ...message, area: 'ward/Gipton & Harehills', handle: '@a@b', name: 'Jo' }, words)).toMatchObject({
      area: 'Gipton & Harehills',
      source: '@a@b · web',
      name: 'Jo',
    })
  })
})
