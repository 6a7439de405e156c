import type { Receipt } from '../api.ts'

/** What a receipt's page depends on, as one string: the page and its script compare it to see whether anything changed. */
export const receiptMark = (receipt: Receipt): string =>
  [receipt.state, receipt.decidedAt, receipt.shownAt, receipt.reason, receipt.replyAt, receipt.message?.version].join(
    '/',
  )
