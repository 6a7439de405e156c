import * as z from 'zod'
import { Finding } from './finding.ts'
import { AreaName, Lane, RejectReason, State, lanes, sourceNames } from './message.ts'

export const roles = ['moderator', 'lead', 'editor', 'admin'] as const
export type Role = (typeof roles)[number]

export const actions = [
  'approve',
  'reject',
  'redact',
  'place',
  'stash',
  'escalate',
  'release',
  'withdraw',
  'pin',
  'undo',
] as const
export type Action = (typeof actions)[number]

/** Who may do what; an admin may do all that a moderator and a lead may. */
export const rights = {
  read: ['moderator', 'lead', 'admin'],
  moderate: ['moderator', 'lead', 'admin'],
  release: ['lead', 'admin'],
  reply: ['lead', 'admin'],
  panic: ['moderator', 'lead', 'admin'],
  lift: ['lead', 'admin'],
  screens: ['admin'],
  people: ['admin'],
} as const satisfies Record<string, readonly Role[]>
export type Right = keyof typeof rights
export const may = (held: readonly Role[], right: Right): boolean =>
  held.some((role) => (rights[right] as readonly Role[]).includes(role))

/**
 * Body of `POST /api/desk/messages/<id>/decisions`. `version` is the one the moderator saw.
 * reject takes `reason`; redact takes `text`, the public words, and publishes them; place takes `area` (null: city-wide);
 * pin pins, or unpins what is pinned; undo goes back to what stood before the last decision on this message.
 */
export const Decision = z.strictObject({
  action: z.enum(actions),
  version: z.int().min(0),
  reason: RejectReason.optional(),
  text: z.string().max(2_000).optional(),
  area: AreaName.nullish(),
})
export type Decision = z.infer<typeof Decision>

/** How a message came by its area: its sender chose it, the platform said so, its words name it, or a moderator set it. */
export const areaSources = ['chosen', 'platform', 'words', 'moderator'] as const

/** A message as the desk sees it: everything, including what was sent. Times in epoch milliseconds. */
export const DeskMessage = z.object({
  id: z.string(),
  version: z.int(),
  state: State,
  lane: Lane,
  source: z.enum(sourceNames),
  /** as sent, after the named normalisation of intake */
  text: z.string(),
  /** the public words, where a moderator edited them for privacy */
  publicText: z.string().optional(),
  name: z.string().optional(),
  handle: z.string().optional(),
  permalink: z.string().optional(),
  area: AreaName.optional(),
  areaFrom: z.enum(areaSources).optional(),
  areaConfidence: z.number().optional(),
  sentAt: z.int(),
  receivedAt: z.int(),
  /** when it entered the state it is in */
  since: z.int(),
  findings: z.array(Finding),
  under16: z.boolean(),
  pinned: z.boolean(),
  edited: z.boolean(),
  reason: z.string().optional(),
  /** messages of the same sender (by keyed hash) in this event, this one included */
  fromSender: z.int(),
  decidedBy: z.string().optional(),
  canUndo: z.boolean(),
  reply: z.string().optional(),
  /** who has it open, until when unless they say so again; by the server's clock */
  claim: z.object({ by: z.string(), until: z.int() }).optional(),
})
export type DeskMessage = z.infer<typeof DeskMessage>

export const DeskPage = z.object({ messages: z.array(DeskMessage), next: z.string().optional() })
export type DeskPage = z.infer<typeof DeskPage>

export const LaneCount = z.object({ count: z.int(), oldest: z.int().optional() })
/** Messages waiting or standing in each lane, with the time since the oldest entered it. */
export const LaneCounts = z.object(
  Object.fromEntries(lanes.map((lane) => [lane, LaneCount])) as Record<Lane, typeof LaneCount>,
)
export type LaneCounts = z.infer<typeof LaneCounts>

/** One change on the desk's own gapless feed; `message` is its current form, absent once it left the desk. */
export const DeskEntry = z.object({
  seq: z.int().positive(),
  id: z.string(),
  at: z.int(),
  message: DeskMessage.optional(),
})
export type DeskEntry = z.infer<typeof DeskEntry>

export const SourceState = z.object({
  source: z.string(),
  state: z.enum(['connecting', 'connected', 'waiting', 'failing', 'stopped']),
  /** a sentence for the desk, such as "connected, last message 12 s ago" */
  words: z.string(),
  lastMessageAt: z.int().optional(),
})
export type SourceState = z.infer<typeof SourceState>

export const ScreenState = z.object({
  id: z.string(),
  name: z.string(),
  connected: z.boolean(),
  appliedSeq: z.int(),
  seenAt: z.int().optional(),
})
export type ScreenState = z.infer<typeof ScreenState>

/** How far a take-down has come: acknowledged by `done` of `of` screens, `ms` after its decision. */
export const TakeDown = z.object({
  seq: z.int(),
  id: z.string().optional(),
  done: z.int(),
  of: z.int(),
  ms: z.int(),
  missing: z.array(z.string()),
})
export type TakeDown = z.infer<typeof TakeDown>

/** Everything on the desk that is not a message; sent whole on each change. */
export const DeskStatus = z.object({
  counts: LaneCounts,
  sources: z.array(SourceState),
  screens: z.array(ScreenState),
  viewers: z.int(),
  calm: z.object({ on: z.boolean(), by: z.string().optional(), at: z.int().optional() }),
  takeDowns: z.array(TakeDown),
  tally: z.object({ received: z.int(), shown: z.int(), edited: z.int(), notShown: z.int(), waiting: z.int() }),
  moderators: z.array(z.string()),
})
export type DeskStatus = z.infer<typeof DeskStatus>

export const DeskMe = z.object({ id: z.string(), name: z.string(), roles: z.array(z.enum(roles)) })
export type DeskMe = z.infer<typeof DeskMe>

export const DeskHello = z.object({
  protocol: z.int(),
  build: z.string(),
  now: z.int(),
  me: DeskMe,
  question: z.string(),
  rehearsal: z.boolean(),
  /** the desk feed's seq that the lanes read over http after this hello will at least contain */
  last: z.int(),
})
export type DeskHello = z.infer<typeof DeskHello>

/** `auth` of the /desk namespace: the last desk seq applied. */
export const DeskAuth = z.object({ after: z.coerce.number().int().min(0).catch(0) })

/** `reload`: too far behind to catch up by entries; read the lanes again over http. */
export interface DeskServerEvents {
  hello: (hello: DeskHello) => void
  feed: (entries: DeskEntry[]) => void
  reload: (from: { last: number }) => void
  status: (status: DeskStatus) => void
}
/** The message that this desk has open, said again every `claimAgain` ms; null: none. */
export interface DeskClientEvents {
  claim: (id: string | null) => void
}
export const DeskClaim = z.string().min(1).max(60).nullable()
export const claimAgain = 10_000
