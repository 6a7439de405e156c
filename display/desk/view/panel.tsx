import { useEffect, useRef } from 'preact/hooks'
import type { DeskMessage } from '../../../shared/desk.ts'
import { clockTime } from '../state/age.ts'
import { draftFor, hasPersonalName, isEdit, isFixedWithDetails, proposalFor, wordsToShow } from '../state/redaction.ts'
import { laneOrder, laneWords, policyFor, reasonOf, sourceOf, tagOf, toneOf } from '../state/words.ts'
import { Actions } from './actions.tsx'
import { Answered, Crisis } from './crisis.tsx'
import { Editor } from './editor.tsx'
import { Notices } from './notices.tsx'
import { Cap, Marked, OpenWith, Tag } from './parts.tsx'
import { PlaceMap } from './place-map.tsx'
import { Places } from './places.tsx'
import { Preview } from './preview.tsx'
import { Reasons } from './reasons.tsx'
import { useDesk } from './use-desk.ts'

const sender = ({ fromSender }: DeskMessage): string =>
  fromSender <= 1 ? 'first message here' : `${fromSender} messages from this sender`

const waitingLanes = laneOrder.filter((lane) => lane !== 'on_wall' && lane !== 'not_shown')

const isPublicLane = ({ lane }: DeskMessage): boolean => lane === 'on_wall'

const isWaiting = ({ lane }: DeskMessage): boolean => lane !== 'on_wall' && lane !== 'not_shown'

const standing = (message: DeskMessage, now: number): string =>
  isWaiting(message) ? `last changed by ${message.decidedBy}` : `${message.decidedBy}, ${clockTime(message.since, now)}`

const Head = ({ message }: { message: DeskMessage }) => {
  const { store } = useDesk()
  const now = store.serverNow.value
  return (
    <header class="panel-head">
      <h2 dir="auto">
        <Marked
          text={message.name ?? message.handle ?? 'No name'}
          findings={message.name === undefined ? [] : message.findings}
          field="name"
        />
      </h2>
      <p>
        {message.name !== undefined && message.handle !== undefined && <span dir="auto">{message.handle} · </span>}
        {sender(message)} · {sourceOf(message)} · {clockTime(message.receivedAt, now)}
      </p>
      <OpenWith message={message} />
      <p class="stand">
        {laneWords[message.lane]}
        {message.decidedBy !== undefined && ` · ${standing(message, now)}`}
      </p>
    </header>
  )
}

/** A link of the message's own network, opened apart; anything but http is left out. */
const Original = ({ href }: { href: string | undefined }) =>
  href !== undefined && /^https?:\/\//i.test(href) ? (
    <a href={href} target="_blank" rel="noopener noreferrer">
      Open it where it was sent
    </a>
  ) : null

const Findings = ({ message }: { message: DeskMessage }) => {
  const lines = new Map(message.findings.map((finding) => [tagOf(finding) + finding.reason, finding]))
  if (lines.size === 0)
    return <p>No personal details, no abuse, no crisis words. Rules miss things: you are the one who reads.</p>
  return (
    <ul class="findings">
      {[...lines].map(([key, finding]) => (
        <li key={key}>
          <Tag tone={toneOf(finding)}>{tagOf(finding)}</Tag>
          <span>
            {finding.reason}
            {finding.field === 'name' && ' (in the name)'}
          </span>
        </li>
      ))}
    </ul>
  )
}

const EditNote = ({ message, words }: { message: DeskMessage; words: string }) => {
  const { store, deciding, tooSoon } = useDesk()
  const approve = (): void => {
    if (!tooSoon()) void deciding.approve(undefined, true)
  }
  if ((hasPersonalName(message) || isFixedWithDetails(message)) && !isPublicLane(message))
    return (
      <div class="edit-note amber">
        <p>
          {isFixedWithDetails(message)
            ? 'The post seems to hold personal details, and X allows nobody to take them out: L, not shown.'
            : 'The name itself seems to hold personal details, and the wall would show it.'}
        </p>
        <button type="button" class="do" onClick={approve}>
          It does not: approve
        </button>
      </div>
    )
  if (draftFor(message, store.drafts.value) !== undefined && isEdit(message, words))
    return <p class="edit-note">Your edit, not yet published. A publishes it, E changes it.</p>
  if (message.publicText === undefined && isEdit(message, words) && proposalFor(message) === words)
    return <p class="edit-note">Proposed: personal details taken out. A publishes it like this, E changes it.</p>
  return null
}

const Sent = ({ message }: { message: DeskMessage }) => (
  <div class="sent">
    <h3>As sent</h3>
    {message.text === '' ? (
      <p>The sender has taken the words back. The case stays here until a safeguarding lead closes it with Release.</p>
    ) : (
      <p class="sent-words" dir="auto">
        <Marked text={message.text} findings={message.findings} />
      </p>
    )}
    <Original href={message.permalink} />
  </div>
)

const Context = ({ message }: { message: DeskMessage }) => (
  <div class="context">
    <div>
      <h3>What screening saw</h3>
      <Findings message={message} />
    </div>
    <div>
      <h3>Our rule</h3>
      <p>{policyFor(message)}</p>
      {message.reason !== undefined && message.lane === 'not_shown' && (
        <p>
          <strong>Not shown:</strong> {reasonOf(message.reason)}
        </p>
      )}
    </div>
  </div>
)

const Message = ({ message }: { message: DeskMessage }) => {
  const { store } = useDesk()
  const mode = store.mode.value
  const isOpen = 'id' in mode && mode.id === message.id ? mode.kind : 'list'
  const words = wordsToShow(message, draftFor(message, store.drafts.value))
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (box.current) box.current.scrollTop = 0
  }, [message.id])
  return (
    <>
      <div class="panel-body" ref={box} tabIndex={-1}>
        <Head message={message} />
        {message.lane === 'crisis' ? (
          <>
            <Sent message={message} />
            <Crisis message={message} />
          </>
        ) : (
          <>
            <div class="showing">
              <Preview message={message} words={words} />
              <PlaceMap message={message} />
            </div>
            <EditNote message={message} words={words} />
          </>
        )}
        {isOpen === 'edit' && <Editor message={message} />}
        {message.lane !== 'crisis' && <Sent message={message} />}
        {message.lane !== 'crisis' && <Answered message={message} />}
        <Context message={message} />
      </div>
      {isOpen === 'reasons' && <Reasons />}
      {isOpen === 'places' && <Places area={message.area} />}
      <Actions message={message} />
    </>
  )
}

/** Nothing under the cursor: say where messages wait instead. */
const Elsewhere = () => {
  const { store, run } = useDesk()
  const others = waitingLanes.filter((lane) => lane !== store.lane.value && store.board.value.lanes[lane].length > 0)
  if (store.list.value.length > 0) return <p>Choose a message, and it opens here as the city would see it.</p>
  if (others.length === 0) return <p>Nothing waits in any lane. Every voice so far has been heard.</p>
  return (
    <>
      <p>{store.query.value.trim() === '' ? 'Nothing here.' : 'Nothing here fits that search.'} Messages wait in:</p>
      <div class="elsewhere">
        {others.map((lane) => (
          <button key={lane} type="button" class="do" onClick={() => run(`lane_${lane}`)}>
            <Cap command={`lane_${lane}`} />
            <span>
              {laneWords[lane]} <strong>{store.board.value.lanes[lane].length}</strong>
            </span>
          </button>
        ))}
      </div>
    </>
  )
}

/** The message under the cursor, whole. */
export const Panel = () => {
  const { store } = useDesk()
  const message = store.current.value
  return (
    <main class="panel" aria-label="The message">
      <Notices />
      {message ? (
        <Message message={message} />
      ) : (
        <div class="empty">
          <Elsewhere />
        </div>
      )}
    </main>
  )
}
