/** Asks the service worker to keep this page for a reload without network. */
export interface KeepPage {
  /** what the page has loaded: kept before the page itself is, so that it is never kept in halves */
  needed: string[]
  /** what it may need later, such as every slice of its fonts; kept one after another */
  later: string[]
}

const assets = (urls: readonly string[]): string[] => {
  const paths = urls.map((url) => new URL(url, location.href)).filter((url) => url.origin === location.origin)
  return [...new Set(paths.map((url) => url.pathname))].filter((path) => path.startsWith('/assets/'))
}

/** The file of every `@font-face` rule of the page's sheets, loaded or not. */
const fontFiles = (page: Document): string[] =>
  [...page.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return []
      const source = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
      return source === undefined ? [] : [new URL(source, sheet.href ?? page.baseURI).href]
    }),
  )

/** Everything of this page that a reload without network needs. */
const pageToKeep = (page: Document): KeepPage => {
  const loaded = assets(performance.getEntriesByType('resource').map((entry) => entry.name))
  return { needed: loaded, later: assets(fontFiles(page)).filter((path) => !loaded.includes(path)) }
}

/**
 * Registers the service worker where the browser allows one (https, localhost, or a kiosk flag) and tells it what to
 * keep after `ms`: the first paint goes before. Returns a function that calls the telling off.
 */
export const keepPageOffline = (ms: number, onFault: (fault: string) => void): (() => void) => {
  if (!isSecureContext || !('serviceWorker' in navigator)) return () => {}
  const keep = async (): Promise<void> => {
    await navigator.serviceWorker.register('/worker.js', { scope: '/wall' })
    const ready = await navigator.serviceWorker.ready
    ready.active?.postMessage({ keep: pageToKeep(document) })
  }
  const timer = setTimeout(() => void keep().catch(() => onFault('the page could not be kept for offline use')), ms)
  return () => clearTimeout(timer)
}
