import type { ComponentChildren } from 'preact'
import type { DeskMessage } from '../../../shared/desk.ts'
import type { Finding } from '../../../shared/finding.ts'
import { openWith } from '../state/claims.ts'
import { type Command, capFor } from '../state/keys.ts'
import { piecesOf } from '../state/marks.ts'
import { tagOf, toneOf } from '../state/words.ts'
import { useDesk } from './use-desk.ts'

export const Cap = ({ command, label }: { command?: Command; label?: string }) => (
  <kbd class="cap" aria-hidden="true">
    {label ?? (command && capFor(command))}
  </kbd>
)

/** A button for what a key does. A second click of a double click is not taken: it was meant for the message before. */
export const CommandButton = (props: {
  command: Command
  tone?: 'primary' | 'danger' | 'lead' | 'quiet'
  disabled?: boolean
  title?: string | undefined
  children: ComponentChildren
}) => {
  const desk = useDesk()
  return (
    <button
      type="button"
      class={`do ${props.tone ?? ''}`}
      disabled={props.disabled === true}
      title={props.title}
      aria-keyshortcuts={capFor(props.command)}
      onClick={(event) => {
        if (event.detail <= 1) desk.run(props.command)
      }}
    >
      <Cap command={props.command} />
      <span>{props.children}</span>
    </button>
  )
}

/** Words with what screening saw marked in them. Only ever text nodes. */
export const Marked = (props: { text: string; findings: readonly Finding[]; field?: Finding['field'] }) => (
  <>
    {piecesOf(props.text, props.findings, props.field).map(({ text, findings }) => {
      const first = findings[0]
      if (!first) return text
      return (
        <mark class={toneOf(first)} title={findings.map(tagOf).join(', ')}>
          {text}
        </mark>
      )
    })}
  </>
)

export const Tag = ({ tone, children }: { tone: 'red' | 'amber' | 'quiet' | 'green'; children: ComponentChildren }) => (
  <span class={`tag ${tone}`}>{children}</span>
)

/** Who else has the message open, while they have. */
export const OpenWith = ({ message }: { message: DeskMessage }) => {
  const { store } = useDesk()
  if (!message.claim) return null
  const name = openWith(message, store.me.value?.name, store.serverNow.value)
  return name === undefined ? null : (
    <span class="open-with" title={`${name} has this open`}>
      <bdi>{name}</bdi> has this open
    </span>
  )
}
