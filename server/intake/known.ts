import type { SourceName } from '../../shared/message.ts'
import type { Db } from '../store/store.ts'

/** The message that is held under this id of its source, with the answer that its sender got; undefined for an unknown one. */
export const knownMessage = (
  db: Db,
  source: SourceName,
  externalId: string,
): Promise<{ id: string; receipt: string } | undefined> =>
  db
    .selectFrom('message')
    .select(['id', 'receipt'])
    .where('source', '=', source)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
