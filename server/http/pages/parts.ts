import type { PublicMessage } from '../../../shared/message.ts'
import { labelOf } from '../../../shared/place/gazetteer.ts'
import { codePointLength, formTextLength } from '../../../shared/text.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { Visit } from './visit.ts'

/** A text with the ampersand and the city's name in the accent colour, as the wall writes its question. */
export const accented = (text: string): Html => {
  const pieces = text.split(/(&|Leeds\??|لیڈز)/)
  return html`${pieces.map((piece, i) => (i % 2 === 1 ? html`<em>${piece}</em>` : piece))}`
}

const lines = (visit: Visit): Html[] => {
  const { help, comma } = visit.words.common
  return help.map(({ label, tel }, i) => html`${i > 0 && comma}<a href="tel:${tel}" dir="auto">${label}</a>`)
}

/** Before sending: nobody watches this for emergencies, and who does. */
export const notMonitored = (visit: Visit): Html =>
  html`<p class="callout" id="help"><strong>${visit.words.common.notMonitored}</strong> ${lines(visit)}</p>`

/** The same help lines after sending, the same for everybody. */
export const needSomeone = (visit: Visit): Html =>
  html`<p class="callout" id="help"><strong>${visit.words.common.needSomeone}</strong> ${lines(visit)}</p>`

export type CardWords = Pick<PublicMessage, 'text'> & Partial<Pick<PublicMessage, 'name' | 'area' | 'edited'>>

/** A message as the city sees it. Names and areas are isolated, so that no script of one turns the other around. */
export const card = (message: CardWords, visit: Visit): Html =>
  html`<figure class="card${codePointLength(message.text) > formTextLength && ' long'}">
    <blockquote class="card-words" dir="auto">${message.text}</blockquote>
    <figcaption>
      ${message.name !== undefined && html`<bdi class="card-name">${message.name}</bdi>`}
      <bdi class="card-place"
        >${message.area === undefined ? visit.words.common.allOfLeeds : labelOf(message.area)}</bdi
      >
      ${message.edited === true && html`<span class="card-edited">${visit.words.common.edited}</span>`}
    </figcaption>
  </figure>`

/** The sentences that a script says while a form is on its way, as attributes of the form. */
export const sendingWords = (visit: Visit): Html => {
  const { sending, keptTry, tryNow } = visit.words.preview
  return html` data-sending="${sending}" data-kept="${keptTry}" data-now="${tryNow}"
  data-refused="${visit.words.problems.refused}"`
}

/** Where a script says them. */
export const sendingState = html`<p class="state" id="state" role="status"></p>`
