import type { DeskMessage } from '../../../shared/desk.ts'
import { mostFound } from '../api.ts'
import { excerpt } from '../state/beyond.ts'
import { laneWords } from '../state/words.ts'
import { Marked, Tag } from './parts.tsx'
import { useDesk } from './use-desk.ts'

const drawnHits = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.hit')]

export const focusQueue = (): void => document.getElementById('queue')?.focus()

/** Puts the focus on the first message found beyond the list; false where there is none. */
export const focusHit = (): boolean => {
  const first = drawnHits()[0]
  first?.focus()
  return first !== undefined
}

const steps: Record<string, 1 | -1> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** As for the desk's own keys, neither a modifier nor a key held down moves. */
const stepOf = (event: KeyboardEvent): 1 | -1 | undefined =>
  event.ctrlKey || event.altKey || event.metaKey || event.repeat ? undefined : steps[event.key]

/** Down from the last row of the list goes on to what was found beyond it. */
export const goOn = (event: KeyboardEvent): void => {
  if (stepOf(event) !== 1 || !focusHit()) return
  event.preventDefault()
  event.stopPropagation()
}

/** Up and down among the messages found, and back to the list. */
const moveIn = (event: KeyboardEvent): void => {
  const by = stepOf(event)
  // What is focused here is not what the panel shows, so no letter decides: Enter opens it first.
  if (/^\p{L}$/u.test(event.key)) event.stopPropagation()
  if (by === undefined) return
  event.preventDefault()
  event.stopPropagation()
  const hits = drawnHits()
  const to = hits.findIndex((hit) => hit === document.activeElement) + by
  if (to < 0) focusQueue()
  else hits[to]?.focus()
}

const Hit = ({ message }: { message: DeskMessage }) => {
  const { searching, store } = useDesk()
  const open = (): void => {
    searching.goTo(message)
    store.reading.value = true
    focusQueue()
  }
  return (
    <li>
      <button type="button" class="hit" onClick={open} onKeyDown={moveIn}>
        <span class="row-head">
          <span class="who" dir="auto">
            {message.name ?? message.handle ?? 'No name'}
          </span>
          <Tag tone={message.lane === 'crisis' ? 'red' : 'quiet'}>{laneWords[message.lane]}</Tag>
        </span>
        <span class="row-words" dir="auto">
          <Marked text={excerpt(message.publicText ?? message.text, store.beyond.value.words)} findings={[]} />
        </span>
      </button>
    </li>
  )
}

const Note = () => {
  const { searching, store } = useDesk()
  const { state, trouble, messages } = store.beyond.value
  const none = store.hits.value.length === 0
  if (state === 'failed')
    return (
      <div class="beyond-note" role="alert">
        <p>The other lanes could not be searched. {trouble}</p>
        <button type="button" class="do" onClick={searching.again}>
          Try again
        </button>
      </div>
    )
  if (state === 'asking' && none) return <p class="beyond-note">Looking…</p>
  if (none) return <p class="beyond-note">Nothing with these words</p>
  if (messages.length >= mostFound) return <p class="beyond-note">These are the newest. More words find less.</p>
  return null
}

/** Below the list while something is searched for: what the server finds in other lanes. */
export const Beyond = () => {
  const { store } = useDesk()
  const hits = store.hits.value
  const { state } = store.beyond.value
  const isWhole = store.read.value[store.lane.value].state === 'whole'
  if (state === 'quiet' || (state === 'found' && hits.length === 0 && store.list.value.length === 0)) return null
  return (
    <section class="beyond" aria-label="Found beyond the list">
      <h3>
        {isWhole ? 'In other lanes' : 'In all lanes'}
        {hits.length > 0 && <span class="count">{hits.length}</span>}
      </h3>
      <ul>
        {hits.map((message) => (
          <Hit key={message.id} message={message} />
        ))}
      </ul>
      <Note />
    </section>
  )
}
