import { useState } from 'preact/hooks'
import { Dialog } from './dialog.tsx'
import { useRoom } from './use-desk.ts'

const Trouble = ({ words }: { words: string }) =>
  words === '' ? null : (
    <p class="trouble" role="alert">
      {words}
    </p>
  )

interface FieldProps {
  label: string
  hint?: string
  type: 'text' | 'password'
  name: string
  autocomplete: 'username' | 'current-password' | 'new-password'
  value: string
  onInput: (value: string) => void
  focus?: boolean
}

const written = ({ name, autocomplete, value, onInput, focus = false }: FieldProps) => ({
  autofocus: focus,
  name,
  autocomplete,
  autocapitalize: 'none' as const,
  spellcheck: false,
  required: true,
  value,
  onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
})

const Field = (props: FieldProps) => (
  <label>
    <span class="label">{props.label}</span>
    {props.hint !== undefined && <span class="hint">{props.hint}</span>}
    {props.type === 'password' ? (
      <input type="password" {...written(props)} />
    ) : (
      <input type="text" {...written(props)} />
    )}
  </label>
)

/** Signing in over the page: what was open stays where it was. The click also lets the browser sound. */
export const SignIn = () => {
  const { desk, sound } = useRoom()
  const [name, setName] = useState(desk.store.me.value?.name ?? '')
  const [password, setPassword] = useState('')
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const again = desk.store.me.value !== undefined
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    sound.turnOn()
    setBusy(true)
    setTrouble((await desk.session.signIn(name.trim(), password)) ?? '')
    setBusy(false)
  }
  return (
    <Dialog label="Sign in" class="sign-in">
      <form onSubmit={(event) => void send(event)}>
        <p class="brand">Headrow desk</p>
        <h2>{again ? 'You were signed out' : 'Sign in'}</h2>
        <p>
          {again
            ? 'Sign in and go on where you were. Nothing of yours is lost.'
            : 'Every decision is logged under your name.'}
        </p>
        <Field label="Name" type="text" name="username" autocomplete="username" value={name} onInput={setName} />
        <Field
          label="Password"
          type="password"
          focus={again}
          name="password"
          autocomplete="current-password"
          value={password}
          onInput={setPassword}
        />
        <Trouble words={trouble} />
        <button type="submit" class="do primary big" disabled={busy}>
          {busy ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
    </Dialog>
  )
}

const shortest = 10

/** An account of one's own, by a one-time link: the first one's from the terminal, the others' from an admin. */
export const SetUp = ({ token, name, onDone }: { token: string; name: string; onDone: () => void }) => {
  const first = name === 'admin'
  const { desk, sound } = useRoom()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [trouble, setTrouble] = useState('')
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    sound.turnOn()
    if (Array.from(password).length < shortest) return setTrouble(`The password needs at least ${shortest} characters.`)
    if (password !== again) return setTrouble('The two passwords are not the same.')
    const words = await desk.session.setUp(token, password)
    if (words === undefined) onDone()
    else setTrouble(words)
  }
  return (
    <Dialog label="Set up your account" class="sign-in">
      <form onSubmit={(event) => void send(event)}>
        <h2>{first ? 'Set up the first account' : 'Set up your account'}</h2>
        <p>
          {first ? 'Its' : 'Your'} name here is <strong dir="auto">{name}</strong>.{' '}
          {first ? 'It may do all that a moderator and a safeguarding lead may.' : 'Every decision is logged under it.'}
        </p>
        <input type="text" name="username" autocomplete="username" value={name} readOnly hidden />
        <Field
          label="Password"
          hint={`at least ${shortest} characters; three words that only you would put together do well`}
          type="password"
          name="new-password"
          autocomplete="new-password"
          value={password}
          onInput={setPassword}
        />
        <Field
          label="Once more"
          type="password"
          name="new-password-again"
          autocomplete="new-password"
          value={again}
          onInput={setAgain}
        />
        <Trouble words={trouble} />
        <button type="submit" class="do primary big">
          Set up and sign in
        </button>
        <button type="button" class="do quiet" onClick={onDone}>
          I have an account: sign in
        </button>
      </form>
    </Dialog>
  )
}
