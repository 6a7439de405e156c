import { type RejectReason, rejectReasons } from '../../shared/message.ts'
import { openClaiming } from './claiming.ts'
import { commandTable } from './commands.ts'
import { openDeciding } from './deciding.ts'
import { openMoving } from './moving.ts'
import { openNotices } from './notices.ts'
import { openPanic } from './panic.ts'
import type { Ports } from './ports.ts'
import { openReading } from './reading.ts'
import { openSearching } from './searching.ts'
import { openSession } from './session.ts'
import { put } from './state/board.ts'
import { isGuarded } from './state/guard.ts'
import { type Command, actsOnItem, capFor, isTaken } from './state/keys.ts'
import { createStore } from './store.ts'

/** The whole desk without a browser: its state, its rooms, and `run` for every key and button. */
export const openDesk = (ports: Ports) => {
  const store = createStore(ports.now())
  const notices = openNotices(store)
  const moving = openMoving(store, notices, ports.now)
  const reading = openReading(store, ports.api, moving, {
    refused: ({ why }) => {
      if (why === 'signed_out') session.lost()
    },
    crisis: (ids) => {
      ports.alarm()
      notices.say(ids.length === 1 ? 'A crisis message is waiting.' : `${ids.length} crisis messages are waiting.`)
    },
  })
  const session = openSession(store, ports, reading, notices)
  const deciding = openDeciding(store, ports.api, moving, notices, { now: ports.now, signedOut: () => session.lost() })
  const panic = openPanic(store, ports, notices, () => session.lost())
  const searching = openSearching(store, ports, moving, notices, () => session.lost())
  openClaiming(store, ports, session.claim)

  const table = commandTable({ store, notices, moving, deciding, panic })

  /** Whether the message under the cursor changed too short a time ago for anybody to have read it. */
  const tooSoon = (): boolean => isGuarded(store.changedAt.peek(), ports.now())

  /** Does what a key or a button asks, where that may be done now. */
  const run = (command: Command): void => {
    if (!isTaken(command, store.mode.peek().kind)) return
    if (command !== 'panic' && store.session.peek() !== 'in') return
    if (actsOnItem(command) && tooSoon()) {
      if (store.current.peek()) notices.say(`${capFor(command)} ignored: the message had just changed.`)
      return
    }
    table[command]()
  }

  /** The reason with this number (1 is the first), while the list of reasons is open. */
  const rejectWith = (reason: RejectReason | number): void => {
    const mode = store.mode.peek()
    const key = typeof reason === 'number' ? rejectReasons[reason - 1] : reason
    if (mode.kind === 'reasons' && key !== undefined && !tooSoon())
      void deciding.decide('reject', { reason: key }, mode)
  }

  const placeAt = (area: string | null): void => {
    const mode = store.mode.peek()
    if (mode.kind === 'places' && !tooSoon()) void deciding.decide('place', { area }, mode)
  }

  /** Sends a lead's answer; words of what is wrong, or undefined when it is on the sender's receipt. */
  const reply = async (id: string, text: string): Promise<string | undefined> => {
    const answer = await ports.api.reply(id, text)
    if (answer.ok) {
      moving.change('hand', () => void (store.board.value = put(store.board.peek(), [answer.value])))
      notices.tell('info', 'The answer is on the receipt of the sender.')
      return undefined
    }
    if (answer.refused.why === 'signed_out') session.lost()
    return answer.refused.words
  }

  return {
    store,
    notices,
    moving,
    reading,
    session,
    deciding,
    panic,
    searching,
    run,
    rejectWith,
    placeAt,
    tooSoon,
    reply,
    newScreen: ports.api.newScreen,
    people: ports.api.people,
    invite: ports.api.invite,
  }
}
export type Desk = ReturnType<typeof openDesk>
