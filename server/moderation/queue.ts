import type { Screener } from '../screener/screener.ts'
import type { Screened } from '../screener/thread.ts'
import type { Selectable } from 'kysely'
import { areaOf } from '../../shared/place/gazetteer.ts'
import { appendDesk } from '../store/entries.ts'
import type { MessageTable } from '../store/schema.ts'
import type { Db, Trx } from '../store/store.ts'
import { transact } from '../store/transact.ts'
import { afterScreening } from './life.ts'

export interface Queue extends AsyncDisposable {
  /** Something was committed by intake: look now. */
  wake: () => void
}

/** Read and screened at once, written in one transaction, and screened ahead of what is written: messages. */
const readSize = 256
const writeSize = 128
const aheadMost = 20_000
/**
 * Rests in a flood, so that intake goes first, in ms: after looking for a crisis, and after bringing others to the desk.
 * Some 2,500 messages a second are looked at so; looking at 10,000 took a fifth of what intake could have taken in.
 */
const restAfterLook = 100
const restAfterWrite = 100
/** Where there are other servers, each screens what it took, and after this long what another did not come to, in ms. */
const leftBehindAfter = 3_000
const lookEvery = 1_000

/** What is read of a received message: in a flood the rest would be read in vain. */
const columns = [
  'id',
  'text',
  'name',
  'handle',
  'since',
  'version',
  'under16',
  'area',
  'area_from',
  'crisis_opened_at',
  'crisis_released_by',
] as const
type Received = Pick<Selectable<MessageTable>, (typeof columns)[number]>

interface Pair {
  row: Received
  result: Screened
}

export interface QueueOptions {
  db: Db
  screener: Screener
  /** this server, where there are others */
  node?: string | undefined
  now: () => number
  /** a flood is coming in: intake goes first */
  isBusy: () => boolean
  changed: () => void
  failed: (error: unknown) => void
}

/**
 * Takes received messages, oldest first, through screening and placement into a lane of the desk. It reads them from
 * the store, so what a crash left behind is found at the next start. What screening calls a crisis is written at once,
 * before a crowd that came earlier.
 */
export const openQueue = (options: QueueOptions): Queue => {
  const { isBusy, changed, failed } = options
  let running: Promise<void> | undefined
  let again = false
  let closing = false

  const write = async (pairs: Pair[]): Promise<void> => {
    if (pairs.length > 0 && (await writeBatch(options, pairs)) > 0) changed()
  }
  /** Through everything that is received now. */
  const pass = async (): Promise<void> => {
    const read = reader(options)
    let ready: Pair[] = []
    for (;;) {
      const coming = ready.length < aheadMost ? await read() : []
      await write(coming.filter(({ result }) => result.lane === 'crisis'))
      ready.push(...coming.filter(({ result }) => result.lane !== 'crisis'))
      if (closing || (coming.length === 0 && ready.length === 0)) return
      const isLooking = coming.length === readSize
      if (!isLooking) {
        await write(ready.slice(0, writeSize))
        ready = ready.slice(writeSize)
      }
      const rest = isLooking ? restAfterLook : restAfterWrite
      await pause(isBusy() ? rest : 0)
    }
  }
  const run = async (): Promise<void> => {
    do {
      again = false
      await pass()
    } while (again && !closing)
    running = undefined
  }
  const wake = (): void => {
    again = true
    running ??= run().catch((error: unknown) => {
      running = undefined
      failed(error)
      if (!closing) setTimeout(wake, 1_000).unref()
    })
  }
  const looking = options.node === undefined ? undefined : setInterval(wake, lookEvery)
  const close = async (): Promise<void> => {
    closing = true
    clearInterval(looking)
    await running
  }
  return { wake, [Symbol.asyncDispose]: close }
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => (ms === 0 ? setImmediate(resolve) : setTimeout(resolve, ms)))

/** Reads on from where it was, so that what is screened and not yet written is not read again; each page comes screened. */
const reader = ({ db, screener, node, now }: QueueOptions): (() => Promise<Pair[]>) => {
  let [since, id] = [-1, '']
  const received = () => {
    const all = db.selectFrom('message').select(columns).where('state', '=', 'received')
    if (node === undefined) return all
    return all.where((e) => e.or([e('taken_by', '=', node), e('since', '<', now() - leftBehindAfter)]))
  }
  return async () => {
    const rows = await received()
      .where((e) => e(e.refTuple('since', 'id'), '>', e.tuple(since, id)))
      .orderBy('since')
      .orderBy('id')
      .limit(readSize)
      .execute()
    const last = rows.at(-1)
    if (!last) return []
    ;[since, id] = [last.since, last.id]
    const results = await screener.screen(rows.map(inputOf))
    return rows.flatMap((row, i) => {
      const result = results[i]
      return result ? [{ row, result }] : []
    })
  }
}

const inputOf = (row: Received) => ({
  text: row.text,
  ...(row.name !== null && { name: row.name }),
  ...(row.handle !== null && { handle: row.handle }),
})

/** All in one transaction; where that fails, one by one, so that a message which cannot be written holds up no other. */
const writeBatch = async (options: QueueOptions, pairs: Pair[]): Promise<number> => {
  try {
    return await writeAll(options, pairs)
  } catch (error) {
    if (pairs.length === 1) return holdOne(options, pairs, error)
    let written = 0
    for (const pair of pairs) written += await writeBatch(options, [pair])
    return written
  }
}

/** Its findings cannot be written: it is held without them. A store that takes nothing at all throws again. */
const holdOne = async (options: QueueOptions, pairs: Pair[], error: unknown): Promise<number> => {
  options.failed(error)
  const finding = { kind: 'screening_failed', field: 'text', start: 0, end: 0, reason: 'screening failed' } as const
  return writeAll(
    options,
    pairs.map(({ row, result }) => {
      const lane = result.lane === 'crisis' ? ('crisis' as const) : ('flagged' as const)
      return { row, result: { lane, findings: [finding] } }
    }),
  )
}

const writeAll = ({ db, now }: QueueOptions, pairs: Pair[]): Promise<number> =>
  transact(db, async (trx) => {
    const at = now()
    const written: string[] = []
    for (const pair of pairs) if (await writeOne(trx, pair, at)) written.push(pair.row.id)
    await appendDesk(trx, written, at)
    return written.length
  })

/** A sender under 16 is shown without place, and a person looks twice: never in the lane of quick approvals. */
const stateAfter = ({ row, result }: Pair) =>
  row.under16 === 1 && result.lane === 'new' ? afterScreening.flagged : afterScreening[result.lane]

/** An area that the sender chose or the platform named comes before one that the words name; an unknown one counts for nothing. */
const placeOf = ({ row, result }: Pair) => {
  if (row.under16 === 1) return noPlace
  const given = row.area_from === 'chosen' || row.area_from === 'platform'
  if (given && row.area !== null && areaOf(row.area)) return {}
  if (result.area === undefined) return noPlace
  return { area: result.area, area_from: 'words', area_confidence: result.areaConfidence ?? 0 }
}
const noPlace = { area: null, area_from: null, area_confidence: null }

const writeOne = async (trx: Trx, pair: Pair, at: number): Promise<boolean> => {
  const { row, result } = pair
  const state = stateAfter(pair)
  const { numUpdatedRows } = await trx
    .updateTable('message')
    .set({
      state,
      since: at,
      version: row.version + 1,
      ...placeOf(pair),
      crisis_opened_at: state === 'escalated' ? at : row.crisis_opened_at,
      crisis_released_by: state === 'escalated' ? null : row.crisis_released_by,
    })
    .where('id', '=', row.id)
    .where('state', '=', 'received')
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) return false
  if (row.version > 0) await trx.deleteFrom('finding').where('message_id', '=', row.id).execute()
  if (result.findings.length > 0) {
    await trx
      .insertInto('finding')
      .values(
        result.findings.map((finding, ord) => ({ message_id: row.id, ord, level: null, detail: null, ...finding })),
      )
      .execute()
  }
  return true
}
