import { normaliseText } from '../../shared/text.ts'
import { keyedDigest } from '../ids.ts'
import { appendDesk } from '../store/entries.ts'
import type { Db } from '../store/store.ts'
import { expectOne, transact } from '../store/transact.ts'
import { log } from './log.ts'
import type { Actor } from './terms.ts'

/** Writes an answer to a message's sender; it stands on their receipt alone. False for an unknown message or no words. */
export const replyTo = (
  options: { db: Db; eventKey: string },
  id: string,
  text: string,
  actor: Actor,
  at: number,
): Promise<boolean> =>
  transact(options.db, async (trx) => {
    const reply = normaliseText(text)
    const row = await trx.selectFrom('message').select(['state', 'version']).where('id', '=', id).executeTakeFirst()
    if (!row || row.state === 'erased' || row.state === 'received' || reply === '') return false
    expectOne(
      await trx
        .updateTable('message')
        .set({ reply, reply_at: at })
        .where('id', '=', id)
        .where('version', '=', row.version)
        .executeTakeFirst(),
    )
    await log(trx, {
      at,
      actor: actor.id,
      action: 'reply',
      message_id: id,
      version: row.version,
      from_state: row.state,
      to_state: row.state,
      reason: null,
      digest: keyedDigest(options.eventKey, 'words', reply),
    })
    await appendDesk(trx, [id], at)
    return true
  })
