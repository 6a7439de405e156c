import type { Desk } from './desk.ts'
import { type Press, commandOf } from './state/keys.ts'

const written = new Set(['text', 'search', 'password', 'email', 'url', 'tel', 'number'])

const isTyping = (target: EventTarget | null): boolean => {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (target instanceof HTMLInputElement) return written.has(target.type)
  return target instanceof HTMLElement && target.isContentEditable
}

const pressOf = (event: KeyboardEvent): Press => ({
  key: event.key,
  code: event.code,
  ctrl: event.ctrlKey,
  alt: event.altKey,
  meta: event.metaKey,
  shift: event.shiftKey,
  repeat: event.repeat,
  typing: isTyping(event.target),
})

/** A held Enter or Space on a button would click it again and again, on message after message. */
const isHeldClick = (event: KeyboardEvent): boolean =>
  event.repeat && (event.key === 'Enter' || event.key === ' ') && event.target instanceof HTMLButtonElement

const reasonOf = (press: Press): number | undefined =>
  /^[1-9]$/.test(press.key) && !press.ctrl && !press.alt && !press.meta && !press.repeat && !press.typing
    ? Number(press.key)
    : undefined

/** Closes what the browser itself has popped up, before Escape means anything to the desk. */
const hidePopover = (): boolean => {
  const open = document.querySelector<HTMLElement>(':popover-open')
  open?.hidePopover()
  return open !== null
}

/** Hands the window's keys to the desk until the function it returns is called. */
export const listenToKeys = (desk: Desk, search: () => void): (() => void) => {
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (isHeldClick(event)) return event.preventDefault()
    const press = pressOf(event)
    const reason = desk.store.mode.peek().kind === 'reasons' ? reasonOf(press) : undefined
    const command = commandOf(press)
    if (reason === undefined && command === undefined) return
    event.preventDefault()
    if (command === 'close' && hidePopover()) return
    if (reason !== undefined) desk.rejectWith(reason)
    else if (command === 'search') search()
    else if (command !== undefined) desk.run(command)
  }
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}
