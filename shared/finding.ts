import * as z from 'zod'

export const findingKinds = [
  'crisis',
  'profanity',
  'personal',
  'link',
  'duplicate',
  'language',
  'screening_failed',
] as const

/**
 * What screening saw and where: `start` and `end` are UTF-16 offsets into the field as sent (end exclusive).
 * `level` is crisis | topic for crisis, mild | moderate | strong | slur for profanity.
 * `detail` names the kind of personal detail (phone, email, nhs_number, ...) or of crisis (self_harm, abuse, emergency, threat).
 * `reason` is a plain sentence for the moderator; it never repeats the author's words.
 */
export const Finding = z.object({
  kind: z.enum(findingKinds),
  level: z.string().optional(),
  detail: z.string().optional(),
  field: z.enum(['text', 'name']),
  start: z.int(),
  end: z.int(),
  reason: z.string(),
})
export type Finding = z.infer<typeof Finding>

/** The lane that screening suggests; it can hold a message, never approve it. */
export const suggestedLanes = ['new', 'flagged', 'crisis'] as const
export type SuggestedLane = (typeof suggestedLanes)[number]

export interface ScreeningResult {
  lane: SuggestedLane
  findings: Finding[]
}
