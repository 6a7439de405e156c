import { useState } from 'preact/hooks'
import { type ScreenState, may } from '../../../shared/desk.ts'
import { age } from '../state/age.ts'
import { Address } from './address.tsx'
import { Dialog } from './dialog.tsx'
import { SheetHead } from './sheet-head.tsx'
import { useDesk } from './use-desk.ts'

const heard = (ms: number): string => {
  const words = age(ms)
  return words === 'now' ? 'last heard a moment ago' : `last heard ${words} ago`
}

const Screen = ({ screen }: { screen: ScreenState }) => {
  const { store } = useDesk()
  const seen = screen.seenAt === undefined ? 'never opened' : heard(store.serverNow.value - screen.seenAt)
  return (
    <li>
      <span class={`dot ${screen.connected ? 'good' : 'bad'}`} aria-hidden="true" />
      <strong dir="auto">{screen.name}</strong>
      <span>{screen.connected ? 'showing the wall' : `not connected · ${seen}`}</span>
    </li>
  )
}

const NewScreen = () => {
  const { newScreen } = useDesk()
  const [name, setName] = useState('')
  const [trouble, setTrouble] = useState('')
  const [made, setMade] = useState<{ name: string; path: string } | undefined>(undefined)
  const make = async (event: Event): Promise<void> => {
    event.preventDefault()
    const answer = await newScreen(name.trim())
    setTrouble(answer.ok ? '' : answer.refused.words)
    if (!answer.ok) return
    setMade(answer.value)
    setName('')
  }
  return (
    <>
      <form class="new-screen" onSubmit={(event) => void make(event)}>
        <label>
          <span class="label">A new screen</span>
          <input
            type="text"
            maxLength={60}
            value={name}
            placeholder="Where it hangs, such as Millennium Square"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="do primary" disabled={name.trim() === ''}>
          Make it
        </button>
      </form>
      {trouble !== '' && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {made && (
        <Address key={made.path} path={made.path} label="Address of the screen">
          Open this address on <strong dir="auto">{made.name}</strong>, once. It is shown only now: whoever opens it
          counts as this screen.
        </Address>
      )}
    </>
  )
}

/** The screens of the wall: which are there, and how a new one joins. */
export const Screens = () => {
  const { store, run } = useDesk()
  const screens = store.status.value?.screens ?? []
  return (
    <Dialog label="Screens" class="screens" onClose={() => run('close')}>
      <SheetHead title="Screens" />
      {screens.length === 0 && (
        <p>No screen yet. Anybody may look at the wall; a screen of ours also reports what it shows.</p>
      )}
      <ul class="screen-list">
        {screens.map((screen) => (
          <Screen key={screen.id} screen={screen} />
        ))}
      </ul>
      {may(store.me.value?.roles ?? [], 'screens') ? (
        <NewScreen />
      ) : (
        <p class="hint">New screens are made by an admin.</p>
      )}
      {!window.isSecureContext && (
        <p class="warn-note">
          A screen at this address will not survive a reload without network. Open it over https, or on the server’s own
          machine as localhost.
        </p>
      )}
    </Dialog>
  )
}
