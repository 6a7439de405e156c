import type { DeskMessage } from '../../../shared/desk.ts'
import type { Finding } from '../../../shared/finding.ts'
import type { RejectReason } from '../../../shared/message.ts'
import type { Expectation } from './day.ts'

/** What the rehearsal's moderator looks at. */
export type Judged = Pick<DeskMessage, 'id' | 'source' | 'lane' | 'text' | 'findings'>

/** A decision to be made `after` milliseconds, as `Decision` in the contract wants it. */
export type Move = { after: number } & (
  | { action: 'approve' }
  | { action: 'reject'; reason: RejectReason }
  | { action: 'redact'; text: string }
)

const soonest = 1_500
const latest = 6_000
/** One in this many good messages is left to the person at the desk. */
const leftOneIn = 8

/** FNV-1a over UTF-16 units: the same message always meets the same luck. */
const luckOf = (words: string): number => {
  let hash = 0x811c9dc5
  for (let n = 0; n < words.length; n++) hash = Math.imul(hash ^ words.charCodeAt(n), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return ((hash ^ (hash >>> 12)) >>> 0) / 2 ** 32
}

/**
 * What the rehearsal's moderator does with a message, or undefined when it leaves it to a person. It touches nothing but
 * rehearsal messages in the lanes new and flagged, nothing it was told nothing about, and never what may be a crisis.
 * What screening flagged it does not approve; personal details it takes out where screening has found them.
 */
export const decide = (message: Judged, expectation: Expectation | undefined): Move | undefined => {
  if (message.source !== 'rehearsal' || expectation === undefined) return undefined
  if (message.lane !== 'new' && message.lane !== 'flagged') return undefined
  if (message.findings.some((finding) => finding.kind === 'crisis' && finding.level === 'crisis')) return undefined
  const after = Math.round(soonest + luckOf(`${message.id}/pace`) * (latest - soonest))
  switch (expectation.expect) {
    case 'approve':
      return message.lane === 'new' && luckOf(message.text) >= 1 / leftOneIn ? { after, action: 'approve' } : undefined
    case 'reject':
      return { after, action: 'reject', reason: expectation.reason ?? 'other' }
    case 'redact': {
      const text = withoutDetails(message.text, message.findings)
      return text === undefined ? undefined : { after, action: 'redact', text }
    }
    default:
      return undefined
  }
}

/** The words without their personal details; undefined when screening found none in the text, or one in the name. */
const withoutDetails = (text: string, findings: readonly Finding[]): string | undefined => {
  const personal = findings.filter((finding) => finding.kind === 'personal')
  if (personal.length === 0 || personal.some((finding) => finding.field === 'name')) return undefined
  let rest = ''
  let at = 0
  for (const { start, end } of personal.toSorted((a, b) => a.start - b.start)) {
    // Details may overlap: one gap stands for both.
    if (start >= at) rest += `${text.slice(at, start)}[…]`
    at = Math.max(at, end)
  }
  return rest + text.slice(at)
}
