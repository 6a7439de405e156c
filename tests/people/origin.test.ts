import { expect, it } from 'vitest'
import { isOurs } from '../../server/people/origin.ts'

it.each([
  [true, 'http://leeds.lan:8080', 'leeds.lan:8080', undefined],
  [true, 'https://talk.example.org', '10.0.0.5:8080', 'https://talk.example.org'],
  [false, 'https://elsewhere.example', 'leeds.lan:8080', 'https://talk.example.org'],
  [false, 'null', 'leeds.lan:8080', undefined],
  [false, 'null', undefined, undefined],
  [false, 'not an origin', undefined, undefined],
  [undefined, undefined, 'leeds.lan:8080', undefined],
])('whether it is ours is %s for the origin %s at the host %s with PUBLIC_URL %s', (ours, origin, host, publicUrl) => {
  expect(isOurs({ origin, host }, publicUrl)).toBe(ours)
})
