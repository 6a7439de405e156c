import { gist, laneWords } from '../state/words.ts'
import type { Notice } from '../store.ts'
import { useDesk } from './use-desk.ts'

/** Where a message is now and by whom, for the one whose decision came second. */
const Stands = ({ id }: { id: string }) => {
  const { store } = useDesk()
  const message = store.board.value.messages.get(id)
  if (!message) return <span>The message has left the desk.</span>
  const words = gist(message.publicText ?? message.text, 60)
  return (
    <span>
      “<bdi>{words}</bdi>” is now in <strong>{laneWords[message.lane]}</strong>
      {message.decidedBy !== undefined && <>, decided by {message.decidedBy}</>}.
      {store.drafts.value.has(id) && ' Your edit is kept.'}
    </span>
  )
}

const Line = ({ notice }: { notice: Notice }) => {
  const { notices, moving } = useDesk()
  const { about } = notice
  return (
    <div class={`notice ${notice.tone}`}>
      <p>
        {notice.words} {notice.conflict && about !== undefined && <Stands id={about} />}
      </p>
      {about !== undefined && (
        <button
          type="button"
          class="do"
          onClick={() => {
            moving.goTo(about)
            notices.dismiss(notice.key)
          }}
        >
          Go to it
        </button>
      )}
      <button type="button" class="do quiet" onClick={() => notices.dismiss(notice.key)}>
        Close
      </button>
    </div>
  )
}

/** What did not go as asked, until it is closed. */
export const Notices = () => {
  const { store } = useDesk()
  if (store.notices.value.length === 0) return null
  return (
    <div class="notices">
      {store.notices.value.map((notice) => (
        <Line key={notice.key} notice={notice} />
      ))}
    </div>
  )
}
