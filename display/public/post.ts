import { askedSeconds, retrySeconds } from './pace.ts'

/** Longer than this nobody waits with a page open: what the server says is shown instead. */
const longestWait = 60

/** Where a posted form led: on to another page, or to a page that the server wrote in answer. */
export type Posted = { to: string } | { page: string }

type Outcome = Posted | { waitSeconds: number }

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
  const { sending = '', kept = '', now = '' } = form.dataset
  for (let failures = 0; !signal.aborted; failures++) {
    if (failures > 0) state?.replaceChildren(sending)
    const outcome = await attempt(form.action, body, failures, signal)
    if (signal.aborted) break
    if (!('waitSeconds' in outcome)) return outcome
    const button = tryNow(now)
    state?.replaceChildren(kept.replace('{n}', String(outcome.waitSeconds)), ' ', button)
    await pause(outcome.waitSeconds, button, signal)
  }
  state?.replaceChildren()
  return undefined
}
