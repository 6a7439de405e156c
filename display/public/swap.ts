const parse = (source: string): Document => new DOMParser().parseFromString(source, 'text/html')

/** What can be put back when somebody goes back a page: the nodes themselves, with everything typed into them. */
export interface Shown {
  nodes: Node[]
  title: string
  lang: string
  dir: string
}

export const shownNow = (): Shown => ({
  nodes: [...document.body.childNodes],
  title: document.title,
  lang: document.documentElement.lang,
  dir: document.documentElement.dir,
})

/** Puts a page in the place of the one that is shown, and takes a reader of the screen to its problems or its heading. */
export const show = ({ nodes, title, lang, dir }: Shown): void => {
  document.body.replaceChildren(...nodes)
  document.title = title
  Object.assign(document.documentElement, { lang, dir })
  scrollTo(0, 0)
  const first = document.querySelector<HTMLElement>('#problems') ?? document.querySelector<HTMLElement>('#heading')
  first?.focus()
}

/** A page as the server wrote it, ready to be shown. Its scripts stand in the head and are not taken over. */
export const pageOf = (source: string): Shown => {
  const page = parse(source)
  return {
    nodes: [...page.body.childNodes].map((node) => document.adoptNode(node)),
    title: page.title,
    lang: page.documentElement.lang,
    dir: page.documentElement.dir,
  }
}

/** Replaces one part of the page, found by its selector, by the same part of a newer writing of the page. */
export const renew = (source: string, selectors: readonly string[]): void => {
  const page = parse(source)
  for (const selector of selectors) {
    const newer = page.querySelector(selector)
    if (newer) document.querySelector(selector)?.replaceWith(document.adoptNode(newer))
  }
  document.title = page.title
}
