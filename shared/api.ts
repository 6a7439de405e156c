import * as z from 'zod'
import { roles } from './desk.ts'
import { AreaName, PublicMessage } from './message.ts'
import { codePointLength, maxNameLength, maxTextLength } from './text.ts'

/**
 * Body of `POST /api/messages`. `key` is a UUID made by the sender's page: the same key again is the same message.
 * Consent names health and the public screen; a message without it is refused.
 */
export const NewMessage = z.strictObject({
  text: z
    .string()
    .refine((text) => codePointLength(text) <= maxTextLength, `at most ${maxTextLength} characters`)
    .refine((text) => text.trim() !== '', 'write a message'),
  name: z
    .string()
    .refine((name) => codePointLength(name) <= maxNameLength, `at most ${maxNameLength} characters`)
    .optional(),
  area: AreaName.nullish(),
  consent: z.literal(true),
  key: z.uuid(),
  under16: z.boolean().optional(),
})
export type NewMessage = z.infer<typeof NewMessage>

export const NewMessageReply = z.object({ id: z.string(), receipt: z.string() })
export type NewMessageReply = z.infer<typeof NewMessageReply>

/** What a sender is told. A message in the crisis lane is `waiting`, always. */
export const receiptStates = ['waiting', 'approved', 'shown', 'not_shown', 'taken_down', 'erased'] as const

/**
 * Reply of `GET /api/receipts/<code>`. `message` is what the public sees, where it is public. `reason` is a key of rejectReasons.
 * `reply` is an answer that a safeguarding lead or the city wrote to this sender.
 */
export const Receipt = z.object({
  state: z.enum(receiptStates),
  sentAt: z.int(),
  decidedAt: z.int().optional(),
  shownAt: z.int().optional(),
  edited: z.boolean(),
  reason: z.string().optional(),
  message: PublicMessage.optional(),
  reply: z.string().optional(),
  replyAt: z.int().optional(),
})
export type Receipt = z.infer<typeof Receipt>

export const SignIn = z.strictObject({ name: z.string().max(100), password: z.string().max(500) })
/** Sets up the first account, once, with the token of the link printed at start. */
export const SetUp = z.strictObject({
  token: z.string().max(200),
  password: z.string().min(10, 'at least 10 characters').max(500),
})
export const Panic = z.strictObject({ on: z.boolean() })
export const Reply = z.strictObject({ text: z.string().min(1).max(1_000) })
/** Invites somebody to the desk under a name, with the roles they will hold. */
export const NewPerson = z.strictObject({
  name: z.string().trim().min(1).max(60),
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
})
/** `path` opens the page where they choose their password, once, within seven days. */
export const NewPersonReply = z.object({ name: z.string(), path: z.string() })
export const NewScreen = z.strictObject({ name: z.string().trim().min(1).max(60) })
/** `path` opens the wall as this screen, once; the token in it is never shown again. */
export const NewScreenReply = z.object({ id: z.string(), name: z.string(), path: z.string() })

/** RFC 9457: every error of every route. `detail` is a fixed public text. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof Problem>
