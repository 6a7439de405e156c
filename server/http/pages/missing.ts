import { html } from './html.ts'
import type { Page } from './layout.ts'
import { needSomeone } from './parts.ts'
import type { Visit } from './visit.ts'

/** The page for an address that is not, or no longer, there. */
export const missingPage = (visit: Visit): Page => {
  const { common } = visit.words
  return {
    title: common.missingTitle,
    heading: html`${common.missingTitle}`,
    indexed: false,
    main: html`<p>${common.missing}</p>
      <p class="act"><a class="go" href="${visit.href('/join')}">${common.toJoin}</a></p>
      ${needSomeone(visit)}`,
  }
}
