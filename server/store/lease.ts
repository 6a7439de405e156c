import pg from 'pg'
import { takeNumbers } from './counter.ts'
import type { Db, Duty, Fence, Lease } from './store.ts'
import { transact } from './transact.ts'

/** The holder says that it is alive this often, in ms, on the connection that holds the lease. */
const beatEvery = 500
/** A beat that is not answered within this time ends the duty here, in ms. */
const beatWithin = 1_500
/** The database takes the lease from a holder that was silent for this long, in ms: a machine that froze, a cable that was cut. */
const silentFor = 3_000
/** Time for the one before to end its duty after it lost its connection, in ms. */
const grace = 300
/** After a failure it is tried again in this time, in ms. */
const retryAfter = 250

/** The advisory lock's number for a name: the first 48 bits of its code units, mixed; names are few and fixed. */
const keyOf = (name: string): number => {
  let key = 7
  for (const unit of `headrow ${name}`) key = (key * 31 + (unit.codePointAt(0) ?? 0)) % 2 ** 47
  return key
}

/**
 * Leases by PostgreSQL's session advisory locks, each on a connection of its own: the lock ends with the connection,
 * however the process ends. An epoch counts the holders; what a holder writes is compared with it, so that one who
 * was taken for dead changes nothing after its successor.
 */
export const openLeases = (options: {
  connection: pg.ClientConfig
  db: Db
  failed: (error: unknown) => void
}): { lease: Lease } & AsyncDisposable => {
  const open = new Set<AsyncDisposable>()
  const lease: Lease = (name, duty) => {
    const holding = holdOn(name, duty, options)
    const one = {
      [Symbol.asyncDispose]: async () => {
        open.delete(one)
        await holding.stop()
      },
    }
    open.add(one)
    return one
  }
  return {
    lease,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...open].map((one) => one[Symbol.asyncDispose]()))
    },
  }
}

type Options = Parameters<typeof openLeases>[0]

const holdOn = (name: string, duty: Duty, { connection, db, failed }: Options) => {
  const ending = new AbortController()
  const done = (async () => {
    while (!ending.signal.aborted) {
      await holdOnce(name, duty, connection, db, ending.signal).catch(failed)
      await pause(retryAfter, ending.signal)
    }
  })()
  return {
    stop: async (): Promise<void> => {
      ending.abort()
      await done
    },
  }
}

/** Waits for the lease, does the duty while it lasts. Returns when it is over; rejects when the store fails. */
const holdOnce = async (
  name: string,
  duty: Duty,
  connection: pg.ClientConfig,
  db: Db,
  stopping: AbortSignal,
): Promise<void> => {
  const client = new pg.Client({ ...connection, application_name: `headrow lease ${name}` })
  const over = new AbortController()
  const end = (): void => over.abort()
  client.on('error', end)
  client.on('end', end)
  stopping.addEventListener('abort', end)
  try {
    await client.connect()
    const waiting = client.query('select pg_advisory_lock($1)', [keyOf(name)])
    // The end of this connection takes the waiting with it.
    const got = await Promise.race([waiting.then(() => true), ended(over.signal)])
    waiting.catch(() => undefined)
    if (got !== true) return
    await client.query(`set idle_session_timeout = ${silentFor}`)
    await pause(grace, over.signal)
    if (over.signal.aborted) return
    const epoch = await transact(db, (trx) => takeNumbers(trx, 'lease'))
    const fence: Fence = { epoch, isHeld: () => !over.signal.aborted }
    const heart = beat(client, over)
    const work = duty(fence)
    await ended(over.signal)
    clearInterval(heart)
    await work[Symbol.asyncDispose]()
  } finally {
    stopping.removeEventListener('abort', end)
    over.abort()
    client.removeListener('end', end)
    await client.end().catch(() => undefined)
  }
}

/** A connection that no longer answers holds nothing that can be relied on. */
const beat = (client: pg.Client, over: AbortController): NodeJS.Timeout => {
  let answered = performance.now()
  return setInterval(() => {
    if (performance.now() - answered > beatWithin) return over.abort()
    client.query('select 1').then(
      () => (answered = performance.now()),
      () => over.abort(),
    )
  }, beatEvery)
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })

const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  if (signal.aborted) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  signal.addEventListener('abort', () => resolve(), { once: true })
  await promise
  clearTimeout(timer)
}
