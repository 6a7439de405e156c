import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Problem } from '../../shared/api.ts'
import type { Refusal } from '../moderation/terms.ts'
import { storeTrouble } from '../trouble.ts'

/** The only place where errors become replies: fixed public texts, RFC 9457. What really happened goes to the log. */
export const problems = {
  'bad-request': [
    400,
    'The request cannot be read',
    'It is not valid JSON, or not in the form that this address expects.',
  ],
  'bad-address': [400, 'The address cannot be read', 'There is something in it that is in no address.'],
  invalid: [400, 'Something in it is not right', 'See the fields named in "errors".'],
  'signed-out': [401, 'Please sign in', 'This needs an account, or the session has ended.'],
  'wrong-password': [401, 'That name and password do not match', 'Check both and try again.'],
  forbidden: [403, 'Not allowed', 'This account does not have the right to do this.'],
  'foreign-origin': [403, 'Not from here', 'The request comes from another site and was not carried out.'],
  'too-slow': [408, 'Too slow', 'The request did not arrive in time. Please send it again.'],
  'not-found': [404, 'Not found', 'There is nothing at this address.'],
  'stale-version': [409, 'Somebody was quicker', 'The message has changed since you saw it. Look again and decide.'],
  'not-from-here': [409, 'Not possible now', 'In the state it is in, a message cannot take this step.'],
  'words-fixed': [
    409,
    'These words cannot be changed',
    'X allows nobody to change a post: it is shown as it was sent, or not at all.',
  ],
  'too-large': [413, 'Too large', 'The request is larger than this address takes.'],
  'address-too-long': [414, 'The address is too long', 'No address here is as long as this one.'],
  'wrong-type': [
    415,
    'Wrong type',
    'A program sends application/json here; only the form of a page is read as a form.',
  ],
  'too-many': [429, 'Too many at once', 'Please wait a little and try again.'],
  'header-too-large': [431, 'The header is too large', 'The request brings more in its header than is read here.'],
  'gone-wrong': [500, 'Something went wrong', 'It is not your fault. Please try again.'],
  'store-away': [503, 'Not possible just now', 'It cannot be kept just now. Please try again in a minute.'],
  busy: [503, 'Very busy', 'Nothing was lost here. Please send it again in a moment.'],
} as const satisfies Record<string, readonly [number, string, string]>
export type ProblemName = keyof typeof problems

export const problem = (name: ProblemName, errors?: Problem['errors']): Problem => {
  const [status, title, detail] = problems[name]
  return { type: `/problems/${name}`, title, status, detail, ...(errors && { errors }) }
}

/** Sends a problem, which no cache may keep; `retryAfter` in seconds. */
export const refuse = (
  reply: FastifyReply,
  name: ProblemName,
  options: { errors?: Problem['errors']; retryAfter?: number } = {},
): FastifyReply => {
  if (options.retryAfter !== undefined) void reply.header('retry-after', options.retryAfter)
  const body = problem(name, options.errors)
  void reply.code(body.status).header('cache-control', 'no-store').type('application/problem+json')
  return reply.serializer(JSON.stringify).send(body)
}

export const ofRefusal: Record<Refusal, ProblemName> = {
  unknown: 'not-found',
  stale: 'stale-version',
  not_from_here: 'not-from-here',
  nothing_to_undo: 'not-from-here',
  forbidden: 'forbidden',
  words_fixed: 'words-fixed',
  needs_reason: 'invalid',
  needs_text: 'invalid',
  unknown_area: 'invalid',
}

/** The field that a refusal of a decision speaks of. */
export const fieldOf: Partial<Record<Refusal, { field: string; message: string }>> = {
  needs_reason: { field: 'reason', message: 'say why it is not shown' },
  needs_text: { field: 'text', message: 'the public words, at most 2,000 characters' },
  unknown_area: { field: 'area', message: 'an area of the gazetteer, or null for city-wide' },
}

const byCode: Record<string, ProblemName> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad-request',
  FST_ERR_BAD_URL: 'bad-address',
  FST_ERR_MAX_PARAM_LENGTH: 'address-too-long',
  FST_UNDER_PRESSURE: 'busy',
}

const fieldsOf = (error: { validation: { instancePath: string; message?: string | undefined }[] }) =>
  error.validation.slice(0, 20).map((one) => ({
    field: one.instancePath.replaceAll('/', '.').replace(/^\./, '').slice(0, 60) || 'body',
    message: (one.message ?? 'not as expected').slice(0, 200),
  }))

const nameOf = (error: FastifyError): ProblemName => {
  const known = byCode[error.code]
  if (known) return known
  if (storeTrouble(error) !== undefined) return 'store-away'
  if (error.statusCode === 429) return 'too-many'
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return 'bad-request'
  return 'gone-wrong'
}

/** A path that is no file's, or leads out of the folder of files, leads nowhere. */
const isNoFile = (error: FastifyError, request: FastifyRequest): boolean =>
  request.routeOptions.url === '/assets/*' && (error.statusCode === 400 || error.statusCode === 403)

/** Answers a request that no route has seen, because its address cannot be read. */
export const refuseUnrouted = (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void => {
  refuse(reply, nameOf(error))
}

const byParser: Record<string, ProblemName> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
  HPE_HEADER_OVERFLOW: 'header-too-large',
}

/** Answers what the parser of HTTP could not read, as node does it: on the bare socket, which is then closed. */
export const refuseUnread = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const body = problem(byParser[error.code ?? ''] ?? 'bad-request')
  const words = JSON.stringify(body)
  const head = [
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(words)}`,
    'cache-control: no-store',
    'connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${words}`)
  socket.destroy(error)
}

/** Seconds after which trying again is worth it. */
const retryAfter: Partial<Record<ProblemName, number>> = { busy: 2, 'store-away': 10 }

export const setErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) return refuse(reply, 'invalid', { errors: fieldsOf(error) })
    const name = isNoFile(error, request) ? 'not-found' : nameOf(error)
    if (name === 'gone-wrong' || name === 'store-away') request.log.error({ err: error }, 'a request failed')
    return refuse(reply, name, retryAfter[name] === undefined ? {} : { retryAfter: retryAfter[name] })
  })
}
