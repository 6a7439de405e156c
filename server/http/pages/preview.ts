import { codePointLength, formTextLength } from '../../../shared/text.ts'
import { labelOf } from '../../../shared/place/gazetteer.ts'
import { visibleOf } from './form.ts'
import type { JoinForm } from './form.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { switchByForm } from './layout.ts'
import type { Page } from './layout.ts'
import { card, notMonitored, sendingState, sendingWords } from './parts.ts'
import type { Visit } from './visit.ts'

const hidden = (name: string, value: string): Html => html`<input type="hidden" name="${name}" value="${value}" />`

const carried = (form: JoinForm): Html[] => [
  hidden('key', form.key),
  hidden('wording', form.wording),
  hidden('from', 'preview'),
  hidden('text', form.text),
  hidden('area', form.area),
  hidden('name', form.name),
  ...(form.under16 ? [hidden('under16', 'yes')] : []),
  ...(form.consent ? [hidden('consent', 'yes')] : []),
]

const placeLine = (form: JoinForm, visit: Visit): string => {
  const { preview } = visit.words
  if (form.under16) return preview.under16
  return form.area === '' ? preview.cityWide : preview.place(labelOf(form.area))
}

/** "This is how the city will see it": the same words as they will be stored, one button to send, one to change. */
export const previewPage = (form: JoinForm, visit: Visit, notice?: string): Page => {
  const { preview, problems, join } = visit.words
  return {
    title: `${notice === undefined ? '' : problems.prefix}${preview.title} · ${join.title}`,
    heading: html`${preview.title}`,
    aside: preview.step,
    switcher: switchByForm(visit, 'send'),
    indexed: false,
    main: html`${
        notice !== undefined &&
        html`<div class="problems" id="problems" role="alert" tabindex="-1">
          <h2>${problems.title}</h2>
          <p>${notice}</p>
        </div>`
      }
      ${card(visibleOf(form), visit)}
      <p>${placeLine(form, visit)} ${preview.person}</p>
      <p>${preview.privacy}</p>
      ${codePointLength(form.text) > formTextLength && html`<p>${preview.long}</p>`} ${notMonitored(visit)}
      <form id="join" method="post" action="${visit.href('/join')}" data-page="preview" ${sendingWords(visit)}>
        ${carried(form)} ${sendingState}
        <button class="go" name="step" value="send">${preview.send}</button>
        <button class="plain" name="step" value="change">${preview.change}</button>
      </form>`,
    footer: html`<a href="${visit.href('/policy')}">${visit.words.common.toPolicy}</a>`,
  }
}
