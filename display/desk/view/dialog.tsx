import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A modal sheet of the browser's own: it holds the focus and gives it back. `onClose` absent: it cannot be closed. */
export const Dialog = (props: { label: string; class?: string; onClose?: () => void; children: ComponentChildren }) => {
  const box = useRef<HTMLDialogElement>(null)
  const { onClose } = props
  useEffect(() => {
    const dialog = box.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={box}
      aria-label={props.label}
      class={`sheet ${props.class ?? ''}`}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <div class="sheet-body">{props.children}</div>
    </dialog>
  )
}
