import type { RejectReason } from '../../../shared/message.ts'

/** What a careful moderator would do. `crisis`: hands off, a person is needed. `leave`: worth a person's own judgement. */
export type Expect = 'approve' | 'redact' | 'reject' | 'crisis' | 'leave'

/**
 * One invented message: minutes since 8:00, area (empty: none), name (empty: none), words, what is expected
 * (`approve` where nothing is said) and why it would be rejected.
 */
export type Row = readonly [
  at: number,
  area: string,
  name: string,
  text: string,
  expect?: Expect,
  reason?: RejectReason,
]
