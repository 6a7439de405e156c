import { effect, untracked } from '@preact/signals'
import type { DeskMessage } from '../../shared/desk.ts'
import type { Moving } from './moving.ts'
import type { Notices } from './notices.ts'
import type { Ports } from './ports.ts'
import { answered, asking } from './state/beyond.ts'
import { put } from './state/board.ts'
import type { Store } from './store.ts'

/** Milliseconds after the last letter before the server is asked. */
const pause = 250

export interface Searching {
  /** Asks the server again, after a failure. */
  again: () => void
  /** Opens what was found, in its lane. */
  goTo: (message: DeskMessage) => void
}

/** Looks in every lane for what stands in the search field of one. */
export const openSearching = (
  store: Store,
  { api, later }: Pick<Ports, 'api' | 'later'>,
  moving: Moving,
  notices: Notices,
  signedOut: () => void,
): Searching => {
  let stop = (): void => undefined

  const ask = async (): Promise<void> => {
    const { words } = store.beyond.peek()
    const answer = await api.search(words)
    const was = store.beyond.peek()
    store.beyond.value = answered(was, words, answer.ok ? answer.value.messages : answer.refused.words)
    if (!answer.ok && answer.refused.why === 'signed_out') signedOut()
    if (store.beyond.peek() === was) return
    const elsewhere = store.hits.peek().length
    notices.say(answer.ok ? `${store.list.peek().length} here, ${elsewhere} elsewhere.` : answer.refused.words)
  }
  const typed = (words: string): void => {
    const was = store.beyond.peek()
    const next = asking(was, words)
    if (next === was) return
    stop()
    store.beyond.value = next
    if (next.state === 'asking') stop = later(pause, () => void ask())
  }
  effect(() => {
    const words = store.query.value
    untracked(() => typed(words))
  })

  return {
    again: () => {
      store.beyond.value = { ...store.beyond.peek(), state: 'asking', trouble: '' }
      void ask()
    },
    goTo: (message) => {
      moving.change('hand', () => void (store.board.value = put(store.board.peek(), [message])))
      moving.goTo(message.id)
    },
  }
}
