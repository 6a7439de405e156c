import { rejectReasons } from '../../../shared/message.ts'
import type { RejectReason } from '../../../shared/message.ts'
import { consentVersion } from '../../../shared/words/consent.ts'
import type { PolicySection } from '../../../shared/words/words.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { Page } from './layout.ts'
import { notMonitored } from './parts.ts'
import type { Visit } from './visit.ts'

/** Messages of this conversation by what became of them; each is counted once, but `edited` is a part of `shown`. */
export interface PublicTally {
  received: number
  shown: number
  edited: number
  waiting: number
  takenDown: number
  notShown: Record<RejectReason, number>
}

const row = (label: string, count: number, kind = ''): Html =>
  html`<tr class="${kind}">
    <th scope="row">${label}</th>
    <td>${count}</td>
  </tr>`

const tally = (counts: PublicTally, visit: Visit): Html => {
  const { policy } = visit.words
  const refused = rejectReasons.filter((reason) => counts.notShown[reason] > 0)
  const notShown = rejectReasons.reduce((sum, reason) => sum + counts.notShown[reason], 0)
  return html`<section id="tally">
    <h2>${policy.tallyTitle}</h2>
    <table>
      <caption class="unseen">
        ${policy.tallyCaption}
      </caption>
      <tbody>
        ${row(policy.received, counts.received)} ${row(policy.shown, counts.shown)}
        ${row(policy.edited, counts.edited, 'part')} ${row(policy.waiting, counts.waiting)}
        ${row(policy.notShown, notShown)}
        ${refused.map((reason) => row(policy.reasons[reason], counts.notShown[reason], 'part'))}
        ${row(policy.takenDown, counts.takenDown)}
      </tbody>
    </table>
  </section>`
}

const section = ({ id, title, paragraphs }: PolicySection): Html =>
  html`<section id="${id}">
    <h2>${title}</h2>
    ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
  </section>`

const reasons = (visit: Visit): Html => {
  const { policy, reasons: sentences } = visit.words
  return html`<section id="reasons">
    <h2>${policy.why}</h2>
    <dl>
      ${rejectReasons.map(
        (reason) =>
          html`<dt>${policy.reasons[reason]}</dt>
            <dd>${sentences[reason]}</dd>`,
      )}
    </dl>
  </section>`
}

/** How messages are decided on, the privacy notice, the consent wording with its version, and live counts. */
export const policyPage = (counts: PublicTally, visit: Visit): Page => {
  const { policy, join, common } = visit.words
  const [first, ...rest] = policy.sections
  return {
    title: policy.title,
    heading: html`${policy.title}`,
    main: html`<div class="prose">
      ${notMonitored(visit)} ${tally(counts, visit)} ${first && section(first)} ${reasons(visit)} ${rest.map(section)}
      <section id="consent">
        <h2>${policy.consentTitle}</h2>
        <blockquote class="quoted">${join.consent}</blockquote>
        <p>${policy.consentVersion(consentVersion)}</p>
      </section>
    </div>`,
    footer: html`<a href="${visit.href('/join')}">${common.toJoin}</a>
      <a href="${visit.href('/')}">${common.toListen}</a>`,
  }
}
