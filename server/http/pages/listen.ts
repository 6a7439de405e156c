import type { FeedSnapshot } from '../../../shared/feed.ts'
import { sourceLabels } from '../../../shared/message.ts'
import type { PublicMessage } from '../../../shared/message.ts'
import { labelOf } from '../../../shared/place/gazetteer.ts'
import { dayAndTime } from '../../../shared/words/clock.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { Page } from './layout.ts'
import { accented } from './parts.ts'
import { questionFor } from './visit.ts'
import type { Visit } from './visit.ts'

/** How many voices the page begins with; scripts add those that follow. */
export const listenLimit = 200

interface Voice {
  id: string
  text: string
  name: string
  area: string
  source: string
  iso: string
  time: string
  edited: boolean
}

const voiceOf = (message: PublicMessage, visit: Visit): Voice => ({
  id: message.id,
  text: message.text,
  name: message.name ?? '',
  area: message.area === undefined ? visit.words.common.allOfLeeds : labelOf(message.area),
  source: [message.handle, sourceLabels[message.source]].filter((part) => part !== undefined).join(' · '),
  iso: new Date(message.at).toISOString(),
  time: dayAndTime(message.at, visit.words.tag, visit.settings.timeZone),
  edited: message.edited,
})

// The script fills a copy of this same item: what it may change is named by data-slot.
const item = (voice: Voice, visit: Visit): Html =>
  html`<li class="voice" data-id="${voice.id}">
    <p class="voice-words" dir="auto" data-slot="text">${voice.text}</p>
    <p class="voice-by">
      <bdi class="voice-name" data-slot="name">${voice.name}</bdi>
      <bdi class="voice-place" data-slot="area">${voice.area}</bdi>
      <bdi data-slot="source">${voice.source}</bdi>
      <time datetime="${voice.iso}" data-slot="time">${voice.time}</time>
      <span class="voice-edited" data-slot="edited" ${!voice.edited && html` hidden`}
        >${visit.words.common.edited}</span
      >
    </p>
  </li>`

const blank: Voice = { id: '', text: '', name: '', area: '', source: '', iso: '', time: '', edited: false }

/** The text twin of the wall: what the city said, newest first. In a panic the words give way to one calm sentence. */
export const listenPage = (shown: FeedSnapshot, visit: Visit): Page => {
  const { listen, common, tag } = visit.words
  const question = questionFor(visit)
  const voices = shown.calm ? [] : shown.snapshot
  return {
    title: listen.title,
    heading: html`<span lang="${question.tag}" dir="auto">${accented(question.text)}</span>`,
    refreshSeconds: 30,
    main: html`<p class="act"><a class="go" href="${visit.href('/join')}">${listen.say}</a></p>
      <h2>${listen.title}</h2>
      <p class="intro">${listen.intro} <span id="live-note" data-live="${listen.live}"></span></p>
      <p class="state" id="state" role="status" data-stale="${listen.stale}"></p>
      <p class="callout" id="calm" ${!shown.calm && html` hidden`}>${listen.calm}</p>
      <p class="empty" id="empty" ${(voices.length > 0 || shown.calm) && html` hidden`}>${listen.empty}</p>
      <ol
        class="voices"
        id="voices"
        data-last="${shown.last}"
        data-calm="${String(shown.calm)}"
        data-tag="${tag}"
        data-zone="${visit.settings.timeZone}"
        data-everywhere="${common.allOfLeeds}"
        data-limit="${listenLimit}"
        data-sources="${JSON.stringify(sourceLabels)}"
      >
        ${voices.map((message) => item(voiceOf(message, visit), visit))}
      </ol>
      <template id="voice">${item(blank, visit)}</template>`,
    footer: html`<a href="${visit.href('/policy')}">${common.toPolicy}</a>`,
  }
}
