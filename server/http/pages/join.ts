import { formTextLength, maxNameLength } from '../../../shared/text.ts'
import { consentVersion } from '../../../shared/words/consent.ts'
import { areaOptions } from './areas.ts'
import type { FieldProblem, JoinField, JoinForm } from './form.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { switchByForm } from './layout.ts'
import type { Page } from './layout.ts'
import { accented, notMonitored, sendingState, sendingWords } from './parts.ts'
import { questionFor } from './visit.ts'
import type { Visit } from './visit.ts'

/** The list of what is wrong, each line a link to its field. */
const summary = (problems: readonly FieldProblem[], notice: string | undefined, visit: Visit): Html | false =>
  (problems.length > 0 || notice !== undefined) &&
  html`<div class="problems" id="problems" role="alert" tabindex="-1" aria-labelledby="problems-title">
    <h2 id="problems-title">${visit.words.problems.title}</h2>
    ${notice !== undefined && html`<p>${notice}</p>`}
    <ul>
      ${problems.map(({ field, words }) => html`<li><a href="#${field}">${words}</a></li>`)}
    </ul>
  </div>`

const errorOf = (problems: readonly FieldProblem[], field: JoinField, visit: Visit): Html | false => {
  const found = problems.find((problem) => problem.field === field)
  return (
    found !== undefined &&
    html`<p class="error" id="${field}-error">
      <span class="unseen">${visit.words.problems.prefix}</span>${found.words}
    </p>`
  )
}

/** Attributes that tie a field to its hints and its error. */
const tied = (problems: readonly FieldProblem[], field: JoinField, hints: string): Html => {
  const wrong = problems.some((problem) => problem.field === field)
  const ids = [wrong ? `${field}-error` : '', hints].filter((id) => id !== '').join(' ')
  return html`${ids !== '' && html` aria-describedby="${ids}"`}${wrong && html` aria-invalid="true"`}`
}

// The line end after the tag is dropped by every HTML parser; without it, a first empty line of the text would be.
const textField = (form: JoinForm, problems: readonly FieldProblem[], visit: Visit): Html => {
  const { join } = visit.words
  return html`<div class="field">
    <label for="text">${join.message}</label>
    ${errorOf(problems, 'text', visit)}
    <textarea
      id="text"
      name="text"
      rows="4"
      dir="auto"
      autocomplete="off"
      autocapitalize="sentences"
      spellcheck="true"
      enterkeyhint="enter"
      ${tied(problems, 'text', 'count help')}
    >
${form.text}</textarea>
    <p class="count" id="count" data-most="${formTextLength}" data-left="${join.left}" data-over="${join.over}">
      ${join.limit(formTextLength)}
    </p>
    <p class="unseen" id="count-said" aria-live="polite"></p>
  </div>`
}

const areaField = (form: JoinForm, problems: readonly FieldProblem[], visit: Visit): Html => {
  const { join } = visit.words
  return html`<div class="field">
    <label for="area">${join.area} <span class="hint">${join.areaHint}</span></label>
    ${errorOf(problems, 'area', visit)}
    <select id="area" name="area" autocomplete="off" ${tied(problems, 'area', '')}>
      ${areaOptions(join, form.area)}
    </select>
  </div>`
}

const nameField = (form: JoinForm, problems: readonly FieldProblem[], visit: Visit): Html => {
  const { join } = visit.words
  return html`<div class="field">
    <label for="name">${join.name} <span class="hint">${join.nameHint}</span></label>
    ${errorOf(problems, 'name', visit)}
    <input
      id="name"
      name="name"
      type="text"
      value="${form.name}"
      dir="auto"
      autocomplete="nickname"
      inputmode="text"
      autocapitalize="words"
      spellcheck="false"
      enterkeyhint="done"
      data-most="${maxNameLength}"
      ${tied(problems, 'name', '')}
    />
  </div>`
}

const ticks = (form: JoinForm, problems: readonly FieldProblem[], visit: Visit): Html => {
  const { join } = visit.words
  const agreed = form.consent && form.wording === consentVersion
  return html`<div class="tick">
      <input type="checkbox" id="under16" name="under16" value="yes" ${form.under16 && html` checked`} />
      <label for="under16">${join.under16} <span class="hint">${join.under16Hint}</span></label>
    </div>
    ${errorOf(problems, 'consent', visit)}
    <div class="tick">
      <input
        type="checkbox"
        id="consent"
        name="consent"
        value="yes"
        ${agreed && html` checked`}${tied(problems, 'consent', '')}
      />
      <label for="consent">${join.consent}</label>
    </div>`
}

export interface JoinShown {
  form: JoinForm
  problems: readonly FieldProblem[]
  /** a sentence about the whole form, such as one that could not be taken yet */
  notice?: string
  /** true when the page answers a posted form: the language is then switched by a button, so that no word is lost */
  posted: boolean
}

/** The form: message, area by choice, name, age, consent, the help lines, one button. */
export const joinPage = (shown: JoinShown, visit: Visit): Page => {
  const { form, problems, notice, posted } = shown
  const { words } = visit
  const question = questionFor(visit)
  const wrong = problems.length > 0 || notice !== undefined
  return {
    title: `${wrong ? words.problems.prefix : ''}${words.join.title}`,
    heading: html`<span lang="${question.tag}" dir="auto">${accented(question.text)}</span>`,
    ...(posted ? { switcher: switchByForm(visit, 'preview') } : {}),
    indexed: !posted,
    main: html`${summary(problems, notice, visit)}
      <form id="join" method="post" action="${visit.href('/join')}" novalidate data-page="form" ${sendingWords(visit)}>
        <input type="hidden" name="key" value="${form.key}" />
        <input type="hidden" name="wording" value="${consentVersion}" />
        <input type="hidden" name="from" value="form" />
        ${textField(form, problems, visit)} ${areaField(form, problems, visit)} ${nameField(form, problems, visit)}
        ${ticks(form, problems, visit)} ${notMonitored(visit)} ${sendingState}
        <button class="go" name="step" value="preview">${words.join.next}</button>
      </form>`,
    footer: html`<a href="${visit.href('/')}">${words.common.toListen}</a>
      <a href="${visit.href('/policy')}">${words.common.toPolicy}</a>`,
  }
}
