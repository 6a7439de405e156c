import { expect, test } from 'vitest'
import { openTags } from '../../server/source/bluesky/tags.ts'

const frame = (text: string) =>
  `{"did":"did:plc:x","time_us":1795305600000000,"kind":"commit","commit":{"rev":"3l","operation":"create","collection":"app.bsky.feed.post","rkey":"3k","record":{"$type":"app.bsky.feed.post","createdAt":"2026-11-22T12:00:00Z","langs":["en"],"text":${JSON.stringify(text)}}}}`

test('the sieve lets through the tag, deletions, changes and accounts, and nothing else', () => {
  const { mayMatter } = openTags(['#LeedsCares'])
  expect(mayMatter(frame('so #LEEDSCARES it is'))).toBe(true)
  expect(mayMatter('{"kind":"commit","commit":{"operation":"delete"}}')).toBe(true)
  expect(mayMatter('{"kind": "account"}')).toBe(true)
  expect(mayMatter(frame('good morning \u00e9 \u2028 "quoted"'))).toBe(false)
})
