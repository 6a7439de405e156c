import { may } from '../../../shared/desk.ts'
import type { Lane } from '../../../shared/message.ts'
import { age, clock } from '../state/age.ts'
import { standsSince } from '../state/board.ts'
import { laneOrder, laneWords } from '../state/words.ts'
import type { Store } from '../store.ts'
import { useDesk } from './use-desk.ts'

/** How many stand in a lane: counted here once the lane is read to its end, else as the server says. */
const countOf = (store: Store, lane: Lane): number => {
  const read = store.read.value[lane].state
  return read === 'whole' ? store.board.value.lanes[lane].length : (store.status.value?.counts[lane].count ?? 0)
}

/** When the one that waits longest took its place, epoch ms of the server; undefined in an empty or decided lane. */
const oldestOf = (store: Store, lane: Lane): number | undefined => {
  if (lane === 'on_wall' || lane === 'not_shown') return undefined
  const first = store.board.value.lanes[lane][0]
  const message = first === undefined ? undefined : store.board.value.messages.get(first)
  return message && standsSince(message)
}

/** Waiting longer than this (ms) is drawn as a warning. */
const tooLong = 10 * 60_000

const Waiting = ({ lane }: { lane: Lane }) => {
  const { store } = useDesk()
  const oldest = oldestOf(store, lane)
  if (oldest === undefined) return null
  const ms = store.serverNow.value - oldest
  if (lane === 'crisis') return <span class="clock">{clock(ms)}</span>
  return <span class={ms > tooLong && lane !== 'stashed' ? 'oldest late' : 'oldest'}>{age(ms)}</span>
}

const LaneButton = ({ lane, position }: { lane: Lane; position: number }) => {
  const { store, run } = useDesk()
  const count = countOf(store, lane)
  const isHere = store.lane.value === lane
  const tone = lane === 'crisis' && count > 0 ? 'alarm' : ''
  return (
    <li>
      <button
        type="button"
        class={`lane ${tone}`}
        aria-current={isHere ? 'true' : undefined}
        aria-keyshortcuts={String(position)}
        onClick={() => run(`lane_${lane}`)}
      >
        <kbd class="cap faint" aria-hidden="true">
          {position}
        </kbd>
        <span class="lane-name">{laneWords[lane]}</span>
        <span class="lane-figures">
          <Waiting lane={lane} />
          <span class="count">{count}</span>
        </span>
      </button>
    </li>
  )
}

/** The lanes of the queue, the crisis lane on top. */
export const Lanes = () => {
  const { store, moving, run } = useDesk()
  return (
    <nav class="lanes" aria-label="Lanes">
      <ul>
        {laneOrder.map((lane, i) => (
          <LaneButton key={lane} lane={lane} position={i + 1} />
        ))}
      </ul>
      <ul class="rooms">
        <li>
          <button type="button" class="lane" onClick={() => moving.open({ kind: 'screens' })}>
            <span class="lane-name">Screens</span>
            <span class="lane-figures">
              <span class="count">{store.status.value?.screens.length ?? 0}</span>
            </span>
          </button>
        </li>
        {may(store.me.value?.roles ?? [], 'people') && (
          <li>
            <button type="button" class="lane" onClick={() => moving.open({ kind: 'people' })}>
              <span class="lane-name">People</span>
            </button>
          </li>
        )}
        <li>
          <button type="button" class="lane" onClick={() => run('keys')}>
            <span class="lane-name">Keys</span>
            <kbd class="cap faint" aria-hidden="true">
              ?
            </kbd>
          </button>
        </li>
      </ul>
    </nav>
  )
}
