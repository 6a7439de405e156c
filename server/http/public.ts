import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { NewMessage, Problem, Receipt } from '../../shared/api.ts'
import type { FeedSnapshot, WallSettings } from '../../shared/feed.ts'
import { maxTextLength } from '../../shared/text.ts'
import { checkForm, emptyForm, fieldOf, messageOf, readForm, steps } from './pages/form.ts'
import type { JoinForm, Step } from './pages/form.ts'
import { icon } from './pages/icon.ts'
import { joinPage } from './pages/join.ts'
import { document } from './pages/layout.ts'
import type { Page, PageAssets } from './pages/layout.ts'
import { listenLimit, listenPage } from './pages/listen.ts'
import { missingPage } from './pages/missing.ts'
import { policyPage } from './pages/policy.ts'
import type { PublicTally } from './pages/policy.ts'
import { previewPage } from './pages/preview.ts'
import { receiptPage } from './pages/receipt.ts'
import { takeDownPage } from './pages/take-down.ts'
import { visitOf } from './pages/visit.ts'
import type { Visit } from './pages/visit.ts'

export type Submitted =
  | { ok: true; id: string; receipt: string }
  | { ok: false; status: number; problem: Problem; retryAfter?: number }

export type PageEntry = 'join' | 'receipt' | 'listen'

/** What the public pages ask of the house. */
export interface PublicRooms {
  wall: () => WallSettings
  /** names the sender's browser for limits, before a posted form is read; a page that is only read sets no cookie */
  nameDevice: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  /** `retryAfter` in seconds */
  submit: (message: NewMessage, request: FastifyRequest) => Promise<Submitted>
  receipt: (code: string) => Promise<Receipt | undefined>
  /** false: there is no such receipt */
  takeDown: (code: string) => Promise<boolean>
  /** The last `limit` public messages, newest first, with the feed's seq that they contain. */
  recent: (limit: number) => Promise<FeedSnapshot>
  tally: () => Promise<PublicTally>
  assets: (entry: PageEntry) => PageAssets
}

const visit = (request: FastifyRequest, rooms: PublicRooms): Visit => {
  const asked = fieldOf(request.body, 'lang') || fieldOf(request.query, 'lang')
  return visitOf(asked, request.headers['accept-language'], rooms.wall())
}

/** How long a page may be kept: not at all where it holds somebody's words, until asked again, or two seconds by anybody. */
const keeping = { never: 'no-store', ask: 'private, no-cache', moment: 'public, max-age=2' } as const

interface Answer {
  page: Page
  entry: PageEntry
  keep: keyof typeof keeping
  status?: number
}

const send = (reply: FastifyReply, answer: Answer, seen: Visit, rooms: PublicRooms): FastifyReply =>
  reply
    .code(answer.status ?? 200)
    .header('cache-control', keeping[answer.keep])
    .header('vary', 'accept-language')
    .type('text/html; charset=utf-8')
    .send(document(answer.page, seen, rooms.assets(answer.entry)))

/** The page for an address that is not there, in the visitor's language; for the app's not-found handler, too. */
export const sendMissing = (request: FastifyRequest, reply: FastifyReply, rooms: PublicRooms): FastifyReply => {
  const seen = visit(request, rooms)
  // The styles are the same in every entry; this page has no script.
  return send(reply, { page: missingPage(seen), entry: 'receipt', keep: 'never', status: 404 }, seen, rooms)
}

const noticeFor = (refused: Submitted & { ok: false }, seen: Visit): string => {
  const { problems } = seen.words
  const seconds = refused.retryAfter ?? 30
  if (refused.status === 429) return problems.tooMany(seconds)
  return refused.status >= 500 ? problems.busy(seconds) : problems.refused
}

const submitForm = async (request: FastifyRequest, reply: FastifyReply, form: JoinForm, rooms: PublicRooms) => {
  const seen = visit(request, rooms)
  const sent = await rooms.submit(messageOf(form), request)
  if (sent.ok) return reply.redirect(seen.href(`/receipt/${encodeURIComponent(sent.receipt)}`), 303)
  if (sent.retryAfter !== undefined) reply.header('retry-after', String(sent.retryAfter))
  const page = previewPage(form, seen, noticeFor(sent, seen))
  return send(reply, { page, entry: 'join', keep: 'never', status: sent.status }, seen, rooms)
}

const isStep = (value: string): value is Step => steps.some((step) => step === value)

/** A form that was posted without a step comes from the language switch: the page it stood on is shown again. */
const stepOf = (body: unknown): Step => {
  const step = fieldOf(body, 'step')
  if (isStep(step)) return step
  return fieldOf(body, 'from') === 'preview' || fieldOf(body, 'lang') === '' ? 'preview' : 'change'
}

const postJoin = async (request: FastifyRequest, reply: FastifyReply, rooms: PublicRooms) => {
  const seen = visit(request, rooms)
  const form = readForm(request.body, randomUUID)
  const step = stepOf(request.body)
  const problems = step === 'change' ? [] : checkForm(form, seen.words.problems)
  if (step === 'change' || problems.length > 0) {
    const page = joinPage({ form, problems, posted: true }, seen)
    // 200, not 422: a form that asks for a correction is an ordinary page, and browsers log every 4xx page as an error.
    return send(reply, { page, entry: 'join', keep: 'never' }, seen, rooms)
  }
  if (step === 'send') return submitForm(request, reply, form, rooms)
  return send(reply, { page: previewPage(form, seen), entry: 'join', keep: 'never' }, seen, rooms)
}

/** A form too large to be read comes back with the one sentence that helps; anything else is the app's to answer. */
const tooLarge =
  (rooms: PublicRooms) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    if (error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') throw error
    const seen = visit(request, rooms)
    const problems = [{ field: 'text' as const, words: seen.words.problems.textTooLong(maxTextLength) }]
    const page = joinPage({ form: emptyForm(randomUUID()), problems, posted: true }, seen)
    void send(reply, { page, entry: 'join', keep: 'never', status: 413 }, seen, rooms)
  }

const joinRoutes = (app: FastifyInstance, rooms: PublicRooms): void => {
  app.get('/join', (request, reply) => {
    const seen = visit(request, rooms)
    const page = joinPage({ form: emptyForm(randomUUID()), problems: [], posted: false }, seen)
    return send(reply, { page, entry: 'join', keep: 'ask' }, seen, rooms)
  })
  app.post('/join', { onRequest: rooms.nameDevice, errorHandler: tooLarge(rooms) }, (request, reply) =>
    postJoin(request, reply, rooms),
  )
}

interface ByCode {
  Params: { code: string }
}

const receiptRoutes = (app: FastifyInstance, rooms: PublicRooms): void => {
  app.get<ByCode>('/receipt/:code', async (request, reply) => {
    const { code } = request.params
    const receipt = await rooms.receipt(code)
    if (receipt === undefined) return sendMissing(request, reply, rooms)
    const seen = visit(request, rooms)
    return send(reply, { page: receiptPage(code, receipt, seen), entry: 'receipt', keep: 'never' }, seen, rooms)
  })
  app.get<ByCode>('/receipt/:code/take-down', async (request, reply) => {
    const { code } = request.params
    if ((await rooms.receipt(code)) === undefined) return sendMissing(request, reply, rooms)
    const seen = visit(request, rooms)
    return send(reply, { page: takeDownPage(code, seen), entry: 'receipt', keep: 'never' }, seen, rooms)
  })
  app.post<ByCode>('/receipt/:code/take-down', async (request, reply) => {
    const { code } = request.params
    if (!(await rooms.takeDown(code))) return sendMissing(request, reply, rooms)
    return reply.redirect(visit(request, rooms).href(`/receipt/${encodeURIComponent(code)}`), 303)
  })
}

const readingRoutes = (app: FastifyInstance, rooms: PublicRooms): void => {
  app.get('/', async (request, reply) => {
    const seen = visit(request, rooms)
    const page = listenPage(await rooms.recent(listenLimit), seen)
    return send(reply, { page, entry: 'listen', keep: 'moment' }, seen, rooms)
  })
  app.get('/policy', async (request, reply) => {
    const seen = visit(request, rooms)
    const page = policyPage(await rooms.tally(), seen)
    return send(reply, { page, entry: 'listen', keep: 'moment' }, seen, rooms)
  })
  app.get('/icon.svg', (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(icon),
  )
}

/** The pages that anybody may open: listen, join, receipt, policy. Needs @fastify/formbody on the app. */
export const publicPages =
  (rooms: PublicRooms): FastifyPluginAsync =>
  async (app) => {
    joinRoutes(app, rooms)
    receiptRoutes(app, rooms)
    readingRoutes(app, rooms)
  }
