import { effect, untracked } from '@preact/signals'
import { may } from '../../shared/desk.ts'
import type { Ports } from './ports.ts'
import { cutOff, isClaimed, look, noClaim } from './state/claims.ts'
import type { Store } from './store.ts'

/** What is open here, or null; undefined where nobody can be told. */
const openHere = (store: Store): string | null | undefined => {
  if (store.connection.value !== 'on' || !may(store.me.value?.roles ?? [], 'moderate')) return undefined
  const message = store.current.value
  return message && isClaimed(message) && !store.away.value ? message.id : null
}

/** Tells the other desks, by `claim`, which message is open here, for as long as it is. */
export const openClaiming = (store: Store, ports: Pick<Ports, 'now' | 'later'>, claim: (id: string | null) => void) => {
  let state = noClaim
  let stop = (): void => undefined
  const turn = (id: string | null | undefined): void => {
    stop()
    if (id === undefined) return void (state = cutOff(state))
    const { claim: next, tell, again } = look(state, id, ports.now())
    state = next
    if (tell !== undefined) claim(tell)
    if (again !== undefined) stop = ports.later(again, () => turn(id))
  }
  effect(() => {
    const id = openHere(store)
    untracked(() => turn(id))
  })
}
