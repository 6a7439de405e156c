import type { PublicMessage } from '../../shared/message.ts'
import { dayAndTime } from '../../shared/words/clock.ts'

/** What the page says about itself, for the voices that scripts add. */
export interface VoiceWords {
  tag: string
  zone: string
  everywhere: string
  sources: Readonly<Record<string, string>>
}

/** The words of one voice by the slot of its item. */
export const slotsOf = (message: PublicMessage, words: VoiceWords): Readonly<Record<string, string>> => ({
  text: message.text,
  name: message.name ?? '',
  area: message.area === undefined ? words.everywhere : message.area.slice(message.area.indexOf('/') + 1),
  source: [message.handle, words.sources[message.source] ?? message.source]
    .filter((part) => part !== undefined)
    .join(' · '),
  time: dayAndTime(message.at, words.tag, words.zone),
})

/** Fills an item of the list, as text alone. */
export const fillVoice = (item: HTMLElement, message: PublicMessage, words: VoiceWords): void => {
  item.dataset['id'] = message.id
  for (const [slot, text] of Object.entries(slotsOf(message, words))) {
    const place = item.querySelector(`[data-slot="${slot}"]`)
    if (place) place.textContent = text
  }
  item.querySelector('time')?.setAttribute('datetime', new Date(message.at).toISOString())
  const edited = item.querySelector<HTMLElement>('[data-slot="edited"]')
  if (edited) edited.hidden = !message.edited
}
