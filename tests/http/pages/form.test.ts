import { describe, expect, test } from 'vitest'
import { NewMessage } from '../../../shared/api.ts'
import { consentVersion } from '../../../shared/words/consent.ts'
import { en } from '../../../shared/words/en.ts'
import { checkForm, fieldOf, messageOf, readForm } from '../../../server/http/pages/form.ts'

const formKey = '8c5c1d52-6d3f-4a53-9c55-0f8a1f2b3c4d'
const made = '00000000-0000-4000-8000-000000000000'
const read = (body: unknown) => readForm(body, () => made)
const good = { text: 'More dentists', area: 'ward/Armley', name: 'Jo', consent: 'yes', key: formKey }
const fieldsWrong = (body: unknown): string[] => checkForm(read(body), en.problems).map(({ field }) => field)

describe('reading a posted form', () => {
  test('words are normalised as intake will do it', () => {
    expect(read({ text: '  a\r\nb\u202Ec\0  ', name: ' Jo\n\u202EX ' })).toMatchObject({ text: 'a\nbc', name: 'Jo X' })
  })

  test('a form that brings no key, or one that is none, is given one', () => {
    for (const key of [undefined, '', 'abc', `${formKey}x`]) expect(read({ key }).key).toBe(made)
    expect(read({ key: formKey.toUpperCase() }).key).toBe(formKey)
  })

  test('what is no form at all reads as an empty one', () => {
    for (const body of [undefined, null, 'text', 7, [], { text: { a: 1 } }, { text: [] }]) {
      expect(read(body)).toMatchObject({ text: '', area: '', name: '', consent: false, under16: false })
    }
  })

  test('of a field sent twice the first counts, and inherited names are no fields', () => {
    expect(fieldOf({ text: ['one', 'two'] }, 'text')).toBe('one')
    expect(fieldOf({}, 'constructor')).toBe('')
  })
})

describe('checking a form', () => {
  test('a good form has no problems', () => {
    expect(fieldsWrong(good)).toEqual([])
    expect(fieldsWrong({ text: 'hello', consent: 'yes' })).toEqual([])
  })

  test('each field that is wrong is named, in the order of the page', () => {
    const name = 'x'.repeat(41)
    expect(fieldsWrong({ text: ' \n ', area: 'ward/Atlantis', name })).toEqual(['text', 'area', 'name', 'consent'])
  })

  test('words of which nothing shows are missing, as intake would find', () => {
    for (const text of ['\u200B', '\u180E', '\u2060 \u200D']) {
      expect(checkForm(read({ ...good, text }), en.problems)).toEqual([
        { field: 'text', words: en.problems.textMissing },
      ])
    }
  })

  test('lengths are counted as people count, by code points', () => {
    expect(fieldsWrong({ ...good, text: '🦉'.repeat(2_000), name: '🦉'.repeat(40) })).toEqual([])
    expect(fieldsWrong({ ...good, text: '🦉'.repeat(2_001) })).toEqual(['text'])
  })

  test('an area that the form does not offer is refused, though the gazetteer may know it', () => {
    expect(fieldsWrong({ ...good, area: 'Armley' })).toEqual(['area'])
    expect(fieldsWrong({ ...good, area: 'hospital/St James’s University Hospital' })).toEqual(['area'])
  })

  test('consent to an older wording is asked for again', () => {
    const [problem] = checkForm(read({ ...good, wording: '2001-01-01' }), en.problems)
    expect(problem).toEqual({ field: 'consent', words: en.problems.wordingChanged })
    expect(fieldsWrong({ ...good, wording: consentVersion })).toEqual([])
  })
})

describe('the message of a form', () => {
  test('it is what the contract asks for', () => {
    expect(NewMessage.parse(messageOf(read(good)))).toMatchObject({
      text: 'More dentists',
      name: 'Jo',
      area: 'ward/Armley',
    })
  })

  test('under 16, neither name nor place is sent', () => {
    const message = messageOf(read({ ...good, under16: 'yes' }))
    expect(message).toMatchObject({ text: 'More dentists', under16: true })
    expect(message).not.toHaveProperty('name')
    expect(message).not.toHaveProperty('area')
  })

  test('the same words of one form have one key; other words or another form have another', () => {
    const keyOf = (body: object): string => messageOf(read({ ...good, ...body })).key
    const keys = [{}, { text: 'More nurses' }, { name: '' }, { area: '' }, { under16: 'yes' }, { key: made }].map(keyOf)
    expect(keyOf({ consent: 'on' })).toBe(keys[0])
    expect(new Set(keys).size).toBe(keys.length)
  })
})
