import './public.css'
import { followCount } from './counter.ts'
import { dropDraft, readDraft, saveDraft } from './draft.ts'
import { post } from './post.ts'
import { pageOf, show, shownNow } from './swap.ts'
import type { Shown } from './swap.ts'

const theForm = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('#join')

const fieldsOf = (form: HTMLFormElement) => ({
  text: form.querySelector<HTMLTextAreaElement>('[name="text"]'),
  area: form.querySelector<HTMLSelectElement>('[name="area"]'),
  name: form.querySelector<HTMLInputElement>('[name="name"]'),
  under16: form.querySelector<HTMLInputElement>('[name="under16"]'),
  key: form.querySelector<HTMLInputElement>('[name="key"]'),
})

const keepDraft = (form: HTMLFormElement): void => {
  const { text, area, name, under16, key } = fieldsOf(form)
  saveDraft(sessionStorage, {
    text: text?.value ?? '',
    area: area?.value ?? '',
    name: name?.value ?? '',
    under16: under16?.checked ?? false,
    key: key?.value ?? '',
  })
}

/** Fills an empty form with what was typed before; consent is given anew each time. */
const fillFromDraft = (form: HTMLFormElement): void => {
  const { text, area, name, under16, key } = fieldsOf(form)
  const draft = readDraft(sessionStorage)
  if (!draft || !text || !area || !name || !under16 || !key || text.value !== '') return
  text.value = draft.text
  area.value = draft.area
  if (area.selectedIndex < 0) area.value = ''
  name.value = draft.name
  under16.checked = draft.under16
  key.value = draft.key
}

/** Takes up the form that is now on the page, if it is the one that is typed into. */
const begin = (): void => {
  const form = theForm()
  if (form?.dataset['page'] !== 'form') return
  fillFromDraft(form)
  const { text } = fieldsOf(form)
  if (text) followCount(text)
  form.addEventListener('input', () => keepDraft(form))
}

const pages: Shown[] = []
let at = 0

const goTo = (page: Shown): void => {
  pages[at] = shownNow()
  at += 1
  pages.length = at
  history.pushState({ at }, '')
  show(page)
  begin()
}

const isTypedInto = (page: Shown | undefined): boolean =>
  page?.nodes.some((node) => node instanceof Element && node.querySelector('[data-page="form"]') !== null) ?? false

const bodyOf = (form: HTMLFormElement, pressed: HTMLElement | null): URLSearchParams => {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  if (pressed instanceof HTMLButtonElement && pressed.name !== '') body.append(pressed.name, pressed.value)
  return body
}

let underWay: { body: string; stop: AbortController } | undefined

const leave = (): void => {
  underWay?.stop.abort()
  underWay = undefined
}

const send = async (form: HTMLFormElement, pressed: HTMLElement | null): Promise<void> => {
  const body = bodyOf(form, pressed)
  // A second click on the same button changes nothing; another button ends what was under way.
  if (underWay?.body === body.toString()) return
  leave()
  const stop = new AbortController()
  underWay = { body: body.toString(), stop }
  form.classList.add('busy')
  const posted = await post(form, body, stop.signal)
  form.classList.remove('busy')
  if (posted === undefined) return
  underWay = undefined
  if (posted === 'refused') return
  if ('page' in posted) return goTo(pageOf(posted.page))
  dropDraft(sessionStorage)
  location.assign(posted.to)
}

document.addEventListener('submit', (event) => {
  const form = theForm()
  if (!form || event.target !== form) return
  event.preventDefault()
  const pressed = event.submitter
  const isChange = pressed instanceof HTMLButtonElement && pressed.value === 'change'
  if (isChange && isTypedInto(pages[at - 1])) history.back()
  else void send(form, pressed)
})

addEventListener('popstate', (event: PopStateEvent) => {
  leave()
  const state: unknown = event.state
  const to = typeof state === 'object' && state !== null && 'at' in state ? Number(state.at) : 0
  const page = pages[to]
  pages[at] = shownNow()
  at = to
  if (page) show(page)
  else location.reload()
})

begin()
