import { useState } from 'preact/hooks'
import { Banners } from './banners.tsx'
import { Beyond } from './beyond.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { KeySheet } from './key-sheet.tsx'
import { Lanes } from './lanes.tsx'
import { Lift } from './lift.tsx'
import { List, ListHead } from './list.tsx'
import { Panel } from './panel.tsx'
import { People } from './people.tsx'
import { Screens } from './screens.tsx'
import { SetUp, SignIn } from './sign-in.tsx'
import { useDesk } from './use-desk.ts'

const Sheet = () => {
  const { kind } = useDesk().store.mode.value
  if (kind === 'keys') return <KeySheet />
  if (kind === 'screens') return <Screens />
  if (kind === 'people') return <People />
  return kind === 'lift' ? <Lift /> : null
}

/** The one-time link that brought somebody here, and the name of the account it makes. */
interface Invitation {
  token: string | undefined
  name: string
}

const Door = ({ token, name }: Invitation) => {
  const [setUp, setSetUp] = useState(token)
  const { session } = useDesk().store
  if (session.value !== 'out') return null
  return setUp === undefined ? <SignIn /> : <SetUp token={setUp} name={name} onDone={() => setSetUp(undefined)} />
}

/** One column on a phone: the list, or the message with a way back to the list. */
export const App = ({ token, name }: Invitation) => {
  const { store } = useDesk()
  const known = store.me.value !== undefined
  return (
    <>
      {known && (
        <div class={`desk ${store.reading.value ? 'reading' : ''}`}>
          <Header />
          <Banners />
          <Lanes />
          <section class="queue" aria-label="Queue">
            <ListHead />
            <List />
            <Beyond />
          </section>
          <button type="button" class="do back" onClick={() => void (store.reading.value = false)}>
            ← Back to the list
          </button>
          <Panel />
          <Footer />
          <Sheet />
        </div>
      )}
      {store.session.value === 'unknown' && <p class="opening">{store.opening.value}</p>}
      <Door token={token} name={name} />
      <output class="unseen" aria-live="polite">
        {store.said.value}
      </output>
    </>
  )
}
