import { may } from '../../shared/desk.ts'
import type { Trx } from '../store/store.ts'
import { mayUndo } from './life.ts'
import type { Actor, Change, Refusal } from './terms.ts'
import type { MessageRow } from './view.ts'

/**
 * Goes back to what stood before the last decision on this message. Leaving the crisis lane this way is a release,
 * for those who may release, and never leads to the public; going back into it takes the release back.
 */
export const undo = async (trx: Trx, row: MessageRow, actor: Actor): Promise<Change | Refusal> => {
  const earlier = await trx
    .selectFrom('earlier')
    .selectAll()
    .where('message_id', '=', row.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!earlier) return 'nothing_to_undo'
  if (!mayUndo(row.state, earlier.state)) return 'not_from_here'
  const leavesCrisis = row.state === 'escalated' && earlier.state !== 'escalated'
  if (leavesCrisis && !may(actor.roles, 'release')) return 'forbidden'
  await trx.deleteFrom('earlier').where('message_id', '=', row.id).where('version', '=', earlier.version).execute()
  return {
    state: earlier.state === 'shown' ? 'approved' : earlier.state,
    public_text: earlier.public_text,
    area: earlier.area,
    area_from: earlier.area_from,
    area_confidence: earlier.area_confidence,
    pinned: earlier.pinned,
    reason: earlier.reason,
    approved_at: earlier.approved_at,
    ...(leavesCrisis && { crisis_released_by: actor.id }),
    ...(earlier.state === 'escalated' && { crisis_released_by: null }),
  }
}
