import { may } from '../../shared/desk.ts'
import type { Ports } from './ports.ts'
import type { Notices } from './notices.ts'
import type { Store } from './store.ts'

/** A calm that did not reach the server is sent again each second, this many times: it is the one thing that must get through. */
const tries = 60
const between = 1_000

export interface PanicButton {
  /** Puts the calm card on every screen, without a question. */
  calm: () => Promise<void>
  /** Ends the attempts that are still being made. */
  giveUp: () => void
  /** Takes it down again; for a lead, after a confirmation. */
  lift: () => Promise<void>
}

export const openPanic = (store: Store, ports: Ports, notices: Notices, signedOut: () => void): PanicButton => {
  const seem = (on: boolean): void => {
    const status = store.status.peek()
    const by = store.me.peek()?.name
    if (status && status.calm.on !== on)
      store.status.value = { ...status, calm: { on, ...(by !== undefined && { by }), at: ports.now() } }
  }
  const failed = (words: string): void => {
    store.calming.value = { state: 'failed', words }
    notices.say(`The wall has not been calmed. ${words}`)
  }

  const calm = async (): Promise<void> => {
    if (store.calming.peek().state === 'trying') return
    if (store.session.peek() !== 'in') return failed('Sign in first.')
    store.calming.value = { state: 'trying', words: '' }
    for (let n = 0; n < tries && store.calming.peek().state === 'trying'; n++) {
      const answer = await ports.api.panic(true)
      if (answer.ok) {
        store.calming.value = { state: 'no', words: '' }
        seem(true)
        return notices.say('The wall is calm.')
      }
      const { why, words } = answer.refused
      if (why === 'signed_out') signedOut()
      if (why === 'signed_out' || why === 'forbidden') return failed(words)
      if (store.calming.peek().state === 'trying') store.calming.value = { state: 'trying', words }
      await ports.wait(between)
    }
    if (store.calming.peek().state === 'trying')
      failed('The server could not be reached for a minute. Switch the screens off by hand, or ring the venue.')
  }

  const lift = async (): Promise<void> => {
    if (!may(store.me.peek()?.roles ?? [], 'lift')) return notices.tell('warn', 'Only a lead brings the wall back.')
    const answer = await ports.api.panic(false)
    if (!answer.ok) return notices.tell('error', `The wall stays calm. ${answer.refused.words}`)
    seem(false)
    notices.say('The wall is back.')
  }
  const giveUp = (): void => {
    if (store.calming.peek().state === 'trying') failed('You stopped trying.')
  }
  return { calm, giveUp, lift }
}
