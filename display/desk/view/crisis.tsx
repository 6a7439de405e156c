import { useEffect, useState } from 'preact/hooks'
import { type DeskMessage, may } from '../../../shared/desk.ts'
import { clock, clockTime } from '../state/age.ts'
import { helpLines, replyDrafts } from '../state/replies.ts'
import { useDesk } from './use-desk.ts'

/** A draft becomes an answer only when a person has chosen it, changed what they want and sent it. */
const ReplyBox = ({ message }: { message: DeskMessage }) => {
  const { reply } = useDesk()
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => setText(''), [message.id])
  const send = async (): Promise<void> => {
    setBusy(true)
    const words = await reply(message.id, text)
    setTrouble(words ?? '')
    if (words === undefined) setText('')
    setBusy(false)
  }
  return (
    <div class="reply">
      <label>
        <span class="label">{message.reply === undefined ? 'Answer the sender' : 'Answer again'}</span>
        <textarea
          rows={5}
          maxLength={1000}
          value={text}
          placeholder="Only the sender reads this, on the receipt. Begin with a draft and make it yours."
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div class="editor-buttons">
        {replyDrafts.map((draft) => (
          <button key={draft.label} type="button" class="do" onClick={() => setText(draft.text)}>
            Draft: {draft.label}
          </button>
        ))}
        <button type="button" class="do primary" disabled={busy || text.trim() === ''} onClick={() => void send()}>
          Send to the receipt
        </button>
      </div>
      {trouble !== '' && (
        <p class="trouble" role="alert">
          The answer was not sent. {trouble}
        </p>
      )}
    </div>
  )
}

/** What a lead wrote to the sender, as it stands on the receipt. */
export const Answered = ({ message }: { message: DeskMessage }) =>
  message.reply === undefined ? null : (
    <blockquote class="answered">
      <span class="label">On the sender’s receipt</span>
      <p dir="auto">{message.reply}</p>
    </blockquote>
  )

/** The panel of a message from somebody who may be in danger: what to do, in the order of doing it. */
export const Crisis = ({ message }: { message: DeskMessage }) => {
  const { store } = useDesk()
  const roles = store.me.value?.roles ?? []
  const isLead = may(roles, 'reply')
  return (
    <section class="danger-panel" aria-label="Crisis">
      <div class="crisis-head">
        <h3>Somebody may be in danger</h3>
        <span class="crisis-clock" title={`since ${clockTime(message.since, store.serverNow.value)}`}>
          {clock(store.serverNow.value - message.since)}
        </span>
      </div>
      <p>
        This message cannot be approved and is on no screen. It stays here until a safeguarding lead has closed the case
        and released it{isLead ? ' (R); then it is decided like any other.' : '. Tell the lead on duty now.'}
      </p>
      <ul class="help-lines">
        {helpLines.map(({ name, number, when }) => (
          <li key={name}>
            <strong>{number}</strong>
            <span>{name}</span>
            <span class="hint">{when}</span>
          </li>
        ))}
      </ul>
      <Answered message={message} />
      {isLead && <ReplyBox message={message} />}
    </section>
  )
}
