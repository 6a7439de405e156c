import { kept, keep } from './kept.ts'
import { StartError } from '../start-error.ts'
import { type Db } from './store.ts'

/** Marks a new store as real or rehearsal, for good: neither is ever opened as the other. */
export const markStore = async (db: Db, rehearse: boolean): Promise<void> => {
  const wanted = rehearse ? 'rehearsal' : 'real'
  const mark = await kept(db, 'kind')
  if (mark === undefined) return keep(db, 'kind', wanted)
  if (mark === wanted) return
  throw new StartError(
    rehearse
      ? 'This store holds real messages and is not opened for a rehearsal. Set DATA_DIR to another folder.'
      : 'This store holds a rehearsal and is not opened for the real thing. Set DATA_DIR to another folder.',
  )
}
