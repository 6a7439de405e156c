import { useEffect, useState } from 'preact/hooks'
import type { DeskMe, Role } from '../../../shared/desk.ts'
import { Address } from './address.tsx'
import { Dialog } from './dialog.tsx'
import { SheetHead } from './sheet-head.tsx'
import { useDesk } from './use-desk.ts'

const roleWords: Record<Role, string> = {
  moderator: 'Moderator',
  lead: 'Safeguarding lead',
  editor: 'Editor',
  admin: 'Admin',
}
/** What somebody can be invited as: an editor has nothing to do here yet. */
const offered = ['moderator', 'lead', 'admin'] as const satisfies readonly Role[]

const Invite = () => {
  const { invite } = useDesk()
  const [name, setName] = useState('')
  const [role, setRole] = useState<(typeof offered)[number]>('moderator')
  const [trouble, setTrouble] = useState('')
  const [made, setMade] = useState<{ name: string; path: string } | undefined>(undefined)
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    const answer = await invite(name.trim(), role === 'lead' ? ['moderator', 'lead'] : [role])
    setTrouble(answer.ok ? '' : answer.refused.words)
    if (!answer.ok) return
    setMade(answer.value)
    setName('')
  }
  return (
    <>
      <form class="new-screen" onSubmit={(event) => void send(event)}>
        <label>
          <span class="label">Invite somebody</span>
          <input
            type="text"
            maxLength={60}
            value={name}
            placeholder="Their name"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label>
          <span class="label">As</span>
          <select
            value={role}
            onChange={(event) => setRole(offered.find((one) => one === event.currentTarget.value) ?? 'moderator')}
          >
            {offered.map((one) => (
              <option key={one} value={one}>
                {roleWords[one]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="do primary" disabled={name.trim() === ''}>
          Make the link
        </button>
      </form>
      {trouble !== '' && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {made && (
        <Address key={made.path} path={made.path} label="Address of the invitation">
          Send this address to <strong dir="auto">{made.name}</strong>. It works once, within seven days: they choose
          their own password.
        </Address>
      )}
    </>
  )
}

/** Who may work at the desk, and how somebody new joins. */
export const People = () => {
  const { people, run, store } = useDesk()
  const here = new Set(store.status.value?.moderators)
  const [list, setList] = useState<DeskMe[]>([])
  useEffect(() => {
    const read = async (): Promise<void> => {
      const answer = await people()
      if (answer.ok) setList(answer.value.people)
    }
    void read()
  }, [])
  return (
    <Dialog label="People" class="screens" onClose={() => run('close')}>
      <SheetHead title="People" />
      <ul class="screen-list">
        {list.map((person) => (
          <li key={person.id}>
            <span class={`dot ${here.has(person.name) ? 'good' : ''}`} aria-hidden="true" />
            <strong dir="auto">{person.name}</strong>
            <span>
              {person.roles.map((role) => roleWords[role].toLowerCase()).join(' and ')}
              {here.has(person.name) && ' · at the desk now'}
            </span>
          </li>
        ))}
      </ul>
      <Invite />
    </Dialog>
  )
}
