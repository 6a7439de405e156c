import './public.css'
import type { Receipt } from '../../shared/api.ts'
import { receiptMark } from '../../shared/words/receipt-mark.ts'
import { keepLooking } from './pace.ts'
import { renew } from './swap.ts'

const live = (): HTMLElement | null => document.querySelector<HTMLElement>('#live')

const ask = async (path: string): Promise<Response> => {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
  return answer
}

const sayHeading = (): void => {
  const said = document.querySelector('#said')
  if (said) said.textContent = document.querySelector('#heading')?.textContent ?? ''
}

/** Where the link cannot be copied by script (a plain http address), it stands there to be copied by hand. */
const showLink = (button: HTMLElement): void => {
  const field = document.createElement('input')
  field.type = 'text'
  field.readOnly = true
  field.value = location.href
  field.setAttribute('aria-label', button.textContent)
  field.dir = 'ltr'
  button.replaceWith(field)
  field.focus()
  field.select()
}

const offerCopy = (): void => {
  const button = document.querySelector<HTMLElement>('#copy')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => {
    if (!isSecureContext) return showLink(button)
    void navigator.clipboard.writeText(location.href).then(
      () => (button.textContent = button.dataset['copied'] ?? ''),
      () => showLink(button),
    )
  })
}

const look = async (): Promise<boolean> => {
  const shown = live()?.dataset
  if (!shown) return false
  const answer = await ask(`/api/receipts/${encodeURIComponent(shown['code'] ?? '')}`)
  const receipt = (await answer.json()) as Receipt
  if (receiptMark(receipt) !== shown['mark']) {
    const page = await ask(location.href)
    renew(await page.text(), ['#live', '#heading'])
    offerCopy()
    sayHeading()
  }
  return receipt.state !== 'erased'
}

offerCopy()
if (live()) keepLooking({ every: 3_000, look })
