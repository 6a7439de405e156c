import type { DeskStatus, TakeDown } from '../../../shared/desk.ts'
import { seconds } from '../state/age.ts'
import type { Made } from '../store.ts'
import { useDesk } from './use-desk.ts'

const takeDownLine = ({ done, of, ms, missing }: TakeDown): string => {
  if (of === 0) return 'no screen was showing it'
  if (done === of) return `off ${done} of ${of} ${of === 1 ? 'screen' : 'screens'} in ${seconds(ms)}`
  return `still on ${of - done} of ${of} screens after ${seconds(ms)}: ${missing.join(', ')}`
}

const isPublished = ({ action }: Made): boolean => action === 'approve' || action === 'redact'

const takesDown: ReadonlySet<Made['action']> = new Set(['withdraw', 'undo', 'escalate', 'reject'])
const isTakeDown = ({ action }: Made): boolean => takesDown.has(action)

/** How far the last decision has come on the screens. */
const Reached = ({ made, status }: { made: Made; status: DeskStatus }) => {
  const { store } = useDesk()
  const message = store.board.value.messages.get(made.id)
  const down = status.takeDowns.find(({ id }) => id === made.id)
  if (message && message.lane !== 'on_wall' && down && isTakeDown(made)) {
    return <span class={down.done < down.of ? 'late' : undefined}> · {takeDownLine(down)}</span>
  }
  if (!isPublished(made) || !message) return null
  const screens = status.screens.filter(({ connected }) => connected).length
  if (status.calm.on) return <span> · it shows when the wall is back</span>
  if (message.state === 'shown') return <span> · shown on the wall</span>
  return <span> · {screens === 0 ? 'no screen is connected' : 'on its way to the screens'}</span>
}

const Last = () => {
  const { store } = useDesk()
  const made = store.last.value
  const status = store.status.value
  if (!made) return <p class="last">No decision of yours yet</p>
  return (
    <p class="last">
      Last:{' '}
      <strong>
        <bdi>{made.words}</bdi>
      </strong>
      {status && <Reached made={made} status={status} />}
    </p>
  )
}

/** The desk's last line: the last decision and how far it came, the day's figures, whose name stands under it all. */
export const Footer = () => {
  const tally = useDesk().store.status.value?.tally
  return (
    <footer class="bottom">
      <Last />
      {tally && (
        <p class="tally">
          Received {tally.received} · shown {tally.shown} · edited {tally.edited} · not shown {tally.notShown} · waiting{' '}
          {tally.waiting}
        </p>
      )}
      <p class="logged">All decisions are logged under your name</p>
    </footer>
  )
}
