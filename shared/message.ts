import * as z from 'zod'

/** Where words come from. A new network adds its name here and one folder under server/source. */
export const sourceNames = ['web', 'mastodon', 'bluesky', 'x', 'rehearsal'] as const
export type SourceName = (typeof sourceNames)[number]

/** How a source is named to the public, on cards and pages. */
export const sourceLabels: Record<SourceName, string> = {
  web: 'web',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  x: 'X',
  rehearsal: 'rehearsal',
}

/**
 * Whether a message's words are shown as they were sent or not at all: X's terms let nobody change a post, nor show it
 * without its author's name and handle.
 */
export const isFixed = ({ source }: { source: SourceName }): boolean => source === 'x'

/** A place of the gazetteer as `kind/name`, such as `ward/Armley`; names alone are not unique. */
export const AreaName = z
  .string()
  .max(80)
  .regex(
    /^(ward|postcode_district|neighbourhood|landmark|hospital|university|venue|station|park)\/.+$/,
    'an area is kind/name, such as ward/Armley',
  )
export type AreaName = z.infer<typeof AreaName>

/** Every state a message can be in; `server/moderation/life.ts` holds the only ways between them. */
export const states = [
  'received',
  'new',
  'flagged',
  'escalated',
  'stashed',
  'approved',
  'shown',
  'rejected',
  'withdrawn',
  'erased',
] as const
export const State = z.enum(states)
export type State = z.infer<typeof State>

export const lanes = ['new', 'flagged', 'crisis', 'stashed', 'on_wall', 'not_shown'] as const
export const Lane = z.enum(lanes)
export type Lane = z.infer<typeof Lane>

/** The desk's lane for each state; `null` where the desk shows nothing. */
export const laneOf: Record<State, Lane | null> = {
  received: null,
  new: 'new',
  flagged: 'flagged',
  escalated: 'crisis',
  stashed: 'stashed',
  approved: 'on_wall',
  shown: 'on_wall',
  rejected: 'not_shown',
  withdrawn: 'not_shown',
  erased: null,
}

/** States whose words the public may see. */
export const isPublic = (state: State): boolean => state === 'approved' || state === 'shown'

/** Why a message is not shown; the key goes over the wire, pages hold the words. */
export const rejectReasons = [
  'personal',
  'abuse',
  'off_topic',
  'advert',
  'repeat',
  'not_readable',
  'sender_asked',
  'other',
] as const
export const RejectReason = z.enum(rejectReasons)
export type RejectReason = z.infer<typeof RejectReason>

/**
 * A message as the public may see it: the words of its current public version.
 * `at` is when it was approved, `sentAt` when its author sent it, both in epoch milliseconds.
 */
export const PublicMessage = z.object({
  id: z.string(),
  version: z.int(),
  text: z.string(),
  name: z.string().optional(),
  handle: z.string().optional(),
  source: z.enum(sourceNames),
  area: AreaName.optional(),
  at: z.int(),
  sentAt: z.int(),
  edited: z.boolean(),
  pinned: z.boolean(),
})
export type PublicMessage = z.infer<typeof PublicMessage>
