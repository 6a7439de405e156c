import type { FeedEntry } from '../../shared/feed.ts'
import type { PublicMessage } from '../../shared/message.ts'
import { fillVoice } from './voice.ts'
import type { VoiceWords } from './voice.ts'

/** The list of voices on the page, newest first. */
export interface Voices {
  /** follows one entry of the feed about a message */
  follow: (entry: FeedEntry) => void
  /** shows these alone */
  replace: (messages: readonly PublicMessage[]) => void
  size: () => number
}

const copyOf = (template: HTMLTemplateElement | null): HTMLElement | null => {
  const copy = template?.content.firstElementChild?.cloneNode(true)
  return copy instanceof HTMLElement ? copy : null
}

/** Takes up the list as the server wrote it. `limit` is the most that it holds. */
export const openVoices = (list: HTMLElement, words: VoiceWords, limit: number): Voices => {
  const items = new Map<string, HTMLElement>()
  for (const item of list.querySelectorAll<HTMLElement>('[data-id]')) items.set(item.dataset['id'] ?? '', item)

  const remove = (id: string): void => {
    items.get(id)?.remove()
    items.delete(id)
  }

  const add = (message: PublicMessage): void => {
    const item = copyOf(document.querySelector<HTMLTemplateElement>('#voice'))
    if (!item) return
    fillVoice(item, message, words)
    item.classList.add('fresh')
    items.set(message.id, item)
    list.prepend(item)
    const oldest = items.size > limit ? list.lastElementChild : null
    if (oldest instanceof HTMLElement) remove(oldest.dataset['id'] ?? '')
  }

  const follow = ({ id, kind, message }: FeedEntry): void => {
    if (id === undefined) return
    const known = items.get(id)
    if (!message) remove(id)
    else if (known) fillVoice(known, message, words)
    // A change to a voice older than the list's oldest does not make it the newest.
    else if (kind === 'show') add(message)
  }

  const replace = (messages: readonly PublicMessage[]): void => {
    list.replaceChildren()
    items.clear()
    for (const message of messages.toSorted((a, b) => a.at - b.at).slice(-limit)) add(message)
  }

  return { follow, replace, size: () => items.size }
}
