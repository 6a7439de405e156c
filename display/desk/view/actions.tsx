import { type Action, type DeskMessage, may } from '../../../shared/desk.ts'
import { offered } from '../state/offered.ts'
import { draftFor, isEdit, wordsToShow } from '../state/redaction.ts'
import { CommandButton } from './parts.tsx'
import { useDesk } from './use-desk.ts'

/** The smaller buttons, in this order; approve and not shown stand apart at the two ends. */
const smaller: readonly (readonly [Action, 'edit' | 'place' | 'stash' | 'escalate' | 'pin', string])[] = [
  ['redact', 'edit', 'Edit'],
  ['place', 'place', 'Place'],
  ['stash', 'stash', 'Stash'],
  ['pin', 'pin', 'Pin'],
  ['escalate', 'escalate', 'Crisis'],
]

const Undo = () => {
  const { store } = useDesk()
  const last = store.made.value.at(-1)
  return (
    <CommandButton command="undo" tone="quiet" disabled={!last} title={last && `Undo: ${last.words}`}>
      Undo
    </CommandButton>
  )
}

const First = ({ message, can }: { message: DeskMessage; can: ReadonlySet<Action> }) => {
  const { store } = useDesk()
  const edited = isEdit(message, wordsToShow(message, draftFor(message, store.drafts.value)))
  if (can.has('approve'))
    return (
      <CommandButton command="approve" tone="primary">
        {edited || message.publicText !== undefined ? 'Approve as edited' : 'Approve'}
      </CommandButton>
    )
  if (message.lane === 'on_wall' && edited)
    return (
      <CommandButton command="approve" tone="primary">
        Publish the edit
      </CommandButton>
    )
  if (can.has('release'))
    return (
      <CommandButton command="release" tone="lead">
        Release to Flagged
      </CommandButton>
    )
  return null
}

const Last = ({ can }: { can: ReadonlySet<Action> }) => {
  if (can.has('reject'))
    return (
      <CommandButton command="reject" tone="danger">
        Not shown…
      </CommandButton>
    )
  if (!can.has('withdraw')) return null
  return (
    <CommandButton command="withdraw" tone="danger">
      Take off the wall
    </CommandButton>
  )
}

/** Every decision this person can take on this message; keys and buttons are the same commands. */
export const Actions = ({ message }: { message: DeskMessage }) => {
  const { store } = useDesk()
  const roles = store.me.value?.roles ?? []
  const can = new Set(offered(message, roles))
  return (
    <section class="actions" aria-label="Decide on this message">
      {may(roles, 'moderate') ? (
        <>
          <First message={message} can={can} />
          <div class="smaller">
            {smaller.map(([action, command, words]) =>
              can.has(action) ? (
                <CommandButton key={command} command={command}>
                  {action === 'pin' && message.pinned ? 'Unpin' : words}
                </CommandButton>
              ) : null,
            )}
            <Undo />
          </div>
          <Last can={can} />
        </>
      ) : (
        <p class="read-only">You can read here. Decisions are for moderators.</p>
      )}
    </section>
  )
}
