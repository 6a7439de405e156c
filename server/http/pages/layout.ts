import { languages, catalogues } from '../../../shared/words/languages.ts'
import type { Language } from '../../../shared/words/languages.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { Visit } from './visit.ts'

/** Addresses of a page's built files: `scripts` are modules, `styles` include those of imported chunks. */
export interface PageAssets {
  scripts: string[]
  styles: string[]
}

export interface Page {
  title: string
  /** the big line of the dark head */
  heading: Html
  /** a few words at the side of the heading, such as the step of a form */
  aside?: string
  main: Html
  /** how the language is switched: links, where nothing typed could be lost, is the default */
  switcher?: Html
  /** without scripts, the page asks again after so many seconds */
  refreshSeconds?: number
  /** false keeps a page with somebody's words out of search engines */
  indexed?: boolean
  footer?: Html
}

const link = (language: Language, visit: Visit): Html => {
  const { name, tag } = catalogues[language]
  const current = language === visit.language && html` aria-current="true"`
  return html`<a href="?lang=${language}" lang="${tag}" hreflang="${tag}" ${current}>${name}</a>`
}

const button = (language: Language, visit: Visit): Html => {
  const { name, tag } = catalogues[language]
  const current = language === visit.language && html` aria-current="true"`
  return html`<button form="join" name="lang" value="${language}" lang="${tag}" ${current}>${name}</button>`
}

/**
 * The language switch of a page that answers a posted form: buttons of that form, so that no typed word is lost. The
 * first button of a form is what Enter presses, so an unseen one with the usual step stands before them.
 */
export const switchByForm = (visit: Visit, step: string): Html =>
  html`<button form="join" name="step" value="${step}" class="unseen" tabindex="-1" aria-hidden="true"></button
    >${languages.map((language) => button(language, visit))}`

const hashtag = (visit: Visit): string => `#${visit.settings.hashtag.replace(/^#/, '')}`

const head = (page: Page, visit: Visit): Html =>
  html`<header class="head">
    <div class="head-row">
      <a class="head-tag" href="${visit.href('/')}"><bdi>${hashtag(visit)}</bdi></a>
      <nav class="languages" aria-label="${visit.words.common.language}">
        ${page.switcher ?? languages.map((language) => link(language, visit))}
      </nav>
    </div>
    ${visit.settings.rehearsal && html`<p class="rehearsal">${visit.words.common.rehearsal}</p>`}
    <div class="head-line">
      <h1 id="heading" tabindex="-1">${page.heading}</h1>
      ${page.aside !== undefined && html`<p class="head-aside">${page.aside}</p>`}
    </div>
  </header>`

const defaultFooter = (visit: Visit): Html =>
  html`<a href="${visit.href('/join')}">${visit.words.common.toJoin}</a>
    <a href="${visit.href('/')}">${visit.words.common.toListen}</a>
    <a href="${visit.href('/policy')}">${visit.words.common.toPolicy}</a>`

const refresh = (seconds: number): Html => html`<noscript><meta http-equiv="refresh" content="${seconds}" /></noscript>`

/** A whole document. Scripts stand in the head, as modules: the body alone is what a script may swap. */
export const document = (page: Page, visit: Visit, assets: PageAssets): string => {
  const { tag, dir, common } = visit.words
  const title = visit.settings.rehearsal ? `${page.title} · ${common.rehearsalShort}` : page.title
  return html`<!doctype html>
    <html lang="${tag}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0b1930" />
        ${page.indexed === false && html`<meta name="robots" content="noindex" />`}
        ${page.refreshSeconds !== undefined && refresh(page.refreshSeconds)}
        <title>${title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        ${assets.styles.map((href) => html`<link rel="stylesheet" href="${href}" />`)}
        ${assets.scripts.map((src) => html`<script type="module" src="${src}"></script>`)}
      </head>
      <body>
        <a class="skip" href="#main">${common.skip}</a>
        <div class="sheet">
          ${head(page, visit)}
          <main id="main">${page.main}</main>
          <footer class="foot">${page.footer ?? defaultFooter(visit)}</footer>
        </div>
      </body>
    </html> `.source
}
