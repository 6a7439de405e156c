/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- a row of a listbox that is drawn in part; its keys are the desk's */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { DeskMessage } from '../../../shared/desk.ts'
import { age, clock } from '../state/age.ts'
import { standsSince } from '../state/board.ts'
import { placeOf, reasonOf, sourceOf, tagOf, toneOf } from '../state/words.ts'
import { Marked, OpenWith, Tag } from './parts.tsx'
import { useDesk } from './use-desk.ts'

/** Tags in a row at most; the panel shows all. */
const mostTags = 4

const Since = ({ message }: { message: DeskMessage }) => {
  const ms = useDesk().store.serverNow.value - standsSince(message)
  return <span class="when">{message.lane === 'crisis' ? clock(ms) : age(ms)}</span>
}

export const tagsOf = (message: DeskMessage) => {
  const kinds = new Map(message.findings.map((finding) => [tagOf(finding), toneOf(finding)]))
  return [...kinds].map(([words, tone]) => ({ words, tone }))
}

const Tags = ({ message }: { message: DeskMessage }) => {
  const tags = tagsOf(message)
  const none = tags.length === 0 && !message.under16 && !message.edited && !message.pinned && !message.reason
  if (none) return null
  return (
    <div class="tags">
      {message.reason && message.lane === 'not_shown' && <Tag tone="quiet">{reasonOf(message.reason)}</Tag>}
      {message.pinned && <Tag tone="green">pinned</Tag>}
      {message.edited && <Tag tone="green">edited for privacy</Tag>}
      {message.under16 && <Tag tone="amber">under 16</Tag>}
      {tags.slice(0, mostTags).map(({ words, tone }) => (
        <Tag key={words} tone={tone}>
          {words}
        </Tag>
      ))}
      {tags.length > mostTags && <Tag tone="quiet">and {tags.length - mostTags} more</Tag>}
    </div>
  )
}

/** One message of the list. `measured` hears its height in px whenever it is drawn. */
export const Row = (props: {
  message: DeskMessage
  isHere: boolean
  position: number
  of: number
  measured: (id: string, height: number) => void
  onSelect: (id: string) => void
}) => {
  const { message, isHere } = props
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (box.current) props.measured(message.id, box.current.offsetHeight)
  })
  const words = message.publicText ?? message.text
  return (
    <div
      ref={box}
      id={`row-${message.id}`}
      class={`row ${message.lane}`}
      role="option"
      tabIndex={-1}
      aria-selected={isHere}
      aria-posinset={props.position}
      aria-setsize={props.of}
      onClick={() => props.onSelect(message.id)}
    >
      <div class="row-head">
        <span class="who" dir="auto">
          {message.name ?? message.handle ?? 'No name'}
        </span>
        <span class="from">
          {sourceOf(message)} · <span dir="auto">{placeOf(message.area)}</span>
        </span>
        <OpenWith message={message} />
        <Since message={message} />
      </div>
      <p class="row-words" dir="auto">
        <Marked text={words} findings={message.publicText === undefined ? message.findings : []} />
      </p>
      <Tags message={message} />
    </div>
  )
}
