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

test('a second of the whole network at its busiest is sieved in well under a tenth of a second', () => {
  const { mayMatter } = openTags(['LeedsCares', 'LeedsHealth'])
  const second = Array.from({ length: 100 }, (_, n) =>
    frame(`${n} ${'words and more words, none of them about us. '.repeat(6)}`),
  )
  for (const raw of second) mayMatter(raw)
  const from = process.cpuUsage()
  for (let n = 0; n < 10; n++) for (const raw of second) mayMatter(raw)
  expect(process.cpuUsage(from).user / 10).toBeLessThan(100_000)
})
