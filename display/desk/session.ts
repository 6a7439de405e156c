import { batch } from '@preact/signals'
import type { DeskStatus } from '../../shared/desk.ts'
import type { DeskLink, DeskView } from '../link/desk.ts'
import type { Ports } from './ports.ts'
import type { Notices } from './notices.ts'
import type { Reading } from './reading.ts'
import { emptyBoard } from './state/board.ts'
import { shiftFrom, shiftNote } from './state/shift.ts'
import type { Store } from './store.ts'

export interface Session {
  /** Asks who is signed in, and begins if somebody is. */
  begin: () => Promise<void>
  /** Words of what is wrong, or undefined when signed in. */
  signIn: (name: string, password: string) => Promise<string | undefined>
  /** Sets up the first account, `admin`, and signs it in. */
  setUp: (token: string, password: string) => Promise<string | undefined>
  signOut: () => Promise<void>
  /** The server no longer knows this session: sign-in comes up over the page, which keeps its place. */
  lost: () => void
  /** Says which message is open here, or null. */
  claim: (id: string | null) => void
  stop: () => void
}

const shiftKey = 'headrow-desk-shift'

/** Milliseconds between two attempts to reach the server when the page opens. */
const askAgain = 2_000

/** Who sits at the desk, and the connection that belongs to them. */
export const openSession = (store: Store, ports: Ports, reading: Reading, notices: Notices): Session => {
  let link: DeskLink | undefined

  const view: DeskView = {
    hello: (hello) => {
      store.hello.value = hello
      store.skew.value = hello.now - ports.now()
    },
    reload: () => void reading.readAll(),
    entries: reading.entries,
    status: (status: DeskStatus) => void (store.status.value = status),
    connection: (connected) => {
      const was = store.connection.peek()
      store.connection.value = connected ? 'on' : 'lost'
      if (was === 'on' && !connected) notices.say('No connection: decisions are not being sent.')
      if (was === 'lost' && connected) notices.say('Connected again.')
      if (connected && Object.values(store.read.peek()).some(({ state }) => state === 'failed')) void reading.readAll()
    },
    newBuild: () => void (store.newBuild.value = true),
    refused: () => void check(),
  }

  const stop = (): void => {
    link?.close()
    link = undefined
  }
  const lost = (): void => {
    stop()
    store.session.value = 'out'
  }
  const check = async (): Promise<void> => {
    const answer = await ports.api.me()
    if (!answer.ok && answer.refused.why === 'signed_out') lost()
  }
  /** What one person did here is not the next one's to see or to undo. */
  const forget = (): void =>
    batch(() => {
      store.made.value = []
      store.last.value = undefined
      store.drafts.value = new Map()
      store.notices.value = []
      store.query.value = ''
      store.mode.value = { kind: 'list' }
    })
  const enter = (me: NonNullable<typeof store.me.value>): void => {
    if (store.me.peek()?.id !== me.id) forget()
    store.shiftFrom.value = shiftFrom(ports.memory.get(shiftKey), me.id, ports.now())
    ports.memory.set(shiftKey, shiftNote(me.id, store.shiftFrom.peek()))
    store.me.value = me
    store.session.value = 'in'
    stop()
    link = ports.connect(view)
  }
  const signIn = async (name: string, password: string): Promise<string | undefined> => {
    const answer = await ports.api.signIn(name, password)
    if (answer.ok) {
      enter(answer.value)
      return undefined
    }
    const { why, words } = answer.refused
    return why === 'signed_out' ? 'That name and password do not match. Check both and try again.' : words
  }

  return {
    lost,
    stop,
    claim: (id) => link?.claim(id),
    signIn,
    begin: async () => {
      let answer = await ports.api.me()
      while (!answer.ok && answer.refused.why !== 'signed_out') {
        store.opening.value = `${answer.refused.words} Trying again.`
        await ports.wait(askAgain)
        answer = await ports.api.me()
      }
      if (answer.ok) enter(answer.value)
      else store.session.value = 'out'
    },
    setUp: async (token, password) => {
      const answer = await ports.api.setUp(token, password)
      if (answer.ok) {
        enter(answer.value)
        return undefined
      }
      const { why, words } = answer.refused
      return why === 'forbidden' ? 'This link has been used, or has run out. If you have a password, sign in.' : words
    },
    signOut: async () => {
      const answer = await ports.api.signOut()
      if (!answer.ok && answer.refused.why !== 'signed_out') return notices.tell('error', answer.refused.words)
      ports.memory.set(shiftKey, undefined)
      lost()
      forget()
      batch(() => {
        store.me.value = undefined
        store.status.value = undefined
        store.board.value = emptyBoard()
        store.cursors.value = {}
      })
    },
  }
}
