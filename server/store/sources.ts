import type { SourceState } from '../../shared/desk.ts'
import type { SourceName } from '../../shared/message.ts'
import type { Db, Fence } from './store.ts'

/** What readers of networks report is written again this often, in ms, so that every server's desk knows that they are at work. */
const saidAgain = 10_000
/** A reader that has not reported for this long, in ms, is not at work. */
const silentFor = 30_000

/** What the readers of networks keep, for as long as this server is the one that reads. */
export interface SourceRecord extends AsyncDisposable {
  cursor: (source: string) => Promise<string | undefined>
  /** Rejects when another server has become the reader: its place stands. */
  saveCursor: (source: string, cursor: string) => Promise<void>
  /** the messages of a source that the public can see now, newest first */
  displayed: (source: SourceName) => Promise<{ externalId: string; permalink?: string }[]>
  report: (state: SourceState) => void
}

export const openSourceRecord = (options: {
  db: Db
  fence: Fence
  now: () => number
  changed: () => void
  failed: (error: unknown) => void
}): SourceRecord => {
  const { db, fence } = options
  const { epoch } = fence
  const states = openStates(options)
  return {
    cursor: async (source) =>
      (await db.selectFrom('source_cursor').select('cursor').where('source', '=', source).executeTakeFirst())?.cursor,
    saveCursor: async (source, cursor) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('source_cursor')
        .values({ source, cursor, epoch })
        .onConflict((c) => c.column('source').doUpdateSet({ cursor, epoch }).where('source_cursor.epoch', '<=', epoch))
        .executeTakeFirst()
      if (!numInsertedOrUpdatedRows) throw new Error('another server reads this network now')
    },
    displayed: async (source) => {
      const rows = await db
        .selectFrom('message')
        .select(['external_id', 'permalink'])
        .where('source', '=', source)
        .where('state', 'in', ['approved', 'shown'])
        .orderBy('approved_at', 'desc')
        .limit(1_000)
        .execute()
      return rows.map((row) => ({
        externalId: row.external_id,
        ...(row.permalink !== null && { permalink: row.permalink }),
      }))
    },
    report: states.report,
    [Symbol.asyncDispose]: states.stop,
  }
}

/** Writes the last state of each source, one write at a time, never an older one over a newer. */
const openStates = ({ db, fence, now, changed, failed }: Parameters<typeof openSourceRecord>[0]) => {
  const last = new Map<string, SourceState>()
  const due = new Set<string>()
  let running: Promise<void> | undefined

  const write = async (state: SourceState): Promise<void> => {
    const row = {
      epoch: fence.epoch,
      at: now(),
      state: state.state,
      words: state.words,
      last_message_at: state.lastMessageAt ?? null,
    }
    await db
      .insertInto('source_state')
      .values({ source: state.source, ...row })
      .onConflict((c) => c.column('source').doUpdateSet(row).where('source_state.epoch', '<=', fence.epoch))
      .execute()
  }
  const drain = async (): Promise<void> => {
    for (let [source] = due; source !== undefined; [source] = due) {
      due.delete(source)
      const state = last.get(source)
      if (state) await write(state).catch(failed)
    }
    running = undefined
    changed()
  }
  const flush = (): void => void (running ??= Promise.resolve().then(drain))
  const heart = setInterval(() => {
    for (const source of last.keys()) due.add(source)
    if (due.size > 0) flush()
  }, saidAgain)
  return {
    report: (state: SourceState): void => {
      last.set(state.source, state)
      due.add(state.source)
      flush()
    },
    stop: async (): Promise<void> => {
      clearInterval(heart)
      await running
    },
  }
}

/** How the sources of these names are doing, whichever server reads them. */
export const sourceStates = async (db: Db, names: readonly string[], now: number): Promise<SourceState[]> => {
  if (names.length === 0) return []
  const rows = await db.selectFrom('source_state').selectAll().where('source', 'in', names).execute()
  const byName = new Map(rows.map((row) => [row.source, row]))
  return names.map((source) => {
    const row = byName.get(source)
    if (!row || now - row.at > silentFor) return { source, state: 'connecting', words: 'no server reads it yet' }
    return {
      source,
      state: row.state,
      words: row.words,
      ...(row.last_message_at !== null && { lastMessageAt: row.last_message_at }),
    }
  })
}
