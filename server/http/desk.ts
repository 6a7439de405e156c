import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { NewPerson, NewPersonReply, NewScreen, NewScreenReply, Panic, Reply } from '../../shared/api.ts'
import { Decision, DeskMe, DeskMessage, DeskPage, DeskStatus, ScreenState, may } from '../../shared/desk.ts'
import { Lane } from '../../shared/message.ts'
import type { Decided } from '../moderation/terms.ts'
import type { Accounts, Person } from '../people/accounts.ts'
import { fieldOf, ofRefusal, refuse } from './errors.ts'
import { only, personOf } from './session.ts'

export interface DeskRooms {
  accounts: Accounts
  /** who is at an open desk with this session */
  atTheDesk: (token: string) => Person | undefined
  page: (lane: Lane, limit: number, after?: string) => Promise<DeskPage>
  one: (id: string) => Promise<DeskMessage | undefined>
  search: (words: string, limit: number) => Promise<DeskMessage[]>
  decide: (id: string, decision: Decision, actor: Person) => Promise<Decided>
  reply: (id: string, text: string, actor: Person) => Promise<boolean>
  calm: (on: boolean, actor: Person) => Promise<void>
  status: () => Promise<DeskStatus>
  screens: () => Promise<ScreenState[]>
  adopt: (name: string) => Promise<{ id: string; name: string; token: string }>
}

/** Where a page of a lane goes on, as the page before said it in `next`: the time and the id of its last message. */
const Cursor = z.string().regex(/^\d{1,16}-[0-9a-z]{1,40}$/, 'the `next` of a page')
const Id = z.object({ id: z.string().min(1).max(60) })

const peopleRoutes = (app: FastifyInstance, accounts: Accounts): void => {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  typed.get(
    '/api/desk/people',
    { schema: { response: { 200: z.object({ people: z.array(DeskMe) }) } }, onRequest: only(accounts, 'people') },
    async () => ({ people: await accounts.list() }),
  )
  typed.post(
    '/api/desk/people',
    { schema: { body: NewPerson, response: { 201: NewPersonReply } }, onRequest: only(accounts, 'people') },
    async (request, reply) => {
      const { name, roles } = request.body
      const token = await accounts.invite(name, roles)
      if (token === undefined) {
        return refuse(reply, 'invalid', { errors: [{ field: 'name', message: 'somebody here has this name already' }] })
      }
      return reply.code(201).send({ name, path: `/desk#setup=${token}&name=${encodeURIComponent(name)}` })
    },
  )
}

export const deskRoutes = (app: FastifyInstance, rooms: DeskRooms): void => {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { accounts } = rooms
  typed.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))

  typed.get(
    '/api/desk/messages',
    {
      schema: {
        querystring: z.object({
          lane: Lane.default('new'),
          limit: z.coerce.number().int().min(1).max(500).default(100),
          after: Cursor.optional(),
        }),
        response: { 200: DeskPage },
      },
      onRequest: only(accounts, 'read'),
    },
    async ({ query }) => rooms.page(query.lane, query.limit, query.after),
  )
  typed.get(
    '/api/desk/search',
    {
      schema: {
        querystring: z.object({
          words: z.string().min(1).max(200),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ messages: z.array(DeskMessage) }) },
      },
      onRequest: only(accounts, 'read'),
    },
    async ({ query }) => ({ messages: await rooms.search(query.words, query.limit) }),
  )
  typed.get(
    '/api/desk/status',
    { schema: { response: { 200: DeskStatus } }, onRequest: only(accounts, 'read') },
    async () => rooms.status(),
  )

  typed.post(
    '/api/desk/messages/:id/decisions',
    {
      schema: { params: Id, body: Decision, response: { 200: DeskMessage, 204: z.undefined() } },
      onRequest: only(accounts, 'read'),
    },
    async (request, reply) => {
      const decided = await rooms.decide(request.params.id, request.body, personOf(request))
      if (!decided.ok) {
        const field = fieldOf[decided.why]
        return refuse(reply, ofRefusal[decided.why], field ? { errors: [field] } : {})
      }
      // Closing the case of a message without words ends it: there is nothing left to show.
      return (await rooms.one(request.params.id)) ?? reply.code(204).send()
    },
  )
  typed.post(
    '/api/desk/messages/:id/reply',
    { schema: { params: Id, body: Reply, response: { 200: DeskMessage } }, onRequest: only(accounts, 'reply') },
    async (request, reply) => {
      const done = await rooms.reply(request.params.id, request.body.text, personOf(request))
      return (done ? await rooms.one(request.params.id) : undefined) ?? refuse(reply, 'not-found')
    },
  )
  typed.post(
    '/api/desk/panic',
    { schema: { body: Panic, response: { 200: Panic } }, onRequest: only(accounts, 'panic', rooms.atTheDesk) },
    async (request, reply) => {
      const person = personOf(request)
      if (!request.body.on && !may(person.roles, 'lift')) return refuse(reply, 'forbidden')
      await rooms.calm(request.body.on, person)
      return { on: request.body.on }
    },
  )
  peopleRoutes(app, accounts)
  typed.get(
    '/api/desk/screens',
    { schema: { response: { 200: z.object({ screens: z.array(ScreenState) }) } }, onRequest: only(accounts, 'read') },
    async () => ({ screens: await rooms.screens() }),
  )
  typed.post(
    '/api/desk/screens',
    { schema: { body: NewScreen, response: { 201: NewScreenReply } }, onRequest: only(accounts, 'screens') },
    async (request, reply) => {
      const { id, name, token } = await rooms.adopt(request.body.name)
      return reply.code(201).send({ id, name, path: `/wall#screen=${token}` })
    },
  )
}
