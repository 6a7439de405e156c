import { createHash } from 'node:crypto'

/**
 * The idempotency key of the words in a form: a UUID (version 8, RFC 9562) from the form's own key and what it says.
 * The same words sent twice from one form are one message; words changed after a send that got no answer are another,
 * so that a first send which did arrive cannot swallow them.
 */
export const messageKey = (formKey: string, said: readonly string[]): string => {
  const hex = createHash('sha256')
    .update(JSON.stringify([formKey, ...said]))
    .digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
