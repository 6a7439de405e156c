import { describe, expect, it } from 'vitest'
import { rawEntries, readEntry, readSnapshot } from '../../display/wall/link-read.ts'
import { message, shown } from './link-samples.ts'

describe('reading the feed from the wire', () => {
  it('takes an entry that fits the schema as it is', () => {
    expect(readEntry(shown(3, 'a'))).toEqual({ seq: 3, entry: shown(3, 'a') })
  })

  it('takes words it cannot read for a removal of what it held under that id', () => {
    const read = readEntry({ ...shown(3, 'a'), message: { ...message('a'), source: 'a network of tomorrow' } })
    expect(read).toMatchObject({ seq: 3, damaged: true, entry: { id: 'a' } })
    expect(read?.entry?.message).toBeUndefined()
  })

  it('takes a panic that does not say on or off for one that does not say', () => {
    const read = readEntry({ seq: 3, kind: 'panic', at: 1, on: 'yes' })
    expect(read?.entry).toEqual({ seq: 3, kind: 'panic', at: 1 })
  })

  it('gives up an entry without a number', () => {
    for (const raw of [null, 'words', [], { id: 'a' }, { ...shown(1, 'a'), seq: 0 }, { ...shown(1, 'a'), seq: '1' }]) {
      expect(readEntry(raw)).toBeUndefined()
    }
  })

  it('leaves out the messages of a snapshot that cannot be read and says how many', () => {
    const read = readSnapshot({ snapshot: [message('a'), { id: 'b' }, null], last: 4, calm: false })
    expect(read).toEqual({ snapshot: { snapshot: [message('a')], last: 4, calm: false }, unread: 2 })
    expect(readSnapshot({ snapshot: [], last: 'many', calm: false })).toBeUndefined()
  })

  it('finds the entries of a page of the feed, and none in anything else', () => {
    expect(rawEntries({ entries: [1, 2], last: 2 })).toEqual([1, 2])
    expect(rawEntries('<html>')).toBeUndefined()
  })
})
