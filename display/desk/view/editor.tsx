import { useLayoutEffect, useRef } from 'preact/hooks'
import type { DeskMessage } from '../../../shared/desk.ts'
import { codePointLength, maxTextLength } from '../../../shared/text.ts'
import { draftFor, isEdit, wordsToShow } from '../state/redaction.ts'
import { Cap, CommandButton } from './parts.tsx'
import { useDesk } from './use-desk.ts'

/** Editing for privacy: the public words beside the words as sent. The preview above follows each letter. */
export const Editor = ({ message }: { message: DeskMessage }) => {
  const { store, deciding, moving } = useDesk()
  const field = useRef<HTMLTextAreaElement>(null)
  const draft = draftFor(message, store.drafts.value)
  const words = wordsToShow(message, draft)
  const left = maxTextLength - codePointLength(words)
  useLayoutEffect(() => {
    const text = field.current
    text?.focus()
    text?.setSelectionRange(text.value.length, text.value.length)
  }, [message.id])
  const discard = (): void => {
    deciding.draft(message.id, undefined)
    moving.close()
  }
  return (
    <section class="editor" aria-label="Edit for privacy">
      <label>
        <span class="label">Words for the wall</span>
        <textarea
          ref={field}
          id="edit-words"
          dir="auto"
          rows={4}
          value={words}
          onInput={(event) => deciding.draft(message.id, event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            event.stopPropagation()
            field.current?.blur()
            document.getElementById('queue')?.focus()
          }}
        />
      </label>
      <p class="hint">
        <Cap label="Esc" /> leaves the words, then <Cap label="A" /> publishes what the card shows.
        {left < 100 && <strong> {left < 0 ? `${-left} too many` : `${left} characters left`}.</strong>}
      </p>
      <div class="editor-buttons">
        <CommandButton command="approve" tone="primary">
          {isEdit(message, words) ? 'Publish as edited' : 'Approve'}
        </CommandButton>
        <button type="button" class="do" onClick={() => deciding.draft(message.id, message.text)}>
          Use the words as sent
        </button>
        <button type="button" class="do quiet" onClick={discard}>
          {draft === undefined ? 'Back' : 'Throw the edit away'}
        </button>
      </div>
    </section>
  )
}
