import { render } from 'preact'
import { connectDesk } from '../link/desk.ts'
import '../ui/tokens.css'
import '../wall/fonts.css'
import { keepTime } from './announce.ts'
import { openApi } from './api.ts'
import { openDesk } from './desk.ts'
import { watchHands } from './hands.ts'
import { listenToKeys } from './keyboard.ts'
import { openSound } from './sound.ts'
import './style/base.css'
import './style/frame.css'
import './style/queue.css'
import './style/panel.css'
import './style/actions.css'
import './style/sheets.css'
import './style/windows.css'
import { App } from './view/app.tsx'
import { RoomContext } from './view/use-desk.ts'

/** The one-time token of the link that the terminal printed: /desk?setup=... or /desk#setup=... It leaves the address bar at once. */
const takeToken = (): { token: string | undefined; name: string } => {
  const address = new URL(location.href)
  const behind = new URLSearchParams(address.hash.slice(1))
  const token = address.searchParams.get('setup') ?? behind.get('setup') ?? undefined
  const name = behind.get('name')?.slice(0, 60) ?? 'admin'
  if (token !== undefined) history.replaceState(undefined, '', address.pathname)
  return { token, name }
}

/** Storage may be closed to us; the shift then begins anew with a reload. */
const memory = {
  get: (key: string): string | undefined => {
    try {
      return localStorage.getItem(key) ?? undefined
    } catch {
      return undefined
    }
  },
  set: (key: string, value: string | undefined): void => {
    try {
      if (value === undefined) localStorage.removeItem(key)
      else localStorage.setItem(key, value)
    } catch {
      // closed: nothing to remember with
    }
  },
}

const { token, name } = takeToken()
const sound = openSound()
const desk = openDesk({
  api: openApi((path, init) => fetch(path, init)),
  connect: (view) => connectDesk(view),
  now: () => Date.now(),
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  later: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
  alarm: sound.alarm,
  memory,
})

const focusSearch = (): void => {
  const field = document.querySelector<HTMLInputElement>('#search')
  field?.focus()
  field?.select()
}

listenToKeys(desk, focusSearch)
for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, sound.turnOn, { once: true })
keepTime(desk, sound)
watchHands(desk.store)
if (token === undefined) void desk.session.begin()
else desk.store.session.value = 'out'

const root = document.querySelector('#desk')
if (root)
  render(
    <RoomContext.Provider value={{ desk, sound }}>
      <App token={token} name={name} />
    </RoomContext.Provider>,
    root,
  )
