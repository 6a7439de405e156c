import type { Updateable } from 'kysely'
import type { Role } from '../../shared/desk.ts'
import type { State } from '../../shared/message.ts'
import type { MessageTable } from '../store/schema.ts'

/** Who decides; every decision is recorded under a name. */
export interface Actor {
  id: string
  roles: readonly Role[]
}

/** Why a decision was not carried out: a normal answer, not an exception. */
export type Refusal =
  | 'unknown'
  | 'stale'
  | 'not_from_here'
  | 'forbidden'
  | 'needs_reason'
  | 'needs_text'
  | 'unknown_area'
  | 'words_fixed'
  | 'nothing_to_undo'
export type Decided = { ok: true; id: string; takeDown?: number } | { ok: false; why: Refusal }

/** What a decision changes on a message's row. */
export type Change = Updateable<MessageTable> & { state: State }
