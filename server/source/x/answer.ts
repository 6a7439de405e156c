import type { ApiResponseError } from 'twitter-api-v2'

/** What came of a request: a body read as JSON, a refusal by status, or no usable answer, told in words for the desk. */
export type Answer =
  | { kind: 'answer'; body: unknown }
  /** `resetAt`: when X counts requests anew, epoch ms */
  | { kind: 'refused'; status: number; body: unknown; resetAt?: number }
  | { kind: 'failed'; words: string }

/** The library's error as an answer; its body came as text. */
export const refusalOf = ({ code, data, headers }: ApiResponseError): Extract<Answer, { kind: 'refused' }> => {
  // The headers speak of requests alone: while some remain, a refusal is of another kind, such as a second connection.
  const isUsedUp = Number(headers['x-rate-limit-remaining'] ?? 0) === 0
  const resetAt = isUsedUp ? Number(headers['x-rate-limit-reset']) * 1_000 : 0
  return { kind: 'refused', status: code, body: parsed(data), ...(resetAt > 0 ? { resetAt } : {}) }
}

const parsed = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text)) as unknown
  } catch {
    return undefined
  }
}
