import type { DeskStatus, SourceState } from '../../../shared/desk.ts'
import { age } from '../state/age.ts'
import { isPart, labelOf, sourcesLine } from '../state/sources.ts'
import { useDesk, useRoom } from './use-desk.ts'

type Light = 'good' | 'warn' | 'bad' | 'off'

const lightOf: Record<SourceState['state'], Light> = {
  connected: 'good',
  connecting: 'warn',
  waiting: 'warn',
  failing: 'bad',
  stopped: 'off',
}

const worst = (lights: readonly Light[]): Light =>
  (['bad', 'warn', 'good'] as const).find((light) => lights.includes(light)) ?? 'off'

const Dot = ({ light }: { light: Light }) => <span class={`dot ${light}`} aria-hidden="true" />

const screensLine = ({ screens, viewers }: DeskStatus): string => {
  const on = screens.filter(({ connected }) => connected).length
  if (screens.length === 0) return viewers === 1 ? '1 viewer' : `${viewers} viewers`
  return `${on} of ${screens.length} ${screens.length === 1 ? 'screen' : 'screens'}`
}

const screensLight = ({ screens }: DeskStatus): Light => {
  const on = screens.filter(({ connected }) => connected).length
  if (screens.length === 0) return 'off'
  if (on === 0) return 'bad'
  return on === screens.length ? 'good' : 'warn'
}

const Sources = ({ of }: { of: readonly SourceState[] }) => (
  <ul>
    {of.map(({ source, state, words }) => (
      <li key={source}>
        <Dot light={lightOf[state]} />
        <span>
          {words.toLowerCase().startsWith(labelOf(source).toLowerCase()) ? '' : <strong>{labelOf(source)} </strong>}
          {words}
        </span>
      </li>
    ))}
  </ul>
)

const Details = ({ status }: { status: DeskStatus }) => (
  <div id="states" class="popover" popover="auto">
    {status.sources.some(isPart) && (
      <>
        <h3>Server</h3>
        <Sources of={status.sources.filter(isPart)} />
      </>
    )}
    <h3>Sources</h3>
    {status.sources.every(isPart) && <p>No network is read. The web form is always open.</p>}
    <Sources of={status.sources.filter((source) => !isPart(source))} />
    <h3>Screens</h3>
    {status.screens.length === 0 && <p>No screen is set up.</p>}
    <ul>
      {status.screens.map(({ id, name, connected }) => (
        <li key={id}>
          <Dot light={connected ? 'good' : 'bad'} />
          <span>
            <strong dir="auto">{name}</strong> {connected ? 'is showing the wall' : 'is not connected'}
          </span>
        </li>
      ))}
    </ul>
    <p class="hint">
      {status.viewers} {status.viewers === 1 ? 'viewer' : 'viewers'} without a screen of their own. Moderators here:{' '}
      {status.moderators.join(', ')}.
    </p>
  </div>
)

const Person = () => {
  const { desk, sound } = useRoom()
  const { store, session } = desk
  const me = store.me.value
  if (!me) return null
  const minutes = Math.max(0, Math.floor((store.tick.value - store.shiftFrom.value) / 60_000))
  const others = (store.status.value?.moderators ?? []).filter((name) => name !== me.name)
  return (
    <>
      <button type="button" class="state person" popovertarget="person">
        <span>
          <bdi>{me.name}</bdi> · {minutes} min
          {others.length > 0 && <span class="others"> · +{others.length}</span>}
        </span>
      </button>
      <div id="person" class="popover" popover="auto">
        <h3 dir="auto">{me.name}</h3>
        <p>
          {me.roles.join(', ')} · {minutes === 0 ? 'the shift has just begun' : `on shift for ${age(minutes * 60_000)}`}
        </p>
        <p class="hint">
          {others.length > 0 ? `Also at a desk: ${others.join(', ')}.` : 'Nobody else is at a desk.'}
          {minutes >= 90 && ' That is a long time with hard words. Hand over and take a break.'}
        </p>
        <div class="editor-buttons">
          <button type="button" class="do" onClick={sound.alarm}>
            Hear the crisis sound
          </button>
          <button type="button" class="do" onClick={() => void session.signOut()}>
            Sign out
          </button>
        </div>
      </div>
    </>
  )
}

/** Who, what is asked, how everything is, and the red button, always in sight. */
export const Header = () => {
  const { store, run } = useDesk()
  const status = store.status.value
  const hello = store.hello.value
  return (
    <header class="top">
      <h1>Desk</h1>
      {hello?.rehearsal && <span class="rehearsal">REHEARSAL</span>}
      <p class="question" title={hello?.question}>
        {hello?.question}
      </p>
      <div class="states">
        {status && (
          <>
            <button type="button" class="state" popovertarget="states">
              <Dot light={screensLight(status)} />
              {screensLine(status)}
            </button>
            <button type="button" class="state wide" popovertarget="states">
              <Dot light={worst(status.sources.map(({ state }) => lightOf[state]))} />
              <span>{sourcesLine(status.sources)}</span>
            </button>
            <Details status={status} />
          </>
        )}
        <Person />
      </div>
      <button type="button" class="panic" aria-keyshortcuts="F8" onClick={() => run('panic')}>
        Calm the wall <kbd>F8</kbd>
      </button>
    </header>
  )
}
