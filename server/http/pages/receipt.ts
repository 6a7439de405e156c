import type { Receipt } from '../../../shared/api.ts'
import { RejectReason } from '../../../shared/message.ts'
import { clockTime } from '../../../shared/words/clock.ts'
import type { ReceiptState } from '../../../shared/words/words.ts'
import { receiptMark } from '../../../shared/words/receipt-mark.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { Page } from './layout.ts'
import { card, needSomeone } from './parts.ts'
import type { Visit } from './visit.ts'

interface Line {
  as: 'done' | 'pending' | 'stopped'
  title: string
  at?: number | undefined
  note?: string | undefined
}

const readLine = (receipt: Receipt, visit: Visit): Line => {
  const { receipt: words } = visit.words
  return receipt.state === 'waiting'
    ? { as: 'pending', title: words.readPending, note: words.readPendingHint }
    : { as: 'done', title: words.read, at: receipt.decidedAt }
}

const reasonOf = (receipt: Receipt, visit: Visit): string => {
  const known = RejectReason.safeParse(receipt.reason)
  return visit.words.reasons[known.success ? known.data : 'other']
}

const shownLine = (receipt: Receipt, visit: Visit): Line => {
  const { receipt: words } = visit.words
  const edited = receipt.edited ? words.shownEditedHint : undefined
  const lines: Record<ReceiptState, Line> = {
    waiting: { as: 'pending', title: words.shownPending },
    approved: { as: 'pending', title: words.onItsWay, note: edited },
    shown: {
      as: 'done',
      title: receipt.edited ? words.shownEdited : words.shownAsWritten,
      at: receipt.shownAt,
      note: edited,
    },
    not_shown: { as: 'stopped', title: words.notShown, note: reasonOf(receipt, visit) },
    taken_down: { as: 'stopped', title: words.takenDown, note: words.takenDownHint },
    erased: { as: 'stopped', title: words.erased, note: words.erasedHint },
  }
  return lines[receipt.state]
}

/** What has happened to a message. One in the crisis lane is `waiting` and has the lines of any other that waits. */
const linesOf = (receipt: Receipt, visit: Visit): Line[] => {
  const sent: Line = { as: 'done', title: visit.words.receipt.sent, at: receipt.sentAt }
  const shown = shownLine(receipt, visit)
  return receipt.state === 'erased' ? [sent, shown] : [sent, readLine(receipt, visit), shown]
}

const step = (line: Line, visit: Visit): Html => {
  const { receipt } = visit.words
  const said = { done: receipt.done, pending: receipt.notYet, stopped: receipt.stopped }[line.as]
  const time = line.at !== undefined && clockTime(line.at, visit.words.tag, visit.settings.timeZone)
  return html`<li class="step ${line.as}">
    <p class="step-title"><span class="unseen">${said}</span> ${line.title}</p>
    ${time !== false && html`<p class="step-note">${time}</p>`}
    ${line.note !== undefined && html`<p class="step-note">${line.note}</p>`}
  </li>`
}

const answer = (receipt: Receipt, visit: Visit): Html | false => {
  const { receipt: words } = visit.words
  if (receipt.reply !== undefined)
    return html`<li class="step done">
      <p class="step-title"><span class="unseen">${words.done}</span> ${words.answer}</p>
      <blockquote class="reply" dir="auto">${receipt.reply}</blockquote>
    </li>`
  return receipt.state !== 'erased' && step({ as: 'pending', title: words.answer, note: words.answerHint }, visit)
}

const takeDownLink = (code: string, visit: Visit): Html =>
  html`<a href="${visit.href(`/receipt/${encodeURIComponent(code)}/take-down`)}">${visit.words.receipt.takeDown}</a>`

const keep = (visit: Visit): Html => {
  const { receipt: words } = visit.words
  return html`<p class="keep">
    <strong>${words.keepTitle}</strong> <span class="keep-why">${words.keep}</span>
    <button class="plain" type="button" id="copy" data-copied="${words.copied}" hidden>${words.copy}</button>
  </p>`
}

/** How often a page without scripts asks again: often while a person has yet to decide, then now and then for an answer. */
const refreshSeconds = (receipt: Receipt): number =>
  receipt.state === 'waiting' || receipt.state === 'approved' ? 15 : 120

/** A message's way, step by step, and what its sender may do. The help lines are the same for everybody. */
export const receiptPage = (code: string, receipt: Receipt, visit: Visit): Page => {
  const { receipt: words } = visit.words
  const gone = receipt.state === 'erased'
  return {
    title: words.titles[receipt.state],
    heading: html`${words.titles[receipt.state]}`,
    indexed: false,
    ...(gone ? {} : { refreshSeconds: refreshSeconds(receipt) }),
    main: html`<div id="live" data-code="${code}" data-mark="${receiptMark(receipt)}">
        <ol class="steps">
          ${linesOf(receipt, visit).map((line) => step(line, visit))}${answer(receipt, visit)}
        </ol>
        ${
          receipt.message !== undefined &&
          html`<h2 class="unseen">${words.yours}</h2>
            ${card(receipt.message, visit)}`
        }
        ${
          !gone &&
          html`<p class="act">${takeDownLink(code, visit)}</p>
            ${keep(visit)}`
        }
        ${needSomeone(visit)}
        <p class="act"><a href="${visit.href('/join')}">${words.again}</a></p>
      </div>
      <p class="unseen" id="said" aria-live="polite"></p>`,
    footer: html`<a href="${visit.href('/')}">${visit.words.common.toListen}</a>
      <a href="${visit.href('/policy')}">${visit.words.common.toPolicy}</a>`,
  }
}
