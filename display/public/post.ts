import { askedSeconds, retrySeconds } from './pace.ts'

/** Longer than this nobody waits with a page open: what the server says is shown instead. */
const longestWait = 60

/** Where a posted form led: on to another page, to a page that the server wrote in answer, or nowhere. */
export type Posted = { to: string } | { page: string } | 'refused'

type Outcome = Posted | { waitSeconds: number }

/** A network slower than this, in ms, is told of. */
const slow = 800

const attempt = async (
  action: string,
  body: URLSearchParams,
  failures: number,
  signal: AbortSignal,
): Promise<Outcome> => {
  const wait = { waitSeconds: retrySeconds(failures + 1) }
  const answer = await fetch(action, { method: 'POST', body, signal, headers: { accept: 'text/html' } }).catch(
    () => null,
  )
  if (!answer) return wait
  const asked = askedSeconds(answer.headers.get('retry-after'))
  if (answer.status === 429 && asked !== undefined && asked <= longestWait) return { waitSeconds: asked }
  if (answer.status >= 500) return { waitSeconds: Math.min(longestWait, asked ?? wait.waitSeconds) }
  if (answer.redirected) return { to: answer.url }
  // What is no page, such as a refusal by a proxy, would only be noise to the sender.
  if (answer.headers.get('content-type')?.startsWith('text/html') !== true) return 'refused'
  return answer.text().then(
    (page) => ({ page }),
    () => wait,
  )
}

// Ends by itself after the seconds; at once when the network is back, the button is pressed, or nobody waits any more.
const pause = (seconds: number, button: HTMLElement, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer)
      removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, seconds * 1_000)
    addEventListener('online', go)
    button.addEventListener('click', go, { once: true })
    signal.addEventListener('abort', go, { once: true })
  })

const tryNow = (words: string): HTMLButtonElement => {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain'
  button.textContent = words
  return button
}

/**
 * Posts a form, and posts it again until the server has answered: its words and its key stay the same, so whatever
 * arrives is one message. Undefined when it was given up by the signal; never rejects. `#state` says what is going on,
 * in the words of the form's data attributes.
 */
export const post = async (
  form: HTMLFormElement,
  body: URLSearchParams,
  signal: AbortSignal,
): Promise<Posted | undefined> => {
  const state = form.querySelector<HTMLElement>('#state')
  const { sending = '', kept = '', now = '', refused = '' } = form.dataset
  for (let failures = 0; !signal.aborted; failures++) {
    const late = setTimeout(() => state?.replaceChildren(sending), failures > 0 ? 0 : slow)
    const outcome = await attempt(form.action, body, failures, signal)
    clearTimeout(late)
    if (signal.aborted) break
    if (outcome === 'refused') state?.replaceChildren(refused)
    if (outcome === 'refused' || !('waitSeconds' in outcome)) return outcome
    const button = tryNow(now)
    state?.replaceChildren(kept.replace('{n}', String(outcome.waitSeconds)), ' ', button)
    await pause(outcome.waitSeconds, button, signal)
  }
  state?.replaceChildren()
  return undefined
}
