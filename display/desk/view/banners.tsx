import { type TakeDown, may } from '../../../shared/desk.ts'
import { clock, clockTime, seconds } from '../state/age.ts'
import { standsSince } from '../state/board.ts'
import { storeTrouble } from '../state/sources.ts'
import { useRoom } from './use-desk.ts'

/** The crisis lane calls from wherever one is. */
const CrisisCall = () => {
  const { desk } = useRoom()
  const { store, run } = desk
  const ids = store.board.value.lanes.crisis
  const first = store.board.value.messages.get(ids[0] ?? '')
  if (!first || store.lane.value === 'crisis') return null
  const ms = store.serverNow.value - standsSince(first)
  const open = (): void => {
    run('lane_crisis')
    store.reading.value = true
  }
  return (
    <div class="banner alarm">
      <p>
        <strong>{ids.length === 1 ? 'A crisis message' : `${ids.length} crisis messages`}</strong> waiting{' '}
        <span class="clock">{clock(ms)}</span>. Somebody may be in danger.
      </p>
      <button type="button" class="do" onClick={open}>
        <kbd class="cap">1</kbd>
        <span>Open</span>
      </button>
    </div>
  )
}

const Sound = () => {
  const { desk, sound } = useRoom()
  if (sound.isOn.value || desk.store.session.value !== 'in') return null
  return (
    <div class="banner quiet">
      <p>Sound is off in this browser until you click: a crisis message would not be heard.</p>
      <button type="button" class="do" onClick={sound.turnOn}>
        Turn sound on
      </button>
    </div>
  )
}

const Offline = () => {
  const { store } = useRoom().desk
  if (store.connection.value !== 'lost' || store.session.value !== 'in') return null
  return (
    <div class="banner lost" role="alert">
      <p>
        <strong>No connection: decisions are not being sent.</strong> What you read here may be out of date. It comes
        back by itself.
      </p>
    </div>
  )
}

const NotKept = () => {
  const trouble = storeTrouble(useRoom().desk.store.status.value?.sources ?? [])
  if (trouble === undefined) return null
  return (
    <div class="banner lost" role="alert">
      <p>
        <strong>Decisions cannot be kept now.</strong> {trouble}
      </p>
    </div>
  )
}

const Calming = () => {
  const { store, run, panic } = useRoom().desk
  const { state, words } = store.calming.value
  if (state === 'no') return null
  const headline = state === 'trying' && words === '' ? 'Calming the wall…' : 'The wall is NOT calm yet.'
  return (
    <div class="banner lost" role="alert">
      <p>
        <strong>{headline}</strong> {words}
        {state === 'trying' && words !== '' && ' Trying again each second.'}
      </p>
      {state === 'trying' && words !== '' && (
        <button type="button" class="do" onClick={panic.giveUp}>
          Stop trying
        </button>
      )}
      {state === 'failed' && (
        <button type="button" class="do" onClick={() => run('panic')}>
          Try again
        </button>
      )}
    </div>
  )
}

const reach = ({ done, of, ms, missing }: TakeDown): string => {
  if (of === 0) return 'No screen has been opened yet.'
  if (done === of) return `Every screen shows the calm card, after ${seconds(ms)}.`
  return `${done} of ${of} screens show the calm card; not yet: ${missing.join(', ')}.`
}

const Calm = () => {
  const { store, moving } = useRoom().desk
  const status = store.status.value
  if (!status?.calm.on) return null
  const { by, at } = status.calm
  const reached = status.takeDowns.find((down) => down.id === undefined)
  const isLead = may(store.me.value?.roles ?? [], 'lift')
  return (
    <div class="banner calm">
      <p>
        <strong>The wall is calm</strong>
        {at !== undefined && ` since ${clockTime(at, store.serverNow.value)}`}
        {by !== undefined && ` (${by})`}. {reached && reach(reached)} You can go on deciding; nothing shows until a lead
        brings the wall back.
      </p>
      {isLead && (
        <button type="button" class="do" onClick={() => moving.open({ kind: 'lift' })}>
          Bring the wall back…
        </button>
      )}
    </div>
  )
}

const NewBuild = () => {
  const { store } = useRoom().desk
  if (!store.newBuild.value) return null
  return (
    <div class="banner quiet">
      <p>A newer desk is ready. Reload when your hands are free; you stay signed in.</p>
      <button type="button" class="do" onClick={() => location.reload()}>
        Reload
      </button>
    </div>
  )
}

/** What everybody at the desk must know now, above all else. */
export const Banners = () => (
  <div class="banners">
    <Calming />
    <Offline />
    <NotKept />
    <CrisisCall />
    <Calm />
    <Sound />
    <NewBuild />
  </div>
)
