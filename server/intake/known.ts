import type { SourceName } from '../../shared/message.ts'
import { erasedId } from '../ids.ts'
import type { Db } from '../store/store.ts'

/** The message that came under this id of its source, with the answer that its sender got, erased since or not; undefined for an unknown one. */
export const knownMessage = (
  db: Db,
  eventKey: string,
  source: SourceName,
  externalId: string,
): Promise<{ id: string; receipt: string } | undefined> =>
  db
    .selectFrom('message')
    .select(['id', 'receipt'])
    .where('source', '=', source)
    .where('external_id', 'in', [externalId, erasedId(eventKey, source, externalId)])
    .executeTakeFirst()
