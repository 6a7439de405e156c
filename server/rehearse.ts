import type { Decision, DeskMessage } from '../shared/desk.ts'
import { newToken } from './ids.ts'
import { lanePage } from './moderation/view.ts'
import type { Rooms } from './rooms.ts'
import { expectationOf } from './source/rehearsal/day.ts'
import { type Move, decide } from './source/rehearsal/moderator.ts'
import type { Db } from './store/store.ts'

const name = 'Rehearsal'

/** The account under which the rehearsal's own moderator decides; nobody knows its password. */
const account = async (db: Db, rooms: Rooms): Promise<{ id: string; roles: ['moderator'] }> => {
  const row = await db.selectFrom('account').select('id').where('name', '=', name).executeTakeFirst()
  const id = row?.id ?? (await rooms.accounts.create(name, newToken(), ['moderator'])).id
  return { id, roles: ['moderator'] }
}

const decisionOf = (move: Move, version: number): Decision => {
  const { after: _, ...decision } = move
  return { ...decision, version }
}

/**
 * Puts the rehearsal's own moderator to work, by the same decisions as a person's: it looks at each rehearsal message that
 * comes to the desk, and at those a restart left there. What a person decided first stays decided.
 */
export const startRehearsalModerator = async (
  db: Db,
  rooms: Rooms,
  failed: (error: unknown) => void,
): Promise<AsyncDisposable> => {
  const actor = await account(db, rooms)
  const timers = new Set<NodeJS.Timeout>()
  const look = (message: DeskMessage): void => {
    const move = decide(message, expectationOf(message))
    if (!move) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      rooms.decide(message.id, decisionOf(move, message.version), actor).catch(failed)
    }, move.after)
    timers.add(timer)
  }
  const stop = rooms.deskFeed.onEntries((entries) => {
    for (const { message } of entries) if (message && message.version === 1) look(message)
  })
  for (const lane of ['new', 'flagged'] as const) {
    const { messages } = await lanePage(db, lane, 500)
    for (const message of messages) look(message)
  }
  return {
    [Symbol.asyncDispose]: async () => {
      stop()
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
