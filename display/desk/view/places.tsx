/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-to-interactive-role -- the list of a combobox; its keys are those of the field */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type PlaceChoice, placesFor } from '../state/search.ts'
import { Cap } from './parts.tsx'
import { useDesk } from './use-desk.ts'

const Choice = (props: { choice: PlaceChoice; isHere: boolean; isNow: boolean; id: string; onPick: () => void }) => {
  const { choice, isHere, isNow, id, onPick } = props
  const box = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isHere) box.current?.scrollIntoView({ block: 'nearest' })
  }, [isHere])
  return (
    <li ref={box} id={id} role="option" aria-selected={isHere} onClick={onPick}>
      <span>{choice.name}</span>
      <span class="kind">{isNow ? `${choice.kind} · where it is now` : choice.kind}</span>
    </li>
  )
}

/** A list of places to type into: arrows and Enter, or a click. Places are areas, never addresses. */
export const Places = ({ area }: { area: string | undefined }) => {
  const { placeAt, run } = useDesk()
  const [typed, setTyped] = useState('')
  const [here, setHere] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const choices = useMemo(() => placesFor(typed), [typed])
  useLayoutEffect(() => {
    field.current?.focus()
    return () => document.getElementById('queue')?.focus()
  }, [])
  const pick = (choice: PlaceChoice | undefined): void => {
    if (choice) placeAt(choice.area)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) setHere(Math.min(Math.max(here + by, 0), choices.length - 1))
    else if (event.key === 'Enter' && !event.repeat) pick(choices[here])
    else return
    event.preventDefault()
  }
  return (
    <section class="chooser" aria-label="Where does it belong?">
      <div class="chooser-head">
        <h3>Where does it belong?</h3>
        <button type="button" class="do quiet" onClick={() => run('close')}>
          <Cap label="Esc" />
          <span>Back</span>
        </button>
      </div>
      <input
        ref={field}
        type="text"
        class="place-field"
        role="combobox"
        aria-expanded="true"
        aria-controls="place-list"
        aria-activedescendant={choices.length > 0 ? `place-${here}` : undefined}
        aria-label="Type a place"
        placeholder="Type a ward, neighbourhood, LS district, hospital…"
        autocomplete="off"
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setHere(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="place-list" class="places" role="listbox" aria-label="Places">
        {choices.map((choice, i) => (
          <Choice
            key={choice.area ?? 'city'}
            id={`place-${i}`}
            choice={choice}
            isHere={i === here}
            isNow={choice.area === (area ?? null)}
            onPick={() => pick(choice)}
          />
        ))}
      </ul>
      {choices.length === 0 && <p class="hint">No place of ours has that name. City-wide is always right.</p>}
    </section>
  )
}
