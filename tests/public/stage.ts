import formbody from '@fastify/formbody'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import type { NewMessage, Receipt } from '../../shared/api.ts'
import type { FeedEntry, FeedSnapshot } from '../../shared/feed.ts'
import type { PublicMessage } from '../../shared/message.ts'
import { publicPages } from '../../server/http/public.ts'
import type { PublicRooms, Submitted } from '../../server/http/public.ts'

/** A moment in the tests: a Saturday, two minutes past two in Leeds. */
export const moment = Date.UTC(2026, 10, 21, 14, 2)

/** What stands behind the pages on a stage, to be set and read by a test. */
export interface Behind {
  question: string
  rehearsal: boolean
  sent: NewMessage[]
  /** what the next messages are answered with; without it, each key is one message with a receipt of its own */
  answer: Submitted | undefined
  receipts: Map<string, Receipt>
  voices: PublicMessage[]
  entries: FeedEntry[]
  calm: boolean
}

const waiting: Receipt = { state: 'waiting', sentAt: moment, edited: false }

const take = (behind: Behind, message: NewMessage): Submitted => {
  if (behind.answer) return behind.answer
  const known = behind.sent.findIndex(({ key }) => key === message.key)
  const number = known < 0 ? behind.sent.push(message) : known + 1
  const receipt = `code-${number}`
  if (known < 0) behind.receipts.set(receipt, waiting)
  return { ok: true, id: `m${number}`, receipt }
}

const takeDown = (behind: Behind, code: string): boolean => {
  const receipt = behind.receipts.get(code)
  if (!receipt) return false
  behind.receipts.set(code, { state: 'erased', sentAt: receipt.sentAt, edited: false })
  return true
}

const recent = (behind: Behind, limit: number): FeedSnapshot => ({
  snapshot: behind.voices.slice(0, limit),
  last: behind.entries.length,
  calm: behind.calm,
})

const none = { personal: 0, abuse: 0, off_topic: 0, advert: 0, repeat: 0, not_readable: 0, sender_asked: 0, other: 0 }

const roomsOf = (behind: Behind, assets: PublicRooms['assets']): PublicRooms => ({
  wall: () => ({
    question: behind.question,
    hashtag: 'HSCLeeds',
    joinUrl: 'http://127.0.0.1/join',
    rehearsal: behind.rehearsal,
    timeZone: 'Europe/London',
  }),
  nameDevice: () => Promise.resolve(),
  submit: (message) => Promise.resolve(take(behind, message)),
  receipt: (code) => Promise.resolve(behind.receipts.get(code)),
  takeDown: (code) => Promise.resolve(takeDown(behind, code)),
  recent: (limit) => Promise.resolve(recent(behind, limit)),
  tally: () =>
    Promise.resolve({
      received: 250,
      shown: 201,
      edited: 7,
      waiting: 21,
      takenDown: 3,
      notShown: { ...none, personal: 20, advert: 8 },
    }),
  assets,
})

/** The public pages alone, over rooms that live in memory: for what a page says, not for what the house does. */
export const openStage = async (
  assets: PublicRooms['assets'] = () => ({ scripts: ['/assets/page.js'], styles: ['/assets/page.css'] }),
): Promise<{ app: FastifyInstance; behind: Behind }> => {
  const behind: Behind = {
    question: 'What do you want from health & care in Leeds?',
    rehearsal: false,
    sent: [],
    answer: undefined,
    receipts: new Map(),
    voices: [],
    entries: [],
    calm: false,
  }
  const app = Fastify({ bodyLimit: 65_536, forceCloseConnections: true })
  await app.register(formbody, { bodyLimit: 65_536 })
  await app.register(publicPages(roomsOf(behind, assets)))
  app.get<{ Params: { code: string } }>('/api/receipts/:code', async (request, reply) => {
    const receipt = behind.receipts.get(request.params.code)
    return receipt ?? reply.code(404).send({ title: 'Not found' })
  })
  app.get<{ Querystring: { after: string } }>('/api/feed', async (request) => ({
    entries: behind.entries.filter(({ seq }) => seq > Number(request.query.after)),
    last: behind.entries.length,
  }))
  return { app, behind }
}

/** A page with the space inside its tags evened out, so that tests do not hang on how its source is wrapped. */
export const tidy = (body: string): string =>
  body.replaceAll(/<[^>]*>/g, (tag) => tag.replaceAll(/\s+/g, ' ').replace(/ (\/?>)$/, '$1'))
