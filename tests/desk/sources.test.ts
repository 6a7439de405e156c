import { expect, test } from 'vitest'
import type { SourceState } from '../../shared/desk.ts'
import { labelOf, sourcesLine, storeTrouble } from '../../display/desk/state/sources.ts'

const source = (name: string, state: SourceState['state']): SourceState => ({ source: name, state, words: `${name}!` })
const well = source('mastodon', 'connected')

test('sources and parts of the server are named as people name them', () => {
  expect(['store', 'redis', 'screening', 'x', 'mastodon', 'carrier pigeon'].map(labelOf)).toEqual([
    'Database',
    'Redis',
    'Screening',
    'X',
    'Mastodon',
    'carrier pigeon',
  ])
})

test('the line of sources names all that is well, else only what is not', () => {
  expect(sourcesLine([])).toBe('no sources')
  expect(sourcesLine([well, source('x', 'waiting')])).toBe('Mastodon, X')
  expect(sourcesLine([well, source('x', 'stopped')])).toBe('X not connected')
  expect(sourcesLine([source('store', 'failing'), source('redis', 'failing'), well])).toBe('Database, Redis failing')
})

test('only a failing database keeps decisions from being kept', () => {
  expect(storeTrouble([source('redis', 'failing'), well])).toBeUndefined()
  expect(storeTrouble([source('redis', 'failing'), source('store', 'failing')])).toBe('store!')
})
