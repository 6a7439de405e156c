import { html } from './html.ts'
import type { Page } from './layout.ts'
import { needSomeone } from './parts.ts'
import type { Visit } from './visit.ts'

/** Asks once before a message is taken down and erased: it cannot come back. */
export const takeDownPage = (code: string, visit: Visit): Page => {
  const { takeDown } = visit.words
  const receipt = `/receipt/${encodeURIComponent(code)}`
  return {
    title: takeDown.title,
    heading: html`${takeDown.title}`,
    indexed: false,
    main: html`<p>${takeDown.what}</p>
      <p><strong>${takeDown.final}</strong></p>
      <form method="post" action="${visit.href(`${receipt}/take-down`)}">
        <button class="go danger">${takeDown.yes}</button>
      </form>
      <p class="act"><a href="${visit.href(receipt)}">${takeDown.no}</a></p>
      ${needSomeone(visit)}`,
    footer: html`<a href="${visit.href('/policy')}">${visit.words.common.toPolicy}</a>`,
  }
}
