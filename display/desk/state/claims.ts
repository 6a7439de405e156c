import { type DeskMessage, claimAgain } from '../../../shared/desk.ts'
import type { Lane } from '../../../shared/message.ts'

/** Lanes that several people work through side by side. */
const shared: ReadonlySet<Lane> = new Set(['new', 'flagged', 'crisis'])

/** The cursor claims what it has rested on for this long (ms): a J held down claims nothing on its way. */
export const restFor = 400

/** Milliseconds after which nobody sits here: the tab hidden for so long, or no hand on keys and mouse. */
export const awayAfter = { hidden: 60_000, still: 180_000 }

/** Whether nobody sits here, by when a hand last moved and since when the tab is hidden; epoch ms. */
export const isAway = (touchedAt: number, hiddenSince: number | undefined, now: number): boolean =>
  now - touchedAt >= awayAfter.still || (hiddenSince !== undefined && now - hiddenSince >= awayAfter.hidden)

/** Whether having this message open is something for the others to know. */
export const isClaimed = ({ lane }: DeskMessage): boolean => shared.has(lane)

/** The name of another person who has the message open; `now` by the server's clock. */
export const openWith = (message: DeskMessage, me: string | undefined, now: number): string | undefined => {
  const { claim } = message
  return claim && claim.by !== me && claim.until > now && isClaimed(message) ? claim.by : undefined
}

/** The message that is open here since `since`, and what the server was last told; epoch ms. */
export interface Claim {
  id: string | null
  since: number
  told: string | null
  toldAt: number
}
export const noClaim: Claim = { id: null, since: 0, told: null, toldAt: 0 }

/** `tell` is for the server, now; `again` is how long (ms) until the next look, where time alone changes something. */
interface Look {
  claim: Claim
  tell?: string | null
  again?: number
}

/**
 * One look at what is open here, or null. On the way from one message to another the first stays claimed until the
 * second is: the server gives the one back for the other.
 */
export const look = (was: Claim, id: string | null, now: number): Look => {
  const since = id === was.id ? was.since : now
  if (id === null) {
    const claim = { id, since, told: null, toldAt: now }
    return was.told === null ? { claim } : { claim, tell: null }
  }
  const due = id === was.told ? was.toldAt + claimAgain : since + restFor
  if (now < due) return { claim: { ...was, id, since }, again: due - now }
  return { claim: { id, since, told: id, toldAt: now }, tell: id, again: claimAgain }
}

/** The connection went, and with it what was claimed: the server gives it back. */
export const cutOff = (was: Claim): Claim => ({ ...was, told: null })
