import { useState } from 'preact/hooks'

const copy = async (field: HTMLInputElement | null): Promise<boolean> => {
  if (!field) return false
  field.select()
  // Browsers lend the clipboard to secure pages only.
  if (!window.isSecureContext) return false
  return navigator.clipboard.writeText(field.value).then(
    () => true,
    () => false,
  )
}

/** An address that is shown once, to be carried elsewhere. `children` say to whom. */
export const Address = ({
  path,
  label,
  children,
}: {
  path: string
  label: string
  children: preact.ComponentChildren
}) => {
  const [copied, setCopied] = useState('')
  const press = async (): Promise<void> => {
    const field = document.querySelector<HTMLInputElement>('#one-time-address')
    setCopied((await copy(field)) ? 'Copied.' : 'Press Ctrl and C to copy it.')
  }
  return (
    <output class="address">
      <p>{children}</p>
      <div class="address-row">
        <input
          id="one-time-address"
          type="text"
          readOnly
          value={new URL(path, location.origin).href}
          aria-label={label}
        />
        <button type="button" class="do primary" onClick={() => void press()}>
          Copy
        </button>
      </div>
      <p class="hint">{copied}</p>
    </output>
  )
}
